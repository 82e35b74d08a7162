import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { workerContinuityOf } from '../../api/continuity'
import { Trouble } from '../../app/Trouble'
import { day, daysBetween, today } from '../../ui/dates'
import { Empty, Loading, Name, Table, Title } from '../../ui/parts'
import { long } from './say'

/** How long a worker has known each of their children. */
export function WorkerContinuity({ id }: { id: string }) {
  const query = useQuery(workerContinuityOf(id))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  const others = page.held - page.children.length
  const first = page.children[0]
  return (
    <>
      <Title page="Whom they know">Children whom {page.name} knows</Title>
      <p className="app-answer">
        {page.held === 0
          ? `${page.name} is nobody’s keyworker now.`
          : `${page.name} is the keyworker of ${page.held === 1 ? '1 child' : `${page.held} children`}${
              first ? ` and has known one of them for ${long(daysBetween(first.since, today()))}` : ''
            }.`}
      </p>
      {page.held === 0 && <Empty>Children will be listed here, those who are known the longest first.</Empty>}
      {page.children.length > 0 && (
        <Table
          caption="Children and since when they are known"
          head={['Child', 'Since', 'For']}
          rows={page.children}
          rowKey={(each) => each.id}
          cells={(each) => [
            <Link to="/people/$id/continuity" params={{ id: each.id }} className="govuk-link" key="name">
              <Name>{each.name}</Name>
            </Link>,
            day(each.since),
            long(daysBetween(each.since, today())),
          ]}
        />
      )}
      {others > 0 && (
        <p className="govuk-body app-quiet">
          {others === 1 ? '1 child is' : `${others} children are`} not named here, because you do not work with them.
        </p>
      )}
    </>
  )
}
