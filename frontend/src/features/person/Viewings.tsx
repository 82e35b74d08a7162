import { useInfiniteQuery } from '@tanstack/react-query'
import { viewingsOf } from '../../api/queries'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { Loading, Table } from '../../ui/parts'
import { words } from '../../ui/words'

const WHAT: Record<string, string> = {
  overview: 'The overview', chronology: 'The chronology', chronology_pdf: 'The chronology, printed', event: 'A significant event',
  visits: 'The list of visits', history: 'The history',
  as_known: 'The record as known on a day', viewings: 'Who has looked', person: 'What is known of them', visit: 'A visit',
  journey: 'The journey', contact: 'A contact', family: 'The family', referral: 'A referral',
} // prettier-ignore

/** Who has looked at this record, at what, when and on what ground. A family may ask for this list. */
export function Viewings({ id }: { id: string }) {
  const query = useInfiniteQuery(viewingsOf(id))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <title>Who has looked - Kith</title>
      <p className="app-answer">
        Every time somebody opens a part of this record, it is noted here before they see it.
      </p>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {rows.length > 0 && (
        <Table
          caption="Who has looked"
          head={['When', 'Who', 'As', 'At what', 'Because']}
          rows={rows}
          rowKey={(row) => String(row.id)}
          cells={(row) => [
            moment(row.at),
            row.actor_name ?? 'Kith itself',
            words(row.acting_as),
            WHAT[row.what] ?? words(row.what),
            row.ground === 'pod' ? 'Their pod knows the child or the family' : words(row.ground),
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </>
  )
}
