import type { Network } from '../../api/schema.gen'
import { Name, Section, State } from '../../ui/parts'

/** Who must not know where somebody lives, and why. The address itself is not here. */
export function SecretPart({ network }: { network: Network }) {
  const name = (id: string) => network.people.find((each) => each.id === id)?.name
  if (network.kept_from.length === 0) return null
  return (
    <Section title="Who must not know">
      <ul className="govuk-list">
        {network.kept_from.map((each) => (
          <li key={`${each.person_id} ${each.from_id}`}>
            <State is="late">Keep apart</State> <Name>{name(each.from_id)}</Name> must not know where{' '}
            <Name>{name(each.person_id)}</Name> lives{each.reason && `: ${each.reason}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
