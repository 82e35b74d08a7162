import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { oversightOf } from '../../api/team'
import { useMay } from '../../api/session'
import { Section } from '../../ui/parts'
import { seen } from './OversightScreen'

/** On a child's overview: whether a manager has looked, and the way to what they wrote. */
export function OversightPart({ id }: { id: string }) {
  const may = useMay()
  const query = useQuery({ ...oversightOf(id), enabled: may('oversight:read') })
  if (!query.data) return null
  return (
    <Section title="Managers and company">
      <p className="govuk-body">
        {seen(query.data.notes)}{' '}
        <Link to="/people/$id/oversight" params={{ id }} className="govuk-link">
          What managers saw, and who comes along on visits
        </Link>
      </p>
    </Section>
  )
}
