import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { continuityOf } from '../../api/continuity'
import type { ContinuityPage } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { REASON_GROUPS } from '../../ui/continuityWords'
import { day } from '../../ui/dates'
import { Empty, Facts, Loading, Section } from '../../ui/parts'
import { lanes } from './lanes'
import { long, thereFor } from './say'
import { Spans } from './Spans'

/** Who has been there for a child, and for how long. */
export function ChildContinuity({ id }: { id: string }) {
  const query = useQuery(continuityOf(id))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  const shown = lanes(page)
  return (
    <>
      <title>Who has been there - Kith</title>
      <Section title="Who has been there">
        <p className="app-answer">{thereFor(page)}</p>
        {shown.length === 0 ? (
          <Empty>Workers and pods will be drawn here, from the day on which help begins.</Empty>
        ) : (
          <Spans lanes={shown} until={page.on} />
        )}
      </Section>
      {shown.map((lane) => (
        <Section title={LANES[lane.name] ?? lane.name} key={lane.name}>
          <ol className="govuk-list">
            {lane.spans.map((span) => (
              <li key={span.key}>
                {span.workerId ? (
                  <Link to="/workers/$id/continuity" params={{ id: span.workerId }} className="govuk-link">
                    {span.text}
                  </Link>
                ) : (
                  <strong>{span.text}</strong>
                )}
                , {span.until ? `${day(span.since)} to ${day(span.until)}` : `since ${day(span.since)}`}
                <span className="app-quiet">. {span.why}</span>
              </li>
            ))}
          </ol>
        </Section>
      ))}
      {page.helped.length > 0 && <InNumbers page={page} />}
    </>
  )
}

const LANES: Record<string, string> = {
  Keyworker: 'Keyworkers, the first one first',
  Beside: 'Who worked beside them',
  'Stood in': 'Who stood in while they were away',
  Pod: 'Pods',
}

function InNumbers({ page }: { page: ContinuityPage }) {
  const recent = page.changes.filter((each) => each.on >= page.year_since)
  const same =
    page.same_pod === null ? 'No assessment has begun yet' : page.same_pod ? 'Yes, without a change' : 'No, another pod'
  return (
    <Section title="In numbers">
      <Facts
        rows={[
          ['Workers in the last 12 months', page.workers_in_year],
          [
            'Changes of worker in the last 12 months',
            recent.length === 0
              ? 'None'
              : recent
                  .map((each) => `${day(each.on)} (${(REASON_GROUPS[each.group] ?? each.group).toLowerCase()})`)
                  .join(', '),
          ],
          ['Workers since help first began', page.workers_ever],
          [
            'The present worker has been there for',
            page.days_known === null ? 'Nobody is there now' : long(page.days_known),
          ],
          ['Still with the pod of the first assessment', same],
          [
            'Visits in 12 months by somebody of the child’s pod',
            page.visits === 0 ? 'No visits in these 12 months' : `${page.in_pod} of ${page.visits}`,
          ],
        ]}
      />
      <p className="govuk-body app-quiet">
        A change is counted when somebody else becomes the keyworker while help goes on. Who stands in for an absence or
        works beside is no change.
      </p>
    </Section>
  )
}
