import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { myTasks } from '../../api/queries'
import type { TaskShown } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Asked, count, maybe, said, type Given, type Question } from '../../app/Asked'
import { Trouble } from '../../app/Trouble'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { TASKS, told } from '../../ui/decisionWords'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Empty, Facts, Loading, Name, Section, State, Table, Title } from '../../ui/parts'
import { sendTask, taskQuestions } from './HandTask'

const touched = [['tasks']]
const OVER = new Set(['done', 'withdrawn'])

/** Minutes as people say them. */
export function time(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} minutes`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

const month = (text: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(text))

/** Tasks of both sides: what a worker handed over, and what an officer has to do. */
export function TasksScreen() {
  const query = useQuery(myTasks)
  const may = useMay()
  const { session } = useSession()
  const [handing, setHanding] = useState(false)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const page = query.data
  const officer = may('task:do')
  const me = session?.worker?.id
  const open = page.items.filter((each) => !OVER.has(each.state))
  const mine = officer
    ? open.filter((each) => each.state !== 'given_back')
    : open.filter((each) => each.handed_by === me)
  const others = open.filter((each) => !mine.includes(each))
  const late = mine.filter((each) => each.by_when !== null && each.by_when < today()).length
  const back = mine.filter((each) => each.state === 'given_back').length
  const over = page.items.filter((each) => OVER.has(each.state) && (officer || each.handed_by === me))
  return (
    <>
      <Title page={officer ? 'Tasks for me to do' : 'Tasks I handed over'} />
      <p className="app-answer">
        {mine.length === 0 ? 'Nothing is open.' : `${mine.length} open, ${late === 0 ? 'none late' : `${late} late`}.`}{' '}
        {!officer && back > 0 && `${back} came back with a question.`}
      </p>
      {may('task:hand') &&
        page.pods[0] &&
        (handing ? (
          <Asked
            name="task:new"
            title="Hand a task to the administrative officer"
            questions={taskQuestions(page.pods)}
            touched={touched}
            button="Hand it over"
            send={sendTask(page.pods[0].id, null)}
            onDone={() => setHanding(false)}
          />
        ) : (
          <Button onClick={() => setHanding(true)}>Hand over a task</Button>
        ))}
      <Section title="Open">
        {mine.length === 0 && (
          <Empty>{officer ? 'What workers hand over comes here.' : 'What you hand over comes here.'}</Empty>
        )}
        {mine.map((each) => (
          <Task key={each.id} task={each} />
        ))}
      </Section>
      {others.length > 0 && (
        <Section title={officer ? 'Given back, waiting for an answer' : 'Handed over by others of the pod'}>
          {others.map((each) => (
            <Task key={each.id} task={each} />
          ))}
        </Section>
      )}
      {over.length > 0 && (
        <Section title="Done in the last 90 days">
          {over.map((each) => (
            <Task key={each.id} task={each} />
          ))}
        </Section>
      )}
      <Section title="Time saved, as both report it">
        {page.months.length === 0 ? (
          <Empty>Once tasks are done, each pod’s months are counted here.</Empty>
        ) : (
          <Table
            caption="Time by pod and month"
            head={['Month', 'Pod', 'Tasks done', 'Workers say it saved them', 'Officers say it took them']}
            rows={page.months}
            rowKey={(row) => `${row.month}${row.pod_id}`}
            cells={(row) => [
              month(row.month),
              row.pod_name,
              String(row.done),
              `${time(row.saved_minutes)} (said for ${row.valued} of ${row.done})`,
              time(row.took_minutes),
            ]}
          />
        )}
      </Section>
    </>
  )
}

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

function Task({ task }: { task: TaskShown }) {
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
        )}{' '}
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
      </h3>
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
            task.child_id && may('person:read') && (
              <Link to="/people/$id" params={{ id: task.child_id }} className="govuk-link">
                Open the record
              </Link>
            ),
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
