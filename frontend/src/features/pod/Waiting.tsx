import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { boardOf } from '../../api/handing'
import type { Absence, AbsenceIn, AwayRow, MemberRow } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Select } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { ASKED_BY, AWAY, missing } from '../../ui/handoverWords'
import { Dialog, Empty, Name, Section, State } from '../../ui/parts'

const CAN_COVER = new Set(['senior_social_worker', 'social_worker', 'family_support_worker', 'pod_manager'])

const worker = (id: string, name: string | null): ReactNode => (
  <Link to={'/people/$id/worker' as '/people/$id'} params={{ id }} className="govuk-link">
    <Name>{name}</Name>
  </Link>
)

/** Changes of keyworker under way, those without a goodbye, and who asked for another worker. */
export function Changes({ podId }: { podId: string }) {
  const { data } = useQuery(boardOf(podId))
  if (!data || data.handovers.length + data.without_handover.length + data.wishes.length === 0) return null
  return (
    <Section title="Changes of keyworker">
      <ul className="govuk-list">
        {data.wishes.map((each) => (
          <li key={each.id}>
            {worker(each.child_id, each.child_name)}: {(ASKED_BY[each.asked_by] ?? '').toLowerCase()} asked for somebody
            else than {each.about_worker_name} on {day(each.asked_on)}.{' '}
            <State is="late">{each.answered_on ? 'Tell them the answer' : 'Answer it'}</State>
          </li>
        ))}
        {data.without_handover.map((each) => (
          <li key={each.id}>
            {worker(each.id, each.name)}: {each.worker_name} since {day(each.since)}.{' '}
            <State is="soon">No hand-over: no goodbye, no hello</State>
          </li>
        ))}
        {data.handovers.map((each) => (
          <li key={each.id}>
            {each.children.map((child, place) => (
              <span key={child.id}>
                {place > 0 && ', '}
                {worker(child.id, child.name)}
              </span>
            ))}
            : from {each.from_name} to {each.to_name}, planned for {day(each.planned_for)}.{' '}
            <State is={each.planned_for < today() ? 'late' : each.missing.length > 0 ? 'soon' : 'in-time'}>
              {missing(each.missing) || 'Ready'}
            </State>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Who is away, and who covers: the keyworker stays the keyworker. */
export function Away({ podId, members }: { podId: string; members: MemberRow[] }) {
  const { data } = useQuery(boardOf(podId))
  const may = useMay()
  const [saying, setSaying] = useState(false)
  const [covering, setCovering] = useState<AwayRow | null>(null)
  if (!data) return null
  return (
    <Section
      title="Away"
      action={
        may('absence:record') && (
          <Button secondary onClick={() => setSaying(true)}>
            Say who is away
          </Button>
        )
      }
    >
      {data.away.length === 0 && <Empty>Nobody is away in the next four weeks.</Empty>}
      <ul className="govuk-list">
        {data.away.map((each) => (
          <li key={each.worker_id + each.since}>
            {each.name}, away from {day(each.since)}, back on {day(each.until)}
            {each.kind && ` (${(AWAY[each.kind] ?? '').toLowerCase()})`}.{' '}
            {each.covers.length === 0 ? (
              <State is="soon">Nobody covers</State>
            ) : (
              each.covers
                .map(
                  (one) =>
                    `Covered by ${one.name}${one.child_id ? ` for ${one.child_name}` : ''} until ${day(one.until)}.`,
                )
                .join(' ')
            )}{' '}
            {each.id && may('absence:cover') && (
              <button type="button" className="app-plain" onClick={() => setCovering(each)}>
                Arrange cover<span className="govuk-visually-hidden"> for {each.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {saying && <SayAway podId={podId} members={members} onClose={() => setSaying(false)} />}
      {covering && <Cover podId={podId} away={covering} members={members} onClose={() => setCovering(null)} />}
    </Section>
  )
}

function SayAway({ podId, members, onClose }: { podId: string; members: MemberRow[]; onClose: () => void }) {
  const may = useMay()
  const { session } = useSession()
  const [id] = useState(newId)
  const [who, setWho] = useState(session?.worker?.id ?? '')
  const [kind, setKind] = useState('annual_leave')
  const [since, setSince] = useState<string | null>(today())
  const [until, setUntil] = useState<string | null>(null)
  const form = useSend<Absence>('/since', [['pod', podId], ['person']])
  const send = () => {
    const found: Record<string, string> = {}
    if (!since) found['/since'] = 'Enter the first day'
    if (!until) found['/until'] = 'Enter the day they are back'
    const kept = kind as AbsenceIn['absence_kind']
    const body: AbsenceIn = { id, absence_kind: kept, since: since ?? '', until: until ?? '', worker_id: who || null }
    form.send(found, () => ask(api.POST('/api/v1/absences', { body })), onClose)
  }
  return (
    <Dialog title="Who is away?" onClose={onClose}>
      <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onClose}>
        {may('absence:cover') && (
          <Select
            at="/worker_id"
            label="Who"
            value={who}
            onChange={setWho}
            error={form.errors['/worker_id']}
            options={members.map((each) => ({ value: each.worker_id, text: each.name }))}
          />
        )}
        <Select
          at="/absence_kind"
          label="Why"
          hint="Others of the pod only read that somebody is away."
          value={kind}
          onChange={setKind}
          options={Object.entries(AWAY).map(([value, text]) => ({ value, text }))}
        />
        <DateField at="/since" label="First day away" value={since} onChange={setSince} error={form.errors['/since']} />
        <DateField at="/until" label="Back on" value={until} onChange={setUntil} error={form.errors['/until']} />
      </Form>
    </Dialog>
  )
}

interface CoverProps {
  podId: string
  away: AwayRow
  members: MemberRow[]
  onClose: () => void
}

function Cover({ podId, away, members, onClose }: CoverProps) {
  const [id] = useState(newId)
  const [who, setWho] = useState('')
  const [since, setSince] = useState<string | null>(away.since < today() ? today() : away.since)
  const [until, setUntil] = useState<string | null>(away.until)
  const form = useSend<Absence>('/worker_id', [['pod', podId], ['person']])
  const send = () => {
    const found: Record<string, string> = {}
    if (!who) found['/worker_id'] = 'Choose somebody'
    if (!since) found['/since'] = 'Enter the first day'
    if (!until) found['/until'] = 'Enter the first day without cover'
    const params = { path: { id: away.id ?? '' }, header: ifMatch(away.version ?? 0) }
    const body = { id, worker_id: who, since: since ?? '', until: until ?? '' }
    form.send(found, () => ask(api.POST('/api/v1/absences/{id}/cover', { params, body })), onClose)
  }
  const others = members.filter((each) => each.worker_id !== away.worker_id && CAN_COVER.has(each.role))
  return (
    <Dialog title={`Who covers for ${away.name}?`} onClose={onClose}>
      <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onClose}>
        <p className="govuk-body">
          {away.name} stays the keyworker of their children. Who covers can open these children’s records meanwhile.
        </p>
        <Select
          at="/worker_id"
          label="Covers"
          value={who}
          onChange={setWho}
          error={form.errors['/worker_id']}
          options={others.map((each) => ({ value: each.worker_id, text: each.name }))}
        />
        <DateField at="/since" label="From" value={since} onChange={setSince} error={form.errors['/since']} />
        <DateField
          at="/until"
          label="First day without cover"
          value={until}
          onChange={setUntil}
          error={form.errors['/until']}
        />
      </Form>
    </Dialog>
  )
}
