import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { serviceCaseload } from '../../api/queries'
import { Trouble } from '../../app/Trouble'
import { Empty, Facts, Loading, Section, Table, Title } from '../../ui/parts'
import { children, count, plain, ratio } from './sums'
import { Fairness } from './Working'

/** The service's sums, pod by pod by name. Nobody is named, and no pod is put before another. */
export function ServiceCaseload() {
  const query = useQuery(serviceCaseload)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const service = query.data
  const over = service.pods.reduce((sum, pod) => sum + pod.over, 0)
  return (
    <>
      <Title page="Caseloads of the service" />
      <p className="app-answer">
        {over === 0
          ? 'Nobody holds more than their capacity'
          : `${count(over, 'worker holds', 'workers hold')} more than their capacity`}
        {service.unallocated === 0
          ? ', and every child has a keyworker.'
          : `, and ${children(service.unallocated)} ${service.unallocated === 1 ? 'has' : 'have'} no keyworker.`}
      </p>
      <Facts
        rows={[
          ['Average caseload', ratio(service.average, 'children with a keyworker', 'full-time workers who hold any')],
          [
            'Of social workers only, as the return asks',
            ratio(service.social_workers, 'children', 'full-time social workers who hold any'),
          ],
          ['Points and room for them', ratio(service.utilisation, 'points held', 'points of capacity')],
        ]}
      />
      <Section title="Pod by pod">
        {service.pods.length === 0 ? (
          <Empty>When a pod is formed that takes children, its sums appear here.</Empty>
        ) : (
          <Table
            caption="Pods"
            head={['Pod', 'Average caseload', 'Points and room', 'Over capacity', 'Without a keyworker']}
            rows={service.pods}
            rowKey={(pod) => pod.id}
            cells={(pod) => [
              <Link key="pod" to="/pods/$id/caseload" params={{ id: pod.id }} className="govuk-link">
                {pod.name}
              </Link>,
              ratio(pod.average, 'children', 'full time'),
              `${plain(pod.utilisation.numerator)} of ${plain(pod.utilisation.denominator)} points`,
              pod.over === 0 ? 'Nobody' : count(pod.over, 'worker', 'workers'),
              pod.unallocated === 0 ? 'None' : children(pod.unallocated),
            ]}
          />
        )}
      </Section>
      <Fairness />
    </>
  )
}
