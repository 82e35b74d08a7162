import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { podCaseload } from '../../api/queries'
import type { ChildLoad, PodCaseload as Caseload, WorkerLoad } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Empty, Facts, Loading, Section, State, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { SITUATIONS } from '../../ui/workloadWords'
import { NoteComplexity, WorkerForm, type Said } from './Notes'
import { children, count, fullness, plain, ratio } from './sums'
import { WhatIf } from './WhatIf'
import { CapacityFacts, ChildrenTable, Fairness } from './Working'

/** The 30 September that was last: the day on which the return on the workforce counts. */
export function returnDay(now = today()): string {
  const year = Number(now.slice(0, 4))
  return `${now.slice(5) >= '09-30' ? year : year - 1}-09-30`
}

function summary(found: Caseload): string {
  const over = found.members.filter((each) => each.band === 'over')
  const held = children(found.average.numerator)
  const waiting =
    found.waiting.length === 0
      ? ''
      : ` ${children(found.waiting.length)} ${found.waiting.length === 1 ? 'has' : 'have'} no keyworker.`
  if (over.length === 0) return `This pod’s workers hold ${held}, and nobody holds more than their capacity.${waiting}`
  const names = over.map((each) => each.name).join(' and ')
  return `This pod’s workers hold ${held}. ${names} ${over.length === 1 ? 'holds' : 'hold'} more than their capacity.${waiting}`
}

/** What makes a caseload, in words. */
function made(load: WorkerLoad): string {
  const rows = load.situations.map(
    (each) => `${each.children} ${(SITUATIONS[each.situation] ?? '').toLowerCase()} (${plain(each.points)})`,
  )
  return [...rows, ...(load.flags > 0 ? [`what takes more time (${plain(load.flags)})`] : [])].join(', ')
}

/** Whether somebody holds children or could: not the manager of the pod, nor its administrative officer. */
const holds = (load: WorkerLoad) => load.held > 0 || load.capacity.points > 0

/** Who of a pod holds how much, and what would be if. */
export function PodCaseload({ id }: { id: string }) {
  const [on, setOn] = useState<string | null>(null)
  const query = useQuery(podCaseload(id, on))
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const found = query.data
  const now = found.on === today()
  return (
    <>
      <title>Caseload - Kith</title>
      <Section title="Caseload">
        <p className="app-answer">{now ? summary(found) : `As it was on ${day(found.on)}: ${summary(found)}`}</p>
        <div className="app-row app-filters">
          <DateField label="On the day" at="/on" value={on ?? found.on} onChange={(next) => setOn(next)} />
          <Button secondary onClick={() => setOn(returnDay())}>
            30 September, for the return
          </Button>
          {!now && (
            <Button secondary onClick={() => setOn(null)}>
              Today
            </Button>
          )}
        </div>
        {found.members.filter(holds).length === 0 ? (
          <Empty>When somebody who can hold children comes into this team, what they hold appears here.</Empty>
        ) : (
          <Members rows={found.members.filter(holds)} />
        )}
        <Facts
          rows={[
            ['Average caseload', ratio(found.average, 'children with a keyworker', 'full-time workers who hold any')],
            ['Points and room for them', ratio(found.utilisation, 'points held', 'points of capacity')],
          ]}
        />
      </Section>
      {found.working_open && now && <WhatIf podId={id} members={found.members} waiting={found.waiting} />}
      <Workings id={id} members={found.members} leads={found.working_open && now} />
      <Fairness />
    </>
  )
}

function Members({ rows }: { rows: WorkerLoad[] }) {
  return (
    <Table
      caption="Members by name"
      head={['Worker', 'Children', 'Points', 'How full', 'What makes it']}
      rows={rows}
      rowKey={(load) => load.worker_id}
      cells={(load) => {
        const state = fullness(load)
        return [
          <span key="name">
            {load.name}{' '}
            <span className="app-quiet">
              {words(load.role)}, {load.capacity.fte === 1 ? 'full time' : `${plain(load.capacity.fte)} of a week`}
              {load.capacity.first_year && ', first year'}
            </span>
          </span>,
          load.held === load.keyworker_of ? String(load.held) : `${load.held}, keyworker of ${load.keyworker_of}`,
          load.capacity.points > 0 ? `${plain(load.points)} of ${plain(load.capacity.points)}` : plain(load.points),
          load.utilisation === null ? (
            state.text
          ) : (
            <State key="state" is={state.is}>
              {state.text}
            </State>
          ),
          <span key="made">
            {made(load) || 'Holds nobody'}
            {load.alone.length > 0 && (
              <span className="app-quiet">
                {' '}
                In their first year, and nobody is beside them for {count(load.alone.length, 'child', 'children')} on a
                plan or in court.
              </span>
            )}
          </span>,
        ]
      }}
    />
  )
}

/** The working of each whom the reader may see: the manager sees every one and can note what no record knows. */
function Workings({ id, members, leads }: { id: string; members: WorkerLoad[]; leads: boolean }) {
  const may = useMay()
  const [said, setSaid] = useState<Said | null>(null)
  const shown = members.filter((each) => each.children.length > 0 || (leads && holds(each)))
  const notes = leads && may('workload:note')
  if (shown.length === 0) return null
  const action = (child: ChildLoad) => (
    <button type="button" className="app-plain" onClick={() => setSaid({ kind: 'complexity', child })}>
      Note<span className="govuk-visually-hidden"> what takes more time for {child.name}</span>
    </button>
  )
  return (
    <Section title="How it is worked out">
      {shown.map((load) => (
        <details className="govuk-details" key={load.worker_id}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{load.name}</span>
          </summary>
          <div>
            {load.children.length > 0 && <ChildrenTable rows={load.children} {...(notes ? { action } : {})} />}
            <CapacityFacts load={load} />
            {notes && (
              <Button secondary onClick={() => setSaid({ kind: 'worker', load })}>
                Duties and first year<span className="govuk-visually-hidden"> of {load.name}</span>
              </Button>
            )}
          </div>
        </details>
      ))}
      {said?.kind === 'complexity' && <NoteComplexity child={said.child} podId={id} onClose={() => setSaid(null)} />}
      {said?.kind === 'worker' && <WorkerForm load={said.load} podId={id} onClose={() => setSaid(null)} />}
    </Section>
  )
}
