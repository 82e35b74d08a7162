import { createFileRoute } from '@tanstack/react-router'
import { FgcList } from '../../features/fgc/FgcList'

export const Route = createFileRoute('/_staff/fgcs/')({ component: FgcList })
