import { useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { podOf } from '../../api/queries'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Loading } from '../../ui/parts'

/** The parts of a team's pages, each with who may open it and whether only those who know its children may. */
const PAGES = [
  { end: '', text: 'Children and members', permission: 'pod:read', inside: false },
  { end: '/caseload', text: 'Caseload', permission: 'workload:read', inside: true },
  { end: '/team', text: 'The team', permission: 'pod:read', inside: false },
  { end: '/decisions', text: 'Decisions', permission: 'decision:read', inside: true },
  { end: '/supervision', text: 'Supervision', permission: 'supervision:read', inside: true },
  { end: '/continuity', text: 'Who stays', permission: 'journey:measure', inside: false },
  { end: '/uptakes', text: 'Services asked', permission: 'uptake:read', inside: true },
] as const

/** The bar above everything about one team. */
export function PodFrame({ id }: { id: string }) {
  const query = useQuery(podOf(id))
  const may = useMay()
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const pod = query.data.data
  const base: string = `/pods/${id}`
  const pages = PAGES.filter((each) => may(each.permission) && (!each.inside || pod.open_to_you))
  return (
    <>
      <div className="app-identity">
        <div className="app-identity__top">
          <h1>{pod.name}</h1>
        </div>
        <p className="app-quiet">
          {pod.kind_name}
          {pod.area && `, ${pod.area}`}
        </p>
        {pages.length > 1 && (
          <nav className="app-sub" aria-label="This team">
            <ul>
              {pages.map(({ end, text }) => (
                <li key={end}>
                  <Link to={`${base}${end}`} activeOptions={{ exact: end === '' }}>
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      <Outlet />
    </>
  )
}
