import { useEffect, useState } from 'react'
import { loadSession } from '../api/client'
import { lapse, useSession } from '../api/session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/parts'
import { signOut } from './signOut'

const WARN_BEFORE = 120_000

/**
 * Two minutes before the session ends for want of use, asks whether to go on; when it has ended, the page is covered. Any
 * request counts as use, in this tab or another.
 */
export function Idle() {
  const { session } = useSession()
  const [warned, setWarned] = useState(false)
  const allowed = (session?.idle_seconds ?? 0) * 1000
  useEffect(() => {
    if (!allowed) return undefined
    let used = Date.now()
    const tabs = new BroadcastChannel('kith-used')
    const look = () => {
      const left = used + allowed - Date.now()
      if (left <= 0) lapse()
      else setWarned(left <= WARN_BEFORE)
    }
    tabs.onmessage = () => {
      used = Date.now()
      look()
    }
    const observer = new PerformanceObserver((list) => {
      if (!list.getEntries().some((entry) => entry.name.includes('/api/'))) return
      used = Date.now()
      tabs.postMessage('used')
      look()
    })
    observer.observe({ type: 'resource' })
    // A clock that is looked at, not one long timer: a laptop that slept for an hour has to know it.
    const timer = setInterval(look, 5000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      observer.disconnect()
      tabs.close()
    }
  }, [allowed])
  if (!warned) return null
  const stay = () => void loadSession().catch(() => undefined)
  return (
    <Dialog title="Are you still there?" onClose={stay}>
      <p className="govuk-body">
        You will be signed out in less than two minutes. What you are writing stays on this device.
      </p>
      <div className="app-row">
        <Button onClick={stay}>Stay signed in</Button>
        <Button secondary onClick={() => void signOut(false)}>
          Sign out
        </Button>
      </div>
    </Dialog>
  )
}
