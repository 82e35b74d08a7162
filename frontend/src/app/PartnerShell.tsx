import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../api/session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/parts'
import { Idle } from './Idle'
import { Lapsed } from './Lapsed'
import { signOut } from './signOut'

/** The frame of the partner workspace: two places to go, and nothing of the staff's screens. */
export function PartnerShell() {
  const { session, lapsed } = useSession()
  const main = useRef<HTMLElement>(null)
  const [stuck, setStuck] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else main.current?.focus()
  }, [path])
  const leave = async () => setStuck(!(await signOut(false)))
  return (
    <>
      <a className="govuk-skip-link" href="#main">
        Skip to the main part
      </a>
      <header className="app-top">
        <Link to="/partner" className="app-top__name">
          Kith for partners
        </Link>
        <nav aria-label="Main">
          <ul>
            <li>
              <Link to="/partner" activeOptions={{ exact: true }}>
                Your page
              </Link>
            </li>
            <li>
              <Link to="/partner/worry">Tell us about a worry</Link>
            </li>
          </ul>
        </nav>
        <div>
          <span>{session?.worker?.name}</span>{' '}
          <button type="button" onClick={() => void leave()}>
            Sign out
          </button>
        </div>
      </header>
      <main id="main" className="app-main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      <footer className="app-foot">
        Everything you open is noted, and families can ask who has looked. If a child is in danger now, call 999.
      </footer>
      {stuck && (
        <Dialog title="You are still signed in" onClose={() => setStuck(false)}>
          <p className="govuk-body">Kith could not sign you out. Try again when there is a connection.</p>
          <Button onClick={() => setStuck(false)}>Close</Button>
        </Dialog>
      )}
      {lapsed ? <Lapsed /> : <Idle />}
    </>
  )
}
