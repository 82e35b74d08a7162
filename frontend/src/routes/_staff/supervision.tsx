import { createFileRoute } from '@tanstack/react-router'
import { SupervisionScreen } from '../../features/supervision/SupervisionScreen'

export const Route = createFileRoute('/_staff/supervision')({ component: SupervisionScreen })
