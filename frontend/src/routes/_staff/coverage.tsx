import { createFileRoute } from '@tanstack/react-router'
import { Service } from '../../features/supervision/Service'

export const Route = createFileRoute('/_staff/coverage')({ component: Service })
