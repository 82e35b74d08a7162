import { useQuery } from '@tanstack/react-query'
import { podContinuityOf } from '../../api/continuity'
import { Trouble } from '../../app/Trouble'
import { day } from '../../ui/dates'
import { Loading } from '../../ui/parts'
import { LeftOut, Measures, Staying } from './Measures'
import { finding } from './say'

/** Whether the children of a pod keep their workers, and the pod its staff. */
export function PodContinuity({ id }: { id: string }) {
  const query = useQuery(podContinuityOf(id))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  return (
    <>
      <title>Who stays - Kith</title>
      <p className="app-answer">{finding(page.numbers)}</p>
      <p className="govuk-body app-quiet">
        The 12 months from {day(page.year_since)} to {day(page.on)}.
      </p>
      <Measures of={page.numbers} />
      <Staying staff={page.staff} />
      <LeftOut small={page.small} />
    </>
  )
}
