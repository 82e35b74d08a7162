import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fgcs } from '../../api/fgc'
import type { FgcRow } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { day, today } from '../../ui/dates'
import { NEXT, said, STATES, USES } from '../../ui/fgcWords'
import { Empty, Loading, Name, Section, State, Table, Title } from '../../ui/parts'

const late = (row: FgcRow): boolean => !!row.next.by_when && row.next.by_when < today()

/** What waits, in a sentence. */
export function waiting(rows: FgcRow[]): string {
  if (rows.length === 0) return 'No family waits for a conference now.'
  const behind = rows.filter(late).length
  const families = rows.length === 1 ? 'One family is' : `${String(rows.length)} families are`
  return `${families} on the way to a conference or after one. ${behind === 0 ? 'Nothing is late.' : behind === 1 ? 'With one of them a step is late.' : `With ${String(behind)} of them a step is late.`}`
}

/** The conferences within one's reach: one's own first. A coordinator has no others. */
export function FgcList() {
  const may = useMay()
  const { session } = useSession()
  const reads = may('fgc:read')
  const query = useQuery({ ...fgcs, enabled: reads })
  if (reads && query.error) return <Trouble error={query.error} />
  if (reads && !query.data) return <Loading />
  const when = (row: FgcRow) => row.next.by_when ?? '9999'
  const rows = [...(query.data?.items ?? [])].sort((a, b) => when(a).localeCompare(when(b)))
  const own = rows.filter((each) => each.coordinator_id === session?.worker?.id)
  const others = rows.filter((each) => each.coordinator_id !== session?.worker?.id)
  return (
    <>
      <Title page="Family conferences" />
      {reads && <p className="app-answer">{waiting(rows)}</p>}
      {may('fgc:figures') && (
        <p className="govuk-body">
          <Link to="/fgcs/measures" className="govuk-link">
            What they came to, in figures
          </Link>
        </p>
      )}
      {reads && rows.length === 0 && (
        <Empty>When a family says yes and a coordinator is named, the conference appears here.</Empty>
      )}
      {own.length > 0 && (
        <Section title="Yours">
          <Rows rows={own} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title="Those of the children you work with">
          <Rows rows={others} />
        </Section>
      )}
    </>
  )
}

function Rows({ rows }: { rows: FgcRow[] }) {
  return (
    <Table
      caption="Conferences and what comes next"
      head={['Children', 'What for', 'Where they are', 'Next', 'Coordinator']}
      rows={rows}
      rowKey={(row) => row.id}
      cells={(row) => [
        <Link key="open" to="/fgcs/$id" params={{ id: row.id }} className="govuk-link">
          <Name>{row.names.map((each) => each.name ?? 'Name not known yet').join(', ')}</Name>
        </Link>,
        said(USES, row.use),
        said(STATES, row.state),
        <>
          {said(NEXT, row.next.step)}
          {row.next.by_when && (
            <>
              , <State is={late(row) ? 'late' : 'in-time'}>by {day(row.next.by_when)}</State>
            </>
          )}
        </>,
        row.coordinator_name ?? 'Nobody yet',
      ]}
    />
  )
}
