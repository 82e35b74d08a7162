import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMay, useSession } from '../api/session'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/parts'
import { Idle } from './Idle'
import { Lapsed } from './Lapsed'
import { signOut } from './signOut'
import { useShortcuts } from './shortcuts'

/** Who works with children themselves, or answers for all who do. */
const HOLD = new Set([
  'senior_social_worker',
  'social_worker',
  'social_worker_in_training',
  'family_support_worker',
  'service_manager',
])

/** Who looks at the whole service; a pod's manager finds the same on the pod's page. */
const OVERALL = new Set(['service_manager', 'analyst'])

/** Where a link of the top goes, what it says, and whether it is there for this person. */
type Place = [to: string, text: string, open: boolean]

/** The frame of every staff screen: where you can go, the search box, and what must be said about the session. */
export function Shell() {
  const { session, lapsed } = useSession()
  const may = useMay()
  const navigate = useNavigate()
  const main = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [help, setHelp] = useState(false)
  const [stuck, setStuck] = useState(false)
  const [sought, setSought] = useState('')
  const path = useRouterState({ select: (state) => state.location.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else main.current?.focus()
  }, [path])

  const leave = async (everywhere: boolean) => setStuck(!(await signOut(everywhere)))
  const worker = session?.worker
  const pod = worker?.pods.find((each) => each.kind !== 'front_door')
  const myPod = pod ? `/pods/${pod.id}` : '/pods'
  useShortcuts({
    '/': () => search.current?.focus(),
    gi: () => may('contact:decide') && void navigate({ to: '/inbox' }),
    gw: () => may('timer:read') && void navigate({ to: '/work' }),
    gp: () => void navigate({ to: myPod }),
    gs: () => void navigate({ to: '/people' }),
    '?': () => setHelp(true),
  })

  const role = worker?.role ?? ''
  const often: Place[] = [
    ['/inbox', 'Inbox', may('contact:decide')],
    ['/work', 'Work', may('visit:record')],
    ['/caseload', role === 'service_manager' ? 'Caseloads' : 'My caseload', HOLD.has(role)],
    ['/supervision', 'Supervision', may('personal:read')],
    ['/tasks', 'Tasks', may('task:read')],
    [myPod, 'My pod', pod !== undefined],
    ['/pods', 'Pods', true],
    ['/offers', 'Services', may('offer:read')],
    ['/contacts/new', 'Record a worry', may('contact:send')],
  ]
  const rarely: Place[] = [
    ['/continuity', 'Who stays', may('journey:measure') && OVERALL.has(role)],
    ['/fgcs', 'Family conferences', may('fgc:read') || may('fgc:figures')],
    ['/returns', 'Yearly returns', may('submission:read')],
    ['/loads', 'From another system', may('load:read')],
    ['/workload', 'Caseload numbers', role === 'administrator'],
    ['/agencies', 'Partners', may('agency:manage')],
    ['/delegation', 'Who decides', may('delegation:set')],
  ]
  const seldom = rarely.filter(([, , open]) => open)
  const link = ([to, text, open]: Place) =>
    open && (
      <li key={to}>
        <Link to={to} activeOptions={{ exact: to === '/pods' }}>
          {text}
        </Link>
      </li>
    )

  return (
    <>
      <a className="govuk-skip-link" href="#main">
        Skip to the main part
      </a>
      <header className="app-top">
        <Link to="/" className="app-top__name">
          Kith
        </Link>
        <nav aria-label="Main">
          <ul>
            {often.map(link)}
            {seldom.length > 0 && (
              <li>
                <details className="app-top__more" key={path}>
                  <summary>More</summary>
                  <ul>{seldom.map(link)}</ul>
                </details>
              </li>
            )}
          </ul>
        </nav>
        {may('person:search') && (
          <form
            className="app-top__search"
            role="search"
            onSubmit={(event) => {
              event.preventDefault()
              // The words go in the page's state, never in its address: addresses are kept in histories and logs.
              void navigate({ to: '/people', state: { sought } as never })
            }}
          >
            <label className="govuk-visually-hidden" htmlFor="top-search">
              Find somebody by name, date of birth, number or postcode
            </label>
            <input
              id="top-search"
              ref={search}
              type="search"
              placeholder="Find somebody"
              autoComplete="off"
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
            <button type="submit">Find</button>
          </form>
        )}
        <div>
          <span>{worker?.name}</span>{' '}
          <button type="button" onClick={() => void leave(false)}>
            Sign out
          </button>
        </div>
      </header>
      <main id="main" className="app-main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      <footer className="app-foot">
        {worker?.role_words}
        {worker && worker.pods.length > 0 && `, ${worker.pods.map((each) => each.name).join(', ')}`}. Everything you
        open is noted, and families can ask who has looked.{' '}
        <button type="button" className="govuk-link app-plain" onClick={() => setHelp(true)}>
          Keys
        </button>{' '}
        <button type="button" className="govuk-link app-plain" onClick={() => void leave(true)}>
          Sign out everywhere
        </button>
      </footer>
      {help && <Keys onClose={() => setHelp(false)} />}
      {stuck && (
        <Dialog title="You are still signed in" onClose={() => setStuck(false)}>
          <p className="govuk-body">
            Kith could not sign you out, so your session goes on. Lock this computer, or try again when there is a
            connection.
          </p>
          <Button onClick={() => setStuck(false)}>Close</Button>
        </Dialog>
      )}
      {lapsed ? <Lapsed /> : <Idle />}
    </>
  )
}

function Keys({ onClose }: { onClose: () => void }) {
  const [off, setOff] = useState(localStorage.getItem('kith-keys') === 'off')
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="govuk-summary-list">
        {[
          ['/', 'Find somebody'],
          ['g then i', 'Inbox'],
          ['g then w', 'My work'],
          ['g then p', 'My pod'],
          ['g then s', 'Search'],
          ['n', 'In a record: add something new; then the letter of what it is'],
          ['?', 'This list'],
        ].map(([key, text]) => (
          <div className="govuk-summary-list__row" key={key}>
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">Keys never act while you write in a field.</p>
      <div className="app-row">
        <Button onClick={onClose}>Close</Button>
        <Button
          secondary
          onClick={() => {
            localStorage.setItem('kith-keys', off ? 'on' : 'off')
            setOff(!off)
          }}
        >
          {off ? 'Switch keys on' : 'Switch keys off'}
        </Button>
      </div>
    </Dialog>
  )
}
