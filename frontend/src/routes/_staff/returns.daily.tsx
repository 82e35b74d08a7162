import { createFileRoute } from '@tanstack/react-router'
import { DailyScreen } from '../../features/daily/DailyScreen'

export const Route = createFileRoute('/_staff/returns/daily')({ component: DailyScreen })
