import { useState } from 'react'
import { api, ask } from '../../api/client'
import type { CaseloadIf, ChildLoad, ChildWaiting, WorkerLoad } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, Radios, Select } from '../../ui/Field'
import { Section, State, Table } from '../../ui/parts'
import { children, fullness, plain } from './sums'

const HOLDERS = new Set(['senior_social_worker', 'social_worker', 'family_support_worker'])

interface Known {
  id: string
  name: string
  family: string | null
  with: string
}

interface Props {
  podId: string
  members: WorkerLoad[]
  waiting: ChildWaiting[]
}

const named = (child: ChildLoad | ChildWaiting, who: string): Known => ({
  id: child.id,
  name: child.name ?? 'Name not known yet',
  family: child.family_id,
  with: who,
})

/** The pod's children: those without a keyworker first. */
export function known(members: WorkerLoad[], waiting: ChildWaiting[]): Known[] {
  const held = members.flatMap((load) =>
    load.children.filter((child) => child.part === 'keyworker').map((child) => named(child, load.name)),
  )
  return [...waiting.map((child) => named(child, 'no keyworker')), ...held]
}

/** Who would hold how much. Nothing is recorded: naming a keyworker is done in the list of children. */
export function WhatIf({ podId, members, waiting }: Props) {
  const all = known(members, waiting)
  const [question, setQuestion] = useState('comes')
  const [child, setChild] = useState('')
  const [along, setAlong] = useState<Record<string, boolean>>({})
  const [to, setTo] = useState('')
  const [leaver, setLeaver] = useState('')
  const [given, setGiven] = useState<Record<string, string>>({})
  const [found, setFound] = useState<CaseloadIf | null>(null)
  const form = useSend<CaseloadIf>('/question', [])
  const holders = members.filter((each) => HOLDERS.has(each.role))
  const chosen = all.find((each) => each.id === child)
  const siblings = all.filter((each) => chosen?.family && each.family === chosen.family && each.id !== chosen.id)
  const theirs = members.find((each) => each.worker_id === leaver)?.children.filter((each) => each.part === 'keyworker')
  const options = (out: string) =>
    holders.filter((each) => each.worker_id !== out).map((each) => ({ value: each.worker_id, text: each.name }))
  const reset = () => setFound(null)
  const look = () => {
    const coming = question === 'comes'
    const missing: Record<string, string> = coming
      ? { ...(child ? {} : { '/child': 'Choose a child' }), ...(to ? {} : { '/to': 'Choose a worker' }) }
      : { ...(leaver ? {} : { '/leaver': 'Choose a worker' }) }
    const body = coming
      ? {
          comes: [child, ...siblings.map((each) => each.id).filter((id) => along[id] !== false)].map((each) => ({
            child_id: each,
            worker_id: to,
          })),
        }
      : {
          leaves: [leaver],
          comes: (theirs ?? [])
            .map((each) => ({ child_id: each.id, worker_id: given[each.id] ?? '' }))
            .filter((each) => each.worker_id && each.worker_id !== leaver),
        }
    const run = () => ask(api.POST('/api/v1/workloads/what-if', { body: { pod_id: podId, ...body } }))
    form.send(missing, run, (answer) => setFound(answer.data))
  }
  return (
    <Section title="What if">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <ErrorSummary errors={form.errors} />
        <Radios
          at="/question"
          label="What would it do to everybody’s caseload?"
          inline
          value={question}
          onChange={(next) => {
            setQuestion(next)
            reset()
          }}
          error={form.errors['/question']}
          options={[
            { value: 'comes', text: 'If a child comes to somebody' },
            { value: 'leaves', text: 'If somebody leaves' },
          ]}
        />
        {question === 'comes' ? (
          <>
            <Select
              label="Child"
              at="/child"
              value={child}
              onChange={(next) => {
                setChild(next)
                reset()
              }}
              error={form.errors['/child']}
              options={all.map((each) => ({ value: each.id, text: `${each.name} (${each.with})` }))}
            />
            {siblings.map((each) => (
              <Check
                key={each.id}
                label={`Together with ${each.name} (${each.with})`}
                checked={along[each.id] !== false}
                onChange={(checked) => {
                  setAlong({ ...along, [each.id]: checked })
                  reset()
                }}
              />
            ))}
            <Select
              label="Comes to"
              at="/to"
              value={to}
              onChange={(next) => {
                setTo(next)
                reset()
              }}
              error={form.errors['/to']}
              options={options('')}
            />
          </>
        ) : (
          <>
            <Select
              label="Who leaves"
              at="/leaver"
              value={leaver}
              onChange={(next) => {
                setLeaver(next)
                setGiven({})
                reset()
              }}
              error={form.errors['/leaver']}
              options={options('')}
            />
            {theirs?.map((each) => (
              <Select
                key={each.id}
                label={`${each.name ?? 'This child'} would come to`}
                at={`/given/${each.id}`}
                value={given[each.id] ?? ''}
                onChange={(next) => {
                  setGiven({ ...given, [each.id]: next })
                  reset()
                }}
                options={options(leaver)}
              />
            ))}
          </>
        )}
        <Button type="submit" secondary busy={form.busy}>
          Work it out
        </Button>
      </form>
      <div aria-live="polite">{found && <Answer found={found} leaver={question === 'leaves' ? leaver : ''} />}</div>
    </Section>
  )
}

function Answer({ found, leaver }: { found: CaseloadIf; leaver: string }) {
  const rows = found.members.filter(
    (each) => each.before.points !== each.after.points || each.before.children !== each.after.children,
  )
  const over = rows.filter((each) => each.after.band === 'over').map((each) => each.name)
  const first = rows.filter((each) => each.after.alone.length > each.before.alone.length).map((each) => each.name)
  return (
    <>
      <p className="app-answer">
        {rows.length === 0
          ? 'Nothing would change.'
          : over.length === 0
            ? 'Nobody whose caseload changes would hold more than their capacity.'
            : `${over.join(' and ')} would hold more than their capacity: a reason and a plan are needed.`}
      </p>
      {found.without.length > 0 && (
        <p className="govuk-body">
          Without a keyworker: {found.without.map((each) => each.name).join(', ')} ({children(found.without.length)}).
        </p>
      )}
      {first.length > 0 && (
        <p className="govuk-body">
          {first.join(' and ')}: in the first year nobody holds a child on a plan or in court alone. Name somebody
          beside them.
        </p>
      )}
      {rows.length > 0 && (
        <Table
          caption="Before and after"
          head={['Worker', 'Now', 'Then']}
          rows={rows}
          rowKey={(each) => each.worker_id}
          cells={(each) => {
            const then = fullness(each.after)
            return [
              each.name,
              `${children(each.before.children)}, ${plain(each.before.points)} of ${plain(each.capacity)} points`,
              <span key="then">
                {children(each.after.children)}, {plain(each.after.points)} of {plain(each.capacity)} points{' '}
                {each.worker_id === leaver
                  ? 'Leaves'
                  : each.after.utilisation !== null && <State is={then.is}>{then.text}</State>}
              </span>,
            ]
          }}
        />
      )}
      <p className="app-quiet">This is only a sum. Nothing has been recorded and nobody has been told.</p>
    </>
  )
}
