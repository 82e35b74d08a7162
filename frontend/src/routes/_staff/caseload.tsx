import { createFileRoute } from '@tanstack/react-router'
import { MyCaseload } from '../../features/workload/MyCaseload'

export const Route = createFileRoute('/_staff/caseload')({ component: MyCaseload })
