import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { allPods } from '../../api/queries'
import { Trouble } from '../../app/Trouble'
import { Empty, Loading, Table, Title } from '../../ui/parts'

/** Every team. */
export function PodList() {
  const pods = useQuery(allPods)
  return (
    <>
      <Title page="Pods" />
      <p className="govuk-body">
        <Link to="/kinds" className="govuk-link">
          Kinds of team and who belongs in them
        </Link>
      </p>
      {pods.isPending && <Loading />}
      {pods.error && <Trouble error={pods.error} />}
      {pods.data?.length === 0 && <Empty>No team has been formed yet. An administrator can form one.</Empty>}
      {pods.data && pods.data.length > 0 && (
        <Table
          caption="Teams"
          head={['Team', 'Kind', 'Area', 'Led by', 'Members']}
          rows={pods.data}
          rowKey={(pod) => pod.id}
          cells={(pod) => [
            <Link key="team" to="/pods/$id" params={{ id: pod.id }} className="govuk-link">
              {pod.name}
            </Link>,
            pod.kind_name,
            pod.area ?? '',
            pod.manager ?? 'Nobody yet',
            String(pod.members),
          ]}
        />
      )}
    </>
  )
}
