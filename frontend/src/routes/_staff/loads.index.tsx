import { createFileRoute } from '@tanstack/react-router'
import { LoadsScreen } from '../../features/load/LoadsScreen'

export const Route = createFileRoute('/_staff/loads/')({ component: LoadsScreen })
