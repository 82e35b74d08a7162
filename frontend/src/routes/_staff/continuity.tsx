import { createFileRoute } from '@tanstack/react-router'
import { ServiceContinuity } from '../../features/continuity/ServiceContinuity'

export const Route = createFileRoute('/_staff/continuity')({ component: ServiceContinuity })
