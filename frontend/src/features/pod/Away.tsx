import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { boardOf } from '../../api/handing'
import type { Absence, AbsenceIn, AwayRow, CoverRow } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Select, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { AWAY } from '../../ui/handoverWords'
import { Dialog, Empty, Section, State } from '../../ui/parts'
import { Cover, EndCover, pathOf, touched, type DialogProps, type Team } from './Cover'

/** What is being arranged: who is away, for how long, or who covers. */
type Open =
  { what: 'say' } | { what: 'cover' | 'change'; away: AwayRow } | { what: 'end'; away: AwayRow; cover: CoverRow }

/** Who is away, and who covers: the keyworker stays the keyworker. */
export function Away(team: Team) {
  const { data } = useQuery(boardOf(team.podId))
  const may = useMay()
  const { session } = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  if (!data) return null
  const leads = may('absence:cover')
  const mayChange = (each: AwayRow) => each.id && (leads || each.worker_id === session?.worker?.id)
  const close = () => setOpen(null)
  return (
    <Section
      title="Away"
      action={
        may('absence:record') && (
          <Button secondary onClick={() => setOpen({ what: 'say' })}>
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
            {each.covers.length === 0 && <State is="soon">Nobody covers</State>}
            {each.covers.map((one) => (
              <span key={one.id}>
                Covered by {one.name}
                {one.child_id && ` for ${one.child_name ?? 'one child'}`} until {day(one.until)}.{' '}
                {each.id && leads && (
                  <button
                    type="button"
                    className="app-plain"
                    onClick={() => setOpen({ what: 'end', away: each, cover: one })}
                  >
                    End this<span className="govuk-visually-hidden"> cover by {one.name}</span>
                  </button>
                )}{' '}
              </span>
            ))}{' '}
            {each.id && leads && (
              <button type="button" className="app-plain" onClick={() => setOpen({ what: 'cover', away: each })}>
                Arrange cover<span className="govuk-visually-hidden"> for {each.name}</span>
              </button>
            )}{' '}
            {mayChange(each) && (
              <button type="button" className="app-plain" onClick={() => setOpen({ what: 'change', away: each })}>
                Back sooner or later<span className="govuk-visually-hidden">: {each.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'say' && <SayAway {...team} onClose={close} />}
      {open?.what === 'cover' && <Cover {...team} away={open.away} onClose={close} />}
      {open?.what === 'change' && <Change {...team} away={open.away} onClose={close} />}
      {open?.what === 'end' && <EndCover {...team} away={open.away} cover={open.cover} onClose={close} />}
    </Section>
  )
}

function SayAway({ podId, members, onClose }: DialogProps) {
  const may = useMay()
  const { session } = useSession()
  const [id] = useState(newId)
  const [who, setWho] = useState(session?.worker?.id ?? '')
  const [kind, setKind] = useState('annual_leave')
  const [since, setSince] = useState<string | null>(today())
  const [until, setUntil] = useState<string | null>(null)
  const form = useSend<Absence>('/since', touched(podId))
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

function Change({ podId, away, onClose }: DialogProps & { away: AwayRow }) {
  const [until, setUntil] = useState<string | null>(away.until)
  const [reason, setReason] = useState('')
  const form = useSend<Absence>('/until', touched(podId))
  const send = () => {
    const found: Record<string, string> = until ? {} : { '/until': 'Enter the day they are back' }
    const body = { until: until ?? '', reason: reason.trim() || null }
    form.send(found, () => ask(api.POST('/api/v1/absences/{id}/change', { params: pathOf(away), body })), onClose)
  }
  return (
    <Dialog title={`When is ${away.name} back?`} onClose={onClose}>
      <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onClose}>
        <p className="govuk-body">
          Cover ends with the absence. If it is longer, arrange cover for the days that are added.
        </p>
        <DateField at="/until" label="Back on" value={until} onChange={setUntil} error={form.errors['/until']} />
        <TextField
          at="/reason"
          label="Why has it changed? (optional)"
          value={reason}
          onChange={setReason}
          error={form.errors['/reason']}
        />
      </Form>
    </Dialog>
  )
}
