import { createFileRoute } from '@tanstack/react-router'
import { Kinds } from '../../features/pod/Kinds'

export const Route = createFileRoute('/_staff/kinds')({ component: Kinds })
