import { createFileRoute } from '@tanstack/react-router'
import { Limits } from '../../features/timer/Limits'

export const Route = createFileRoute('/_staff/limits')({ component: Limits })
