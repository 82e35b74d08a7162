import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { overviewOf, personOf } from '../../api/queries'
import { Trouble } from '../../app/Trouble'
import { Loading } from '../../ui/parts'
import { AddressForm, IdentifierForm, NameForm } from './AddForms'
import { BirthForm } from './BirthForm'
import { FactsForm } from './FactsForm'

/** Add to or change what is known of a person. Each part is saved by itself, and what it said before stays in the history. */
export function AboutScreen({ id, onDone }: { id: string; onDone: () => void }) {
  const query = useQuery({ ...personOf(id), staleTime: 0 })
  const overview = useQuery(overviewOf(id))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const { data: person, version } = query.data
  const others = new Map(
    [
      ...(overview.data?.data.families.flatMap((family) => family.members) ?? []),
      ...(overview.data?.data.relationships ?? []),
    ]
      .filter((each) => each.person_id !== id)
      .map((each) => [each.person_id, { id: each.person_id, name: each.name }]),
  )
  return (
    <>
      <title>Add or change - Kith</title>
      <Link to="/people/$id" params={{ id }} className="govuk-back-link">
        Overview
      </Link>
      <div className="app-columns">
        <FactsForm person={person} version={version} onDone={onDone} />
        <div>
          {person.due_date && <BirthForm person={person} version={version} />}
          <NameForm person={person} version={version} />
          <AddressForm person={person} version={version} others={[...others.values()]} />
          <IdentifierForm person={person} version={version} />
        </div>
      </div>
    </>
  )
}
