import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { timelineOf } from '../../api/queries'
import type { TimelineRow } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, daysBetween, moment, today } from '../../ui/dates'
import { Empty, Loading } from '../../ui/parts'
import { words } from '../../ui/words'
import { sentence } from '../../app/sentences'

const LATE_DAYS = 2

/** Everything that happened, by the day it happened; what was recorded later says when. */
export function Timeline({ id }: { id: string }) {
  const query = useInfiniteQuery(timelineOf(id))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <title>Story - Kith</title>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {query.data && rows.length === 0 && <Empty>Nothing has been recorded yet.</Empty>}
      <ol className="app-time" aria-label="What happened, the latest first">
        {rows.map((entry) => (
          <Entry key={entry.seq} entry={entry} personId={id} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </>
  )
}

function Entry({ entry, personId }: { entry: TimelineRow; personId: string }) {
  const occurred = today(new Date(entry.occurred_at))
  const late = daysBetween(occurred, today(new Date(entry.recorded_at))) > LATE_DAYS
  return (
    <li>
      <span>
        <time dateTime={entry.occurred_at}>{day(entry.occurred_at)}</time>
        {late && <span className="app-quiet"> recorded {day(entry.recorded_at)}</span>}
      </span>
      <div>
        <p>
          <strong>
            {entry.kind === 'visit' && entry.type !== 'visit.cancelled' ? (
              <Link
                to="/people/$id/visits/$visit"
                params={{ id: personId, visit: entry.record_id }}
                className="govuk-link"
              >
                {sentence(entry)}
              </Link>
            ) : entry.kind === 'plan' ? (
              <Link
                to="/people/$id/plans/$plan"
                params={{ id: personId, plan: entry.record_id }}
                className="govuk-link"
              >
                {sentence(entry)}
              </Link>
            ) : entry.kind === 'assessment' ? (
              <Link
                to="/people/$id/assessments/$assessment"
                params={{ id: personId, assessment: entry.record_id }}
                className="govuk-link"
              >
                {sentence(entry)}
              </Link>
            ) : entry.kind === 'contact' ? (
              <Link to="/contacts/$id" params={{ id: entry.record_id }} className="govuk-link">
                {sentence(entry)}
              </Link>
            ) : (
              sentence(entry)
            )}
          </strong>
        </p>
        {entry.reason && <p>{entry.reason}</p>}
        <p className="app-quiet">
          <span title={moment(entry.recorded_at)}>
            {entry.actor_name ?? words(entry.acting_as)}
            {entry.actor_name && entry.acting_as !== 'agency' && `, ${words(entry.acting_as).toLowerCase()}`}
          </span>
        </p>
      </div>
    </li>
  )
}
