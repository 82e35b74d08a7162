import { createFileRoute, redirect } from '@tanstack/react-router'
import { currentSession } from '../../api/session'

/** The first page: the inbox for the front door, for others their own work or, where they hold no child, their pod. */
export const Route = createFileRoute('/_staff/')({
  beforeLoad: () => {
    const session = currentSession()
    if (session?.permissions.includes('contact:decide')) throw redirect({ to: '/inbox' })
    if (session?.permissions.includes('visit:record') && session.worker?.role !== 'pod_manager')
      throw redirect({ to: '/work' })
    if (session?.permissions.includes('task:do')) throw redirect({ to: '/tasks' })
    if (session?.worker?.role === 'conference_coordinator') throw redirect({ to: '/fgcs' })
    const pod = session?.worker?.pods.find((each) => each.kind !== 'leadership')
    if (pod) throw redirect({ to: '/work', search: { whose: 'pod', pod: pod.id } })
    throw redirect({ to: '/pods' })
  },
})
