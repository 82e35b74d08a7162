import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { worklistOf, type Whose } from '../../api/queries'
import type { DueRow, Worklist as Page } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { age, day, today } from '../../ui/dates'
import { Select } from '../../ui/Field'
import { Empty, Loading, Name, Section, State, Table, Title, type Urgency } from '../../ui/parts'
import { words } from '../../ui/words'
import { PAGE_OF, CODES, ruleWords } from '../../ui/limits'

export type By = 'day' | 'child' | 'family'
export interface Filters {
  whose: Whose
  pod?: string | undefined
  by: By
  code?: string | undefined
  show: 'all' | 'late'
}

const SOON = 5

export function due(left: number, on: string): { is: Urgency; text: string } {
  if (on < today()) return { is: 'late', text: left >= -1 ? '1 working day late' : `${-left} working days late` }
  if (left === 0) return { is: 'soon', text: 'Today' }
  return {
    is: left <= SOON ? 'soon' : 'in-time',
    text: left === 1 ? '1 working day left' : `${left} working days left`,
  }
}

function summary(counts: Page['counts'], shown: number, more: boolean): string {
  if (shown === 0) return 'Nothing is due.'
  if (!counts) return more ? `The ${shown} most urgent things of the whole service.` : `${shown} things to do.`
  const all = counts.all === 1 ? '1 thing to do' : `${counts.all} things to do`
  if (counts.late === 0 && counts.soon === 0) return `${all}, none of them within a week.`
  return `${all}: ${counts.late === 0 ? 'none late' : `${counts.late} late`}, ${counts.soon} within a week.`
}

function groups(rows: DueRow[], by: By): [string, DueRow[]][] {
  const found = new Map<string, DueRow[]>()
  for (const row of rows) {
    const key =
      by === 'day'
        ? row.due_on < today()
          ? 'Late'
          : row.due_on === today()
            ? 'Today'
            : day(row.due_on)
        : by === 'child'
          ? (row.child_name ?? 'Name not known yet')
          : (row.family?.name ?? 'No family recorded')
    found.set(key, [...(found.get(key) ?? []), row])
  }
  const every = [...found]
  return by === 'day' ? every : every.sort(([one], [other]) => one.localeCompare(other, 'en-GB'))
}

interface Props {
  filters: Filters
  onChange: (next: Partial<Filters>) => void
  /** What waits besides what is due, in short. */
  beside?: ReactNode
}

/** What to do next and for whom: today's first page. */
export function Worklist({ filters, onChange, beside }: Props) {
  const { session } = useSession()
  const may = useMay()
  const pods = session?.worker?.pods ?? []
  const query = useInfiniteQuery(worklistOf(filters))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const title =
    filters.whose === 'mine' ? 'My work' : filters.whose === 'pod' ? 'Our pod’s work' : 'The whole service’s work'
  return (
    <>
      <Title page={title} />
      <nav className="app-sub" aria-label="Whose work">
        <ul>
          <li>
            <Link to="/work" search={{}} aria-current={filters.whose === 'mine' ? 'page' : undefined}>
              Mine
            </Link>
          </li>
          {pods.map((pod) => (
            <li key={pod.id}>
              <Link
                to="/work"
                search={{ whose: 'pod', pod: pod.id }}
                aria-current={filters.whose === 'pod' && filters.pod === pod.id ? 'page' : undefined}
              >
                {pod.name}
              </Link>
            </li>
          ))}
          {may('contact:decide') || session?.worker?.role === 'service_manager' ? (
            <li>
              <Link
                to="/work"
                search={{ whose: 'service' }}
                aria-current={filters.whose === 'service' ? 'page' : undefined}
              >
                Everyone
              </Link>
            </li>
          ) : null}
        </ul>
      </nav>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {query.data && (
        <p className="app-answer">{summary(query.data.pages[0]?.counts ?? null, rows.length, query.hasNextPage)}</p>
      )}
      {beside}
      <div className="app-row app-filters">
        <Select
          label="Group by"
          at="/by"
          value={filters.by}
          onChange={(by) => onChange({ by: by as By })}
          options={[
            { value: 'day', text: 'Day' },
            { value: 'child', text: 'Child' },
            { value: 'family', text: 'Family' },
          ]}
        />
        <Select
          label="Show"
          at="/show"
          value={filters.show}
          onChange={(show) => onChange({ show: show as 'all' | 'late' })}
          options={[
            { value: 'all', text: 'All of it' },
            { value: 'late', text: 'Late only' },
          ]}
        />
        <Select
          label="What"
          at="/code"
          value={filters.code ?? 'all'}
          onChange={(code) => onChange({ code: code === 'all' ? undefined : code })}
          options={[
            { value: 'all', text: 'Everything' },
            ...CODES.map((code) => ({ value: code, text: ruleWords(code).what })),
          ]}
        />
      </div>
      {query.data && rows.length === 0 && (
        <Empty>
          {filters.whose === 'mine'
            ? 'When a clock runs for a child you work with, what to do next appears here with its day.'
            : 'When a clock runs for one of these children, what to do next appears here with its day.'}
        </Empty>
      )}
      <div className="app-work">
        {groups(rows, filters.by).map(([name, group]) => (
          <Section key={name} title={name}>
            <Rows rows={group} mine={filters.whose === 'mine'} />
          </Section>
        ))}
      </div>
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
      <p className="app-quiet">
        <Link to="/limits" className="govuk-link">
          Where these limits come from
        </Link>
      </p>
    </>
  )
}

function Rows({ rows, mine }: { rows: DueRow[]; mine: boolean }) {
  return (
    <Table
      caption="What to do"
      head={['For', 'What', 'By', 'Why', ...(mine ? [] : ['Keyworker'])]}
      rows={rows}
      rowKey={(row) => `${row.child_id}${row.code}${row.scope}${row.started_on}`}
      cells={(row) => {
        const rule = ruleWords(row.code)
        const state = due(row.working_days_left, row.due_on)
        return [
          <span key="for">
            <Link to="/people/$id" params={{ id: row.child_id }} className="govuk-link">
              <Name>{row.child_name}</Name>
            </Link>{' '}
            <span className="app-quiet">
              {age(row.date_of_birth, row.due_date)}
              {row.status && `, ${words(row.status).toLowerCase()}`}
            </span>
          </span>,
          <Link key="what" to={PAGE_OF[rule.at] as '/people/$id'} params={{ id: row.child_id }} className="govuk-link">
            {rule.what}
          </Link>,
          <span key="by">
            {day(row.due_on)} <State is={state.is}>{state.text}</State>
          </span>,
          <span key="why" className="app-quiet">
            Since {day(row.started_on)}: {rule.why}
          </span>,
          ...(mine ? [] : [row.keyworker?.name ?? 'Nobody yet']),
        ]
      }}
    />
  )
}
