import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asKnownOf, historyOf } from '../../api/queries'
import type { ChangeOfFact, HistoryRow, RecordAsKnown } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, moment } from '../../ui/dates'
import { Empty, Loading, Section } from '../../ui/parts'
import { words } from '../../ui/words'
import { sentence } from '../../app/sentences'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** A text as it is read: ids are left out, days and times in London's way, codes in words. */
function textOf(value: string): string {
  if (UUID.test(value)) return ''
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return moment(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value)
  return /^[a-z]+(_[a-z]+)*$|^[A-Z]\w{0,5}$/.test(value) ? words(value) : value
}

/** A fact in words: lists and parts by their values, ids left out. */
export function factText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return textOf(value)
  if (typeof value === 'number') return String(value)
  const parts = Array.isArray(value)
    ? value
    : Object.entries(value)
        .filter(([name]) => name !== 'id')
        .map(([, each]) => each as unknown)
  return (
    parts
      .map((each) => (each === null || each === false ? '' : factText(each)))
      .filter((each) => each && each !== 'nothing')
      .join(', ') || 'nothing'
  )
}

/** Where a fact is, in words: "/names/0190…/given" is "names, given". */
export function factName(pointer: string): string {
  return pointer
    .split('/')
    .filter((step) => step && !UUID.test(step))
    .map((step) => words(step).toLowerCase())
    .join(', ')
}

/** What was recorded, by whom and when, with what each entry changed; and the record as it was known on a day. */
export function HistoryScreen({ id }: { id: string }) {
  const [on, setOn] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <>
      <title>History - Kith</title>
      <Section title="As known on a day">
        <form
          className="app-row"
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(on || null)
          }}
        >
          <DateField at="/on" label="What did we know at the end of this day?" value={on} onChange={setOn} />
          <Button type="submit" secondary disabled={!on}>
            Show
          </Button>
          {asked && (
            <Button secondary onClick={() => setAsked(null)}>
              Back to the history
            </Button>
          )}
        </form>
      </Section>
      {asked ? <AsKnown id={id} on={asked} /> : <Entries id={id} />}
    </>
  )
}

function Entries({ id }: { id: string }) {
  const query = useInfiniteQuery(historyOf(id))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title="What was recorded">
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      <ol className="app-time" aria-label="Entries, the latest first">
        {rows.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Section>
  )
}

function Entry({ entry }: { entry: HistoryRow }) {
  return (
    <li>
      <time dateTime={entry.recorded_at}>{moment(entry.recorded_at)}</time>
      <div>
        <p>
          <strong>{sentence(entry)}</strong>{' '}
          <span className="app-quiet">
            {entry.actor_name ?? words(entry.acting_as)}, version {entry.version}
          </span>
        </p>
        {entry.reason && <p>{entry.reason}</p>}
        {entry.version > 1 ? (
          <Changes changes={entry.changes} />
        ) : (
          <details className="govuk-details">
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">What was written</span>
            </summary>
            <div className="govuk-details__text">
              <Changes changes={entry.changes} />
            </div>
          </details>
        )}
      </div>
    </li>
  )
}

function Changes({ changes }: { changes: ChangeOfFact[] }) {
  const shown = changes.filter(
    (each) => factName(each.pointer) !== 'id' && factText(each.before) !== factText(each.after),
  )
  return (
    <ul className="govuk-list">
      {shown.map((each) => (
        <li key={each.pointer}>
          {factName(each.pointer)}: {each.before !== null && <del>{factText(each.before)}</del>}{' '}
          <ins>{factText(each.after)}</ins>
        </li>
      ))}
    </ul>
  )
}

function AsKnown({ id, on }: { id: string; on: string }) {
  const query = useQuery(asKnownOf(id, on))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  if (query.data.items.length === 0) return <Empty>Nothing was known about this person then.</Empty>
  return query.data.items.map((record) => <KnownRecord key={record.record_id} record={record} />)
}

function KnownRecord({ record }: { record: RecordAsKnown }) {
  return (
    <Section title={`${words(record.kind)}, as recorded on ${moment(record.recorded_at)}`}>
      <ul className="govuk-list">
        {Object.entries(record.state)
          .filter(([name, value]) => name !== 'id' && factText(value) !== 'nothing' && factText(value) !== '')
          .map(([name, value]) => (
            <li key={name}>
              {words(name)}: {factText(value)}
            </li>
          ))}
      </ul>
    </Section>
  )
}
