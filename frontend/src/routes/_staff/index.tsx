import { createFileRoute, redirect } from '@tanstack/react-router'
import { currentSession } from '../../api/session'

/** The first page: the inbox for the front door, the pod for those in one, the list of pods for others. */
export const Route = createFileRoute('/_staff/')({
  beforeLoad: () => {
    const session = currentSession()
    if (session?.permissions.includes('contact:decide')) throw redirect({ to: '/inbox' })
    const pod = session?.worker?.pods.find((each) => each.kind !== 'leadership')
    if (pod) throw redirect({ to: '/pods/$id', params: { id: pod.id } })
    throw redirect({ to: '/pods' })
  },
})
