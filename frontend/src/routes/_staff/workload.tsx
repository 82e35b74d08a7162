import { createFileRoute } from '@tanstack/react-router'
import { Policy } from '../../features/workload/Policy'

export const Route = createFileRoute('/_staff/workload')({ component: Policy })
