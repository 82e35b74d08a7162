import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { agreedWork } from '../../api/supervision'
import { day, today } from '../../ui/dates'
import { Name, Section, State, Table } from '../../ui/parts'
import { Settle } from './Settle'

/** What the reader said in group supervision that they would do. Nothing is shown while there is nothing. */
export function Agreed() {
  const query = useQuery(agreedWork)
  const rows = query.data?.items ?? []
  if (rows.length === 0) return null
  return (
    <Section title="Agreed in supervision">
      <Table
        caption="What you agreed to do, the most urgent first"
        head={['What', 'For', 'By when', 'Done?']}
        rows={rows}
        rowKey={(row) => row.id}
        cells={(row) => [
          row.words,
          row.children.map((child) => (
            <span key={child.id}>
              <Link to="/people/$id/supervision" params={{ id: child.id }} className="govuk-link">
                <Name>{child.name}</Name>
              </Link>{' '}
            </span>
          )),
          row.by_when ? row.by_when < today() ? <State is="late">{day(row.by_when)}</State> : day(row.by_when) : '',
          <Settle key="done" discussion={row.discussion_id} action={row.id} version={row.version} what={row.words} />,
        ]}
      />
    </Section>
  )
}
