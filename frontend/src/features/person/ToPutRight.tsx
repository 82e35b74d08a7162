import { Link } from '@tanstack/react-router'
import type { Overview } from '../../api/schema.gen'
import { placeOf } from '../../ui/returnWords'

/** What the yearly returns would be refused for, in one quiet line that opens. */
export function ToPutRight({ id, found }: { id: string; found: Overview['to_put_right'] }) {
  if (found.length === 0) return null
  return (
    <details className="app-quiet">
      <summary>
        {found.length === 1 ? '1 thing' : `${String(found.length)} things`} to put right for the yearly returns
      </summary>
      <ul className="govuk-list">
        {found.map((each) => (
          <li key={each.return_name + each.rule + each.what}>
            <Link to={`/people/$id${placeOf(each.rule)}` as '/people/$id'} params={{ id }} className="govuk-link">
              {each.what}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
