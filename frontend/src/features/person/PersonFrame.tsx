import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { overviewOf } from '../../api/queries'
import type { Overview } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { useShortcuts } from '../../app/shortcuts'
import { Button } from '../../ui/Button'
import { age, day } from '../../ui/dates'
import { Loading, Name, Printed, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Adding } from './Adding'
import { Pages } from './Pages'
import { things, type Thing } from './things'
import { Warnings } from './Warnings'

/** What somebody must know before they do anything else, from what is recorded. */
export function alerts(person: Overview): string[] {
  const found: string[] = []
  if (person.journey && person.journey.statuses.at(-1)?.status !== 'closed') {
    if (!person.journey.allocations.some((each) => each.part === 'keyworker' && !each.until))
      found.push('No keyworker yet')
  }
  if (person.disagreements.length > 0) found.push('Professionals see something differently')
  for (const each of person.journey?.cover ?? []) found.push(`Covered by ${each.worker_name} until ${day(each.until)}`)
  if (person.journey?.wishes_open) found.push('Asked for another worker')
  if (person.interpreter) found.push(`Interpreter: ${person.interpreter}`)
  const kept = person.home?.keep_from.map((each) => each.name).join(', ')
  if (kept) found.push(`Keep the address from ${kept}`)
  return found
}

/** The parts of a record by what they are about: where in the address, what they are called, who may open them. */
const PAGES = [
  ['', '', 'Overview', 'person:read'],
  ['Story', '/chronology', 'Chronology', 'person:read'],
  ['Story', '/visits', 'Visits', 'visit:read'],
  ['Story', '/workbook', 'Workbook', 'workbook:read'],
  ['People', '/family', 'Family and network', 'person:read'],
  ['People', '/worker', 'Worker', 'handover:read'],
  ['People', '/continuity', 'Who has been there', 'journey:read'],
  ['People', '/shared', 'Shared with', 'share:read'],
  ['Plans and services', '/assessments', 'Assessments', 'assessment:read'],
  ['Plans and services', '/plans', 'Plans', 'plan:read'],
  ['Plans and services', '/fgc', 'Family conference', 'fgc:agree'],
  ['Plans and services', '/offers', 'Services', 'uptake:read'],
  ['Safety and care', '/protection', 'Protection', 'conference:read'],
  ['Safety and care', '/outside', 'Outside home', 'risk:read'],
  ['Safety and care', '/care', 'Care', 'care:read'],
  ['Thinking together', '/decisions', 'Decisions', 'decision:read'],
  ['Thinking together', '/supervision', 'Supervision', 'discussion:read'],
  ['This record', '/history', 'History', 'person:history'],
  ['This record', '/looked', 'Who has looked', 'person:history'],
] as const

/** The bar that stays above everything about one person, and the parts of their record. */
export function PersonFrame({ id }: { id: string }) {
  const query = useQuery(overviewOf(id))
  const may = useMay()
  const { session } = useSession()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const known = query.data ? things(query.data.data, may) : []
  useShortcuts({ n: () => known.length > 0 && setAdding(true) })
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const person = query.data.data
  const stage = person.journey?.statuses.at(-1)
  const keyworker = person.journey?.allocations.find((each) => each.part === 'keyworker' && !each.until)
  const add = ({ to, plan, add }: Thing) => {
    setAdding(false)
    const search = to === '/contacts/new' ? { about: id } : add ? { add } : {}
    void navigate({ to, params: { id, plan }, search } as never)
  }
  return (
    <>
      <div className="app-identity">
        <div className="app-identity__top">
          <h1>
            <Name>{person.name}</Name>
          </h1>
          {known.length > 0 && (
            <Button secondary onClick={() => setAdding(true)}>
              Add something new
            </Button>
          )}
        </div>
        <dl className="app-identity__facts">
          <div>
            <dt>Age</dt>
            <dd>
              {person.died_on ? `Died ${day(person.died_on)}` : age(person.date_of_birth, person.due_date)}
              {person.date_of_birth && ` (${day(person.date_of_birth)}${person.birth_estimated ? ', estimated' : ''})`}
            </dd>
          </div>
          {stage && (
            <div>
              <dt>Stage</dt>
              <dd>{words(stage.status)}</dd>
            </div>
          )}
          {person.journey && (
            <>
              <div>
                <dt>Keyworker</dt>
                <dd>{keyworker?.worker_name ?? 'Nobody yet'}</dd>
              </div>
              <div>
                <dt>Pod</dt>
                <dd>
                  <Link to="/pods/$id" params={{ id: person.journey.pod.id }} className="govuk-link">
                    {person.journey.pod.name}
                  </Link>
                </dd>
              </div>
            </>
          )}
          <div>
            <dt>Number</dt>
            <dd>{person.reference}</dd>
          </div>
        </dl>
        {alerts(person).length > 0 && (
          <p className="app-row">
            {alerts(person).map((text) => (
              <State is="late" key={text}>
                {text}
              </State>
            ))}
          </p>
        )}
      </div>
      <div className="app-record">
        <Pages base={`/people/${id}`} pages={PAGES.filter(([, , , permission]) => may(permission))} />
        <div className="app-record__page">
          <Warnings person={person} />
          {adding && <Adding things={known} onChoose={add} onClose={() => setAdding(false)} />}
          <Printed by={session?.worker?.name ?? ''} />
          <Outlet />
        </div>
      </div>
    </>
  )
}
