import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { agendaOf, meetingOf } from '../../api/supervision'
import type { MeetingPage } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Empty, Loading } from '../../ui/parts'
import { AgendaDialog } from './AgendaDialog'
import { useKeys, useTalk } from './hooks'
import { held, talkOf, useOutbox } from './outbox'
import type { Talking } from './Part'
import { Talk } from './Talk'
import { ThereDialog } from './There'
import { useWire } from './useWire'
import { called, HIDE, together, type Shown } from './words'

const MEETING_EVERY = 15_000

/** Group supervision as everybody in the room sees it: one child or family at a time, on the whole screen. */
export function Room({ id, podId }: { id: string; podId: string }) {
  const query = useQuery({ ...meetingOf(id), refetchInterval: MEETING_EVERY })
  const { session } = useSession()
  if (!query.data) return query.error ? <Trouble error={query.error} /> : <Loading />
  return <Opened meeting={query.data} podId={podId} owner={session?.worker?.id ?? ''} />
}

function Opened({ meeting, podId, owner }: { meeting: MeetingPage; podId: string; owner: string }) {
  const queries = useQueryClient()
  const may = useMay()
  const agenda = useQuery(agendaOf(podId, meeting.on))
  const [place, setPlace] = useState(0)
  const [shown, setShown] = useState<Shown>('names')
  const [adding, setAdding] = useState(false)
  const [dialog, setDialog] = useState<'agenda' | 'there' | null>(null)
  const close = useSend<unknown>('/close', [['supervision', meeting.id], ['pod']])
  const leads = may('supervision:lead') || meeting.leader_id === owner
  const groups = useMemo(() => together(meeting.items.filter((item) => !item.left_out_because)), [meeting.items])
  const wire = useWire(meeting, agenda.data?.children ?? [])
  const outbox = useOutbox(owner, meeting.id, wire, (talk) => {
    queries.setQueryData(['discussion', talk.id], talk)
    if (talk.state === 'concluded') {
      void queries.invalidateQueries({ queryKey: ['supervision', meeting.id] })
      void queries.invalidateQueries({ queryKey: ['work', 'agreed'] })
    }
  })

  const group = groups[Math.min(place, groups.length - 1)]
  const children = group?.map((item) => item.child_id) ?? []
  const begun = meeting.discussions.find((each) => each.child_ids.some((child) => children.includes(child)))
  const talk = useTalk(begun?.id)
  const talking: Talking = { key: talkOf(children), children, talk, outbox, over: meeting.state !== 'open' }
  const step = (by: number) => {
    setAdding(false)
    setPlace((now) => Math.max(0, Math.min(groups.length - 1, now + by)))
  }
  const decide = (accountable: string, nextBy: string | null) => {
    const seen = held(talk, { what: 'conclude', body: {} })
    const pending = outbox.entries[`${talking.key}/decision///`]?.body['words']
    const decision = pending === undefined ? seen.words : String(pending)
    if (!decision.trim()) {
      document.querySelector<HTMLElement>('.app-decide textarea')?.focus()
      return
    }
    const body = { accountable_id: accountable, ...(nextBy ? { next_by: nextBy } : {}) }
    outbox.put(`${talking.key}/conclude`, { talk: talking.key, children, what: 'conclude', body, base: seen.version, at: Date.now() }) // prettier-ignore
    step(1)
  }
  useKeys({
    KeyN: () => step(1),
    KeyB: () => step(-1),
    KeyH: () => setShown((now) => HIDE[now].next),
    KeyA: () => setAdding(true),
    Enter: () => document.querySelector<HTMLFormElement>('#decide')?.requestSubmit(),
  })

  const done = (items: (typeof groups)[number]) =>
    meeting.discussions.find((each) => items.some((item) => each.child_ids.includes(item.child_id)))?.state
  const count = groups.filter((items) => done(items) === 'concluded').length
  const firsts = groups.map((_, at) => groups.slice(0, at).reduce((sum, each) => sum + each.length, 1))
  const unsent = Object.keys(outbox.entries).length
  return (
    <div className="app-room">
      <title>{`Group supervision - Kith`}</title>
      <header className="app-room__top">
        <div>
          <h1>
            {meeting.pod_name}, {day(meeting.on)}
          </h1>
          <p className="app-quiet">
            {meeting.state === 'open' ? `${count} of ${groups.length} decided.` : 'This meeting is over.'} Led by{' '}
            {meeting.leader_name}, {meeting.people.length} here.
          </p>
        </div>
        <p className="app-room__status" role="status">
          {outbox.status || (outbox.stuck > 0 ? '' : 'Everything is saved.')}
          {outbox.stuck > 0 &&
            ` ${outbox.stuck === 1 ? '1 text waits' : `${outbox.stuck} texts wait`} for you to choose.`}
        </p>
        <p className="app-row">
          <Button secondary onClick={() => setShown(HIDE[shown].next)} aria-keyshortcuts="h Alt+H">
            {HIDE[shown].text} (h)
          </Button>
          <Button secondary onClick={() => setDialog('there')}>
            Who is here
          </Button>
          {leads && meeting.state === 'open' && (
            <>
              <Button secondary onClick={() => setDialog('agenda')}>
                Change the agenda
              </Button>
              <Button
                secondary
                disabled={unsent > 0}
                busy={close.busy}
                onClick={() => {
                  const asked = { params: { path: { id: meeting.id }, header: ifMatch(meeting.version) } }
                  close.send(
                    {},
                    () => ask(api.POST('/api/v1/supervisions/{id}/close', asked)),
                    () => undefined,
                  )
                }}
              >
                End the meeting
              </Button>
            </>
          )}
          <Link to="/pods/$id/supervision" params={{ id: podId }} className="govuk-link">
            Leave
          </Link>
        </p>
        <ErrorSummary errors={close.errors} />
      </header>
      <div className="app-room__parts">
        <nav aria-label="Today’s agenda" className="app-room__agenda">
          <ol>
            {groups.map((items, at) => (
              <li key={items[0]?.child_id}>
                <button
                  type="button"
                  className="app-plain"
                  aria-current={group === items ? 'step' : undefined}
                  onClick={() => step(at - Math.min(place, groups.length - 1))}
                >
                  {items.map((item, number) => called(item.name, (firsts[at] ?? 1) + number, shown)).join(', ')}
                  <span className="app-quiet">{mark(done(items))}</span>
                </button>
              </li>
            ))}
          </ol>
          <p className="app-quiet">
            Keys outside a field, or with Alt inside one: n next, b back, a add an action, h hide names. Escape leaves a
            field.
          </p>
        </nav>
        {group && outbox.ready ? (
          <Talk
            key={talking.key}
            meeting={meeting}
            items={group}
            first={firsts[groups.indexOf(group)] ?? 1}
            agenda={agenda.data?.children ?? []}
            members={agenda.data?.members ?? []}
            talking={talking}
            shown={shown}
            leads={leads}
            adding={adding}
            onAdding={setAdding}
            onDecide={decide}
          />
        ) : (
          <Empty>
            {group ? 'Loading what was typed here.' : 'Nobody is on today’s agenda. Change the agenda to add a child.'}
          </Empty>
        )}
      </div>
      {dialog === 'agenda' && (
        <AgendaDialog meeting={meeting} open={agenda.data?.children ?? []} onClose={() => setDialog(null)} />
      )}
      {dialog === 'there' && (
        <ThereDialog meeting={meeting} members={agenda.data?.members ?? []} onClose={() => setDialog(null)} />
      )}
    </div>
  )
}

const mark = (state: string | undefined): string =>
  state === 'concluded' ? ' Decided' : state === 'begun' ? ' Begun' : state === 'put_off' ? ' Another day' : ''
