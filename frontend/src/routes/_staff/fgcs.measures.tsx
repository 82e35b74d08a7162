import { createFileRoute } from '@tanstack/react-router'
import { Measures } from '../../features/fgc/Measures'

export const Route = createFileRoute('/_staff/fgcs/measures')({ component: Measures })
