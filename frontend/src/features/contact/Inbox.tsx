import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inboxOf } from '../../api/queries'
import type { InboxRow } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { age, day, moment } from '../../ui/dates'
import { Empty, Loading, Name, State, Table, Title, type Urgency } from '../../ui/parts'
import { words } from '../../ui/words'

/** Late, soon or in time, against the working day within which the front door decides. */
export function dueState(left: number): { is: Urgency; text: string } {
  if (left < 0) return { is: 'late', text: left === -1 ? '1 working day late' : `${-left} working days late` }
  if (left === 0) return { is: 'soon', text: 'Decide today' }
  return { is: 'in-time', text: left === 1 ? '1 working day left' : `${left} working days left` }
}

function summary(rows: InboxRow[]): string {
  const late = rows.filter((row) => row.working_days_left < 0).length
  const urgent = rows.filter((row) => row.urgency === 'now').length
  if (rows.length === 0) return 'Nobody is waiting for a decision.'
  const waiting = rows.length === 1 ? '1 contact waits' : `${rows.length} contacts wait`
  return `${waiting} for a decision${late ? `, ${late} of them late` : ', none of them late'}${urgent ? `; ${urgent} may be about a child in danger now` : ''}.`
}

export function Inbox({ state }: { state: 'waiting' | 'decided' }) {
  const query = useInfiniteQuery(inboxOf(state))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Title page={state === 'waiting' ? 'Inbox' : 'Decided contacts'} />
      <nav className="app-sub" aria-label="Contacts">
        <ul>
          <li>
            <Link to="/inbox" search={{}} aria-current={state === 'waiting' ? 'page' : undefined}>
              Waiting
            </Link>
          </li>
          <li>
            <Link to="/inbox" search={{ state: 'decided' }} aria-current={state === 'decided' ? 'page' : undefined}>
              Decided
            </Link>
          </li>
        </ul>
      </nav>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {query.data && state === 'waiting' && <p className="app-answer">{summary(rows)}</p>}
      {query.data && rows.length === 0 && state === 'decided' && <Empty>No contact has been decided yet.</Empty>}
      {query.data && rows.length === 0 && state === 'waiting' && (
        <Empty>When a school, a nurse, the police or a neighbour tells us about a worry, it appears here.</Empty>
      )}
      {rows.length > 0 && (
        <Table
          caption="Contacts"
          head={['About', 'From', 'Received', state === 'waiting' ? 'Decision' : 'Decided', 'Urgency', 'With']}
          rows={rows}
          rowKey={(row) => row.id}
          cells={(row) => {
            const due = dueState(row.working_days_left)
            return [
              <Link key="about" to="/contacts/$id" params={{ id: row.id }} className="govuk-link">
                {row.children.map((child, place) => (
                  <span key={child.id}>
                    {place > 0 && ', '}
                    <Name>{child.name}</Name> ({age(child.date_of_birth, child.due_date)})
                  </span>
                ))}
              </Link>,
              <span key="from">
                {row.agency_name ?? words(row.source_code)}
                <span className="app-quiet"> {row.sender_role ?? row.sender_name}</span>
              </span>,
              moment(row.received_at),
              state === 'waiting' ? (
                <State key="due" is={due.is}>
                  {due.text}
                </State>
              ) : (
                row.children.map((child) => (child.outcome ? words(child.outcome) : '')).join(', ') +
                (row.concluded_at ? `, ${day(row.concluded_at)}` : '')
              ),
              row.urgency === 'now' ? (
                <State key="urgency" is="late">
                  Now
                </State>
              ) : (
                words(row.urgency)
              ),
              <span key="with">
                {row.taken_by_name ?? 'Nobody yet'}
                {row.earlier_contacts > 0 && (
                  <span className="app-quiet">
                    {' '}
                    {row.earlier_contacts === 1 ? '1 earlier contact' : `${row.earlier_contacts} earlier contacts`}
                  </span>
                )}
              </span>,
            ]
          }}
        />
      )}
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  )
}
