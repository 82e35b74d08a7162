import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { coverageNow, driftNow } from '../../api/supervision'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Empty, Loading, Name, Section, State, Table, Title } from '../../ui/parts'

/** Whether any child is out of everybody's sight: how many were talked about in time, for each team, and who was not. */
export function Service() {
  const query = useQuery(coverageNow)
  const drift = useInfiniteQuery(driftNow)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const pods = query.data.pods
  const sum = (of: 'open' | 'discussed' | 'not_due') => pods.reduce((all, pod) => all + pod[of], 0)
  const rows = drift.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Title page="Group supervision of all teams" />
      <p className="app-answer">
        {sum('discussed')} of {sum('open')} children were talked about in time, and {sum('not_due')} more are not due
        yet.
      </p>
      <Section title="Each team, the least first">
        <Table
          caption="How many children each team has talked about in time"
          head={['Team', 'Talked about in time', 'Open', 'Not due yet', 'Longest wait, days']}
          rows={pods}
          rowKey={(pod) => pod.pod_id}
          cells={(pod) => [
            <Link key="pod" to="/pods/$id/supervision" params={{ id: pod.pod_id }} className="govuk-link">
              {pod.pod_name}
            </Link>,
            `${pod.discussed} (${Math.round((100 * pod.discussed) / pod.open)} in 100)`,
            String(pod.open),
            String(pod.not_due),
            pod.longest === null ? '' : String(pod.longest),
          ]}
        />
      </Section>
      <Section title="Out of sight the longest">
        {rows.length === 0 ? (
          <Empty>{drift.isPending ? 'Loading.' : 'Nobody: every child was talked about in time.'}</Empty>
        ) : (
          <Table
            caption="Children whom nobody has talked about in time, the longest first"
            head={['Child', 'Team', 'Days', 'Was due', 'Keyworker']}
            rows={rows}
            rowKey={(row) => row.child_id}
            cells={(row) => [
              <Link key="child" to="/people/$id/supervision" params={{ id: row.child_id }} className="govuk-link">
                <Name>{row.name}</Name>
              </Link>,
              row.pod_name,
              String(row.days),
              <State key="due" is="late">
                {day(row.due_on)}
              </State>,
              row.keyworker_name ?? 'Nobody yet',
            ]}
          />
        )}
        {drift.hasNextPage && (
          <Button secondary busy={drift.isFetchingNextPage} onClick={() => void drift.fetchNextPage()}>
            Show more
          </Button>
        )}
      </Section>
    </>
  )
}
