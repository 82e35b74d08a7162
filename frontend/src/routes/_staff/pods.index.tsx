import { createFileRoute } from '@tanstack/react-router'
import { PodList } from '../../features/pod/PodList'

export const Route = createFileRoute('/_staff/pods/')({ component: PodList })
