import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { fgcOf } from '../../api/fgc'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Loading, Name, Title } from '../../ui/parts'
import { Guide } from './Guide'

/** One conference as its coordinator needs it, also on a telephone at a kitchen table. */
export function FgcScreen({ id }: { id: string }) {
  const query = useQuery(fgcOf(id))
  const may = useMay()
  const navigate = useNavigate()
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { names, record } = query.data
  const child = record.children[0]?.child_id
  return (
    <>
      <Title page="Family conference">
        Family conference for{' '}
        <Name>{new Intl.ListFormat('en-GB').format(names.map((each) => each.name ?? 'a child'))}</Name>
      </Title>
      {child && may('person:read') && (
        <p className="govuk-body">
          <Link to="/people/$id/fgc" params={{ id: child }} className="govuk-link">
            In the child’s record
          </Link>
        </p>
      )}
      <Guide shown={query.data} onClosed={() => void navigate({ to: '/fgcs' })} />
    </>
  )
}
