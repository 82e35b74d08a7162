import { createFileRoute } from '@tanstack/react-router'
import { SubmissionsScreen } from '../../features/submission/SubmissionsScreen'

export const Route = createFileRoute('/_staff/returns/')({ component: SubmissionsScreen })
