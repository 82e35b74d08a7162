import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { allPartners } from '../../api/team'
import { Trouble } from '../../app/Trouble'
import { Empty, Loading, Table, Title } from '../../ui/parts'
import { words } from '../../ui/words'

/** The partners of the authority, and whether a program of theirs gets in. */
export function Agencies() {
  const query = useQuery(allPartners)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  return (
    <>
      <Title page="Partner agencies" />
      <p className="app-answer">{query.data.length} agencies work with us. Open one to see how it gets in.</p>
      {query.data.length === 0 ? (
        <Empty>Agencies that are registered appear here.</Empty>
      ) : (
        <Table
          caption="Partner agencies"
          head={['Agency', 'Kind', 'Programs']}
          rows={query.data}
          rowKey={(row) => row.id}
          cells={(row) => [
            <Link key="link" className="govuk-link" to="/agencies/$id" params={{ id: row.id }}>
              {row.name}
            </Link>,
            words(row.agency_kind),
            row.clients,
          ]}
        />
      )}
    </>
  )
}
