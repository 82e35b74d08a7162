import { createFileRoute } from '@tanstack/react-router'
import { FindingsScreen } from '../../features/finding/FindingsScreen'

export const Route = createFileRoute('/_staff/returns/checks')({ component: FindingsScreen })
