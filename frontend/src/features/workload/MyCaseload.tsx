import { useQuery } from '@tanstack/react-query'
import { myCaseload } from '../../api/queries'
import { useSession } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Empty, Loading, Section, State, Title } from '../../ui/parts'
import { ServiceCaseload } from './ServiceCaseload'
import { answer, children, fullness } from './sums'
import { CapacityFacts, ChildrenTable, Fairness } from './Working'

/** What I hold, with the whole working; for who answers for all pods, the service's sums. */
export function MyCaseload() {
  const { session } = useSession()
  return session?.worker?.role === 'service_manager' ? <ServiceCaseload /> : <Mine />
}

function Mine() {
  const query = useQuery(myCaseload)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { load } = query.data
  const state = fullness(load)
  return (
    <>
      <Title page="My caseload" />
      <p className="app-answer">{answer(load)}</p>
      {load.utilisation !== null && (
        <p className="govuk-body">
          <State is={state.is}>{state.text}</State>
        </p>
      )}
      {load.alone.length > 0 && (
        <p className="govuk-body">
          You are in your first year and hold {children(load.alone.length)} on a plan or in court with nobody beside
          you. Ask your manager who can work with you.
        </p>
      )}
      <Section title="Children">
        {load.children.length === 0 ? (
          <Empty>When a manager names you for a child, the child and the points appear here.</Empty>
        ) : (
          <ChildrenTable rows={load.children} />
        )}
        {load.children.length < load.held && (
          <p className="app-quiet">
            {children(load.held - load.children.length)} more count here and are closed to you at present.
          </p>
        )}
      </Section>
      <Section title="Your capacity">
        <CapacityFacts load={load} />
      </Section>
      <Fairness />
    </>
  )
}
