import { createFileRoute } from '@tanstack/react-router'
import { Scheme } from '../../features/decision/Scheme'

export const Route = createFileRoute('/_staff/delegation')({ component: Scheme })
