import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { agendaOf } from '../../api/supervision'
import type { AgendaPage, MeetingRow } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, distance, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { amount } from '../../ui/limits'
import { Dialog, Empty, Loading, Name, Section, State, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { itemOf } from './AgendaDialog'
import { expected, peopleOf, ThereFields } from './There'
import { proposed, why } from './words'

/** How many of the open children were talked about in time: the answer to the page's question. */
export function answer(page: AgendaPage): string {
  if (page.open === 0) return 'This team helps no child at the moment.'
  const within = page.interval ? ` in the last ${amount(page.interval.amount, page.interval.unit)}` : ''
  const others = page.open - page.discussed - page.not_due
  const told = `${page.discussed} of ${page.open} children were talked about${within}.`
  if (page.not_due > 0) return `${told} ${page.not_due} came lately and are not due yet; ${others} are waiting.`
  return others > 0 ? `${told} ${others} are waiting.` : told
}

/** A pod's group supervision: who is on the next agenda and why, who has drifted out of sight, and what was before. */
export function AgendaScreen({ id }: { id: string }) {
  const query = useQuery(agendaOf(id))
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  return <Shown page={query.data} />
}

function Shown({ page }: { page: AgendaPage }) {
  const may = useMay()
  const { session } = useSession()
  const [starting, setStarting] = useState(false)
  const [planning, setPlanning] = useState(false)
  const running = page.meetings.find((each) => each.state === 'open')
  const coming = page.meetings.filter((each) => each.state === 'planned').at(-1)
  const past = page.meetings.filter((each) => each.state === 'closed')
  const leads = may('supervision:lead') || session?.worker?.role === 'senior_social_worker'
  const rows = proposed(page.children)
  const drift = page.children
    .filter((child) => child.come_back_by < page.on)
    .sort((one, other) => other.days - one.days)
  if (!page.open_to_you) return <Empty>Only those who know this team’s children may see what it talks about.</Empty>
  return (
    <>
      <title>Group supervision - Kith</title>
      <h2 className="app-answer">{answer(page)}</h2>
      {page.interval && (
        <p className="app-quiet">
          Every child within {amount(page.interval.amount, page.interval.unit)}. {page.interval.source}.
        </p>
      )}
      <p className="app-row">
        {running ? (
          <Link
            to="/pods/$id/supervision/$meeting"
            params={{ id: page.pod_id, meeting: running.id }}
            className="govuk-button"
          >
            Go to the meeting that is under way
          </Link>
        ) : (
          leads && <Button onClick={() => setStarting(true)}>Start the meeting</Button>
        )}
        {leads && !coming && (
          <Button secondary onClick={() => setPlanning(true)}>
            Plan the next meeting
          </Button>
        )}
        {coming && !running && (
          <span>
            Next meeting: {day(coming.on)}, led by {coming.leader_name}
          </span>
        )}
        {may('supervision:lead') && (
          <Link to="/coverage" className="govuk-link">
            All teams
          </Link>
        )}
      </p>
      {starting && <Start page={page} coming={coming} onClose={() => setStarting(false)} />}
      {planning && <Plan page={page} onClose={() => setPlanning(false)} />}
      <Section title="Who is on the agenda, and why">
        {rows.length === 0 ? (
          <Empty>Nobody has to be talked about now. In the meeting the leader can add a child.</Empty>
        ) : (
          <Table
            caption="The agenda as it makes itself"
            head={['Child', 'Why', 'Last talked about', 'Keyworker']}
            rows={rows}
            rowKey={(child) => child.child_id}
            cells={(child) => [
              <span key="name">
                <Link to="/people/$id/supervision" params={{ id: child.child_id }} className="govuk-link">
                  <Name>{child.name}</Name>
                </Link>{' '}
                <span className="app-quiet">{words(child.status)}</span>
              </span>,
              child.reasons.length > 0 ? (
                <ul className="govuk-list" key="why">
                  {child.reasons.map((reason, place) => (
                    <li key={`${reason.why}${place}`}>{why(reason, page.on)}</li>
                  ))}
                </ul>
              ) : (
                <span key="with" className="app-quiet">
                  With a brother or sister
                </span>
              ),
              child.last_on ? distance(child.last_on) : 'Never yet',
              child.keyworker_name ?? 'Nobody yet',
            ]}
          />
        )}
      </Section>
      <Section title="Out of sight the longest">
        {drift.length === 0 ? (
          <Empty>Nobody: every child was talked about in time.</Empty>
        ) : (
          <Table
            caption="Children whom we have not talked about in time, the longest first"
            head={['Child', 'Days', 'Was due', 'Last talked about']}
            rows={drift}
            rowKey={(child) => child.child_id}
            cells={(child) => [
              <Link key="name" to="/people/$id/supervision" params={{ id: child.child_id }} className="govuk-link">
                <Name>{child.name}</Name>
              </Link>,
              String(child.days),
              <State key="due" is="late">
                {day(child.come_back_by)}
              </State>,
              child.last_on ? day(child.last_on) : 'Never yet',
            ]}
          />
        )}
      </Section>
      <Section title="Meetings before">
        {past.length === 0 ? (
          <Empty>This team has not met for group supervision here yet.</Empty>
        ) : (
          <Table
            caption="Meetings that are over, the latest first"
            head={['Day', 'Led by', 'Here', 'Children decided about']}
            rows={past.slice(0, 12)}
            rowKey={(each) => each.id}
            cells={(each) => [
              <Link
                key="day"
                to="/pods/$id/supervision/$meeting"
                params={{ id: page.pod_id, meeting: each.id }}
                className="govuk-link"
              >
                {day(each.on)}
              </Link>,
              each.leader_name,
              String(each.people),
              String(each.discussed),
            ]}
          />
        )}
      </Section>
    </>
  )
}

/** Who is here; then the meeting begins, with the agenda that made itself. */
function Start({ page, coming, onClose }: { page: AgendaPage; coming: MeetingRow | undefined; onClose: () => void }) {
  const navigate = useNavigate()
  const [there, setThere] = useState(() => expected(page.members))
  const [made] = useState(newId)
  const [items] = useState(() => proposed(page.children).map(itemOf))
  const { errors, busy, send } = useSend<unknown>('/people', [['pod', page.pod_id]])
  const run = async () => {
    let id = coming && coming.on <= today() ? coming.id : ''
    let version: string | number = coming?.version ?? 0
    if (!id) {
      const planned = await ask(
        api.POST('/api/v1/supervisions', { body: { id: made, pod_id: page.pod_id, on: today() } }),
      )
      id = planned.data.id
      version = planned.version
    }
    const asked = { params: { path: { id }, header: ifMatch(version) }, body: { people: peopleOf(there), items } }
    const opened = await ask(api.POST('/api/v1/supervisions/{id}/open', asked))
    void navigate({ to: '/pods/$id/supervision/$meeting', params: { id: page.pod_id, meeting: id } })
    return opened
  }
  return (
    <Dialog title="Start the meeting" onClose={onClose}>
      <ErrorSummary errors={errors} />
      <p>{items.length} children are on the agenda. In the meeting you can change their order.</p>
      <ThereFields members={page.members} there={there} onChange={setThere} />
      <p className="app-row">
        <Button busy={busy} onClick={() => send({}, run, onClose)}>
          Begin
        </Button>
        <Button secondary onClick={onClose}>
          Not yet
        </Button>
      </p>
    </Dialog>
  )
}

function Plan({ page, onClose }: { page: AgendaPage; onClose: () => void }) {
  const [made] = useState(newId)
  const [on, setOn] = useState<string | null>(null)
  const { errors, busy, send } = useSend('/on', [['pod', page.pod_id]])
  const missing: Record<string, string> = on ? {} : { '/on': 'Enter the day' }
  return (
    <Dialog title="Plan the next meeting" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(
            missing,
            () => ask(api.POST('/api/v1/supervisions', { body: { id: made, pod_id: page.pod_id, on: on ?? '' } })),
            onClose,
          )
        }}
      >
        <ErrorSummary errors={errors} />
        <DateField at="/on" label="On which day?" value={on} onChange={setOn} error={errors['/on']} />
        <Button type="submit" busy={busy}>
          Plan it
        </Button>
      </form>
    </Dialog>
  )
}
