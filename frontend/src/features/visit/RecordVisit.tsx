import { useQuery } from '@tanstack/react-query'
import { overviewOf, visitOf } from '../../api/queries'
import type { Overview, Visit } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Loading } from '../../ui/parts'
import { VisitForm, type Mode } from './VisitForm'

interface Props {
  childId: string
  visitId: string | null
  mode: Mode
  onDone: (visitId: string) => void
}

/** Loads what the form begins with: the child's family, and the visit where there is one. */
export function RecordVisit({ childId, visitId, mode, onDone }: Props) {
  const overview = useQuery(overviewOf(childId))
  const visit = useQuery({ ...visitOf(visitId ?? ''), enabled: visitId !== null, staleTime: 0 })
  if (overview.error ?? visit.error) return <Trouble error={overview.error ?? visit.error} />
  if (!overview.data || (visitId !== null && !visit.data)) return <Loading />
  const child: Overview = overview.data.data
  const known: Visit | null = visit.data?.data ?? null
  return (
    <VisitForm
      key={visitId ?? 'new'}
      child={child}
      visit={known}
      version={visit.data?.version ?? ''}
      mode={mode}
      onDone={onDone}
    />
  )
}
