import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { allPods } from '../../api/queries'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { Empty, Loading, Opened, Table, Title } from '../../ui/parts'
import { FormTeam } from './FormTeam'

/** Every team. */
export function PodList() {
  const pods = useQuery(allPods)
  const may = useMay()
  const navigate = useNavigate()
  const [forming, setForming] = useState(false)
  return (
    <>
      <Title page="Pods" />
      <p className="govuk-body">
        <Link to="/kinds" className="govuk-link">
          Kinds of team and who belongs in them
        </Link>
      </p>
      {may('pod:manage') && !forming && (
        <Button secondary onClick={() => setForming(true)}>
          Form a team
        </Button>
      )}
      {forming && (
        <Opened>
          <FormTeam
            onDone={(id) => {
              setForming(false)
              if (id) void navigate({ to: '/pods/$id/team', params: { id } })
            }}
          />
        </Opened>
      )}
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
