import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { TaskShown } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Asked, count, maybe, said, type Given, type Question } from '../../app/Asked'
import { Button } from '../../ui/Button'
import { TASKS, told } from '../../ui/decisionWords'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Facts, Name, State } from '../../ui/parts'
import { time } from './time'

const touched = [['tasks']]
/** The states in which nothing more is to be done. */
const OVER = new Set(['done', 'withdrawn'])

interface Act {
  key: string
  text: string
  questions: Question[]
  send: (given: Given) => ReturnType<typeof ask<unknown>>
}

function acts(task: TaskShown, officer: boolean, worker: boolean, me: string | undefined): Act[] {
  const at = { params: { path: { id: task.id }, header: ifMatch(task.version) } }
  const found: (Act | false)[] = [
    officer && (task.state === 'handed' || task.state === 'taken') && {
      key: 'do',
      text: 'Done',
      questions: [
        { name: 'outcome', label: 'What came of it? (may be left empty)', as: 'text' },
        {
          name: 'took_minutes', label: 'How many minutes did it take you?', as: 'number', needed: 'Enter the minutes',
        },
        { name: 'on', label: 'Done on', as: 'day', start: today(), needed: 'Enter the day' },
      ],
      send: (given) =>
        ask(
          api.POST('/api/v1/tasks/{id}/do', {
            ...at,
            body: {
              on: said(given, 'on'), outcome: maybe(given, 'outcome'), took_minutes: count(given, 'took_minutes') ?? 0,
            },
          }),
        ),
    },
    officer && (task.state === 'handed' || task.state === 'taken') && {
      key: 'back',
      text: 'Give back with a question',
      questions: [{ name: 'question', label: 'What do you need to know?', as: 'text', needed: 'Write your question' }],
      send: (given) =>
        ask(api.POST('/api/v1/tasks/{id}/give-back', { ...at, body: { question: said(given, 'question') } })),
    },
    worker && task.state === 'given_back' && {
      key: 'again',
      text: 'Answer and hand over again',
      questions: [
        {
          name: 'words', label: 'The task, with the answer in it', as: 'text', start: task.words,
          needed: 'Say what is to be done',
        },
        { name: 'by_when', label: 'Needed by', as: 'day', start: task.by_when && task.by_when >= today() ? task.by_when : null },
      ],
      send: (given) =>
        ask(
          api.POST('/api/v1/tasks/{id}/hand-again', {
            ...at,
            body: { words: said(given, 'words'), by_when: maybe(given, 'by_when') },
          }),
        ),
    },
    worker && task.state === 'done' && task.saved_minutes === null && task.handed_by === me && {
      key: 'value',
      text: 'How much time did it save me?',
      questions: [
        {
          name: 'saved_minutes', label: 'How many minutes would you have needed?', as: 'number',
          needed: 'Enter the minutes',
        },
      ],
      send: (given) =>
        ask(
          api.POST('/api/v1/tasks/{id}/value', {
            ...at,
            body: { saved_minutes: count(given, 'saved_minutes') ?? 0 },
          }),
        ),
    },
    worker && !OVER.has(task.state) && task.handed_by === me && {
      key: 'withdraw',
      text: 'No longer needed',
      questions: [{ name: 'reason', label: 'Why is it no longer needed?', as: 'text', needed: 'Say why' }],
      send: (given) =>
        ask(api.POST('/api/v1/tasks/{id}/withdraw', { ...at, body: { reason: said(given, 'reason') } })),
    },
  ]
  return found.filter((each) => each !== false)
} // prettier-ignore

/** One task, with what each side can do about it. */
export function Task({ task }: { task: TaskShown }) {
  const may = useMay()
  const { session } = useSession()
  const [open, setOpen] = useState<string | null>(null)
  const { errors, busy, send } = useSend<unknown>('/task', touched)
  const every = acts(task, may('task:do'), may('task:hand'), session?.worker?.id)
  const act = every.find((each) => each.key === open)
  const late = !OVER.has(task.state) && task.by_when !== null && task.by_when < today()
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {told(TASKS, task.task_kind)}
        {task.child_name && (
          <>
            , for <Name>{task.child_name}</Name>
          </>
        )}
      </h3>
      <p>
        {task.state === 'done' ? (
          <State is="done">Done {day(task.done_on)}</State>
        ) : task.state === 'withdrawn' ? (
          <State is="done">No longer needed</State>
        ) : (
          <State is={late ? 'late' : task.state === 'given_back' ? 'soon' : 'in-time'}>
            {task.state === 'given_back'
              ? 'Came back with a question'
              : task.by_when
                ? `${late ? 'Was needed' : 'Needed'} by ${day(task.by_when)}`
                : 'No day was said'}
          </State>
        )}
      </p>
      <Facts
        rows={[
          ['What', task.words],
          ['Handed over', `${day(task.handed_at)} by ${task.handed_by_name ?? ''}, ${task.pod_name}`],
          ['With', task.taken_by_name],
          ['Question', task.state === 'given_back' ? task.question : null],
          ['What came of it', task.outcome],
          ['Time', minutes(task)],
          ['Why not', task.withdrawn_because],
          [
            'The child',
            task.child_id && may('person:read') ? (
              <Link to="/people/$id" params={{ id: task.child_id }} className="govuk-link">
                Open the record
              </Link>
            ) : null,
          ],
        ]}
      />
      <ErrorSummary errors={errors} />
      {act ? (
        <Asked
          name={`task:${act.key}:${task.id}`}
          title={act.text}
          questions={act.questions}
          touched={touched}
          button="Save"
          send={act.send}
          onDone={() => setOpen(null)}
        />
      ) : (
        <div className="app-row">
          {may('task:do') && task.state === 'handed' && (
            <Button
              busy={busy}
              onClick={() =>
                send(
                  {},
                  () =>
                    ask(
                      api.POST('/api/v1/tasks/{id}/take', {
                        params: { path: { id: task.id }, header: ifMatch(task.version) },
                      }),
                    ),
                  () => undefined,
                )
              }
            >
              Take it
            </Button>
          )}
          {every.map((each) => (
            <Button secondary key={each.key} onClick={() => setOpen(each.key)}>
              {each.text}
              <span className="govuk-visually-hidden">: {task.words}</span>
            </Button>
          ))}
        </div>
      )}
    </article>
  )
}

function minutes(task: TaskShown): string | null {
  const parts = [
    task.took_minutes !== null && `took the officer ${time(task.took_minutes)}`,
    task.saved_minutes !== null && `saved the worker ${time(task.saved_minutes)}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('; ') : null
}
