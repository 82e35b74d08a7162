import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { conferenceOf } from '../../api/queries'
import type { Conference } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { clock, londonMoment, today } from '../../ui/dates'
import { TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Section } from '../../ui/parts'

/** Another day, time or place for a conference that is booked. */
export function MoveForm({
  conference,
  version,
  onDone,
}: {
  conference: Conference
  version: string
  onDone: () => void
}) {
  const booked = new Date(conference.booked_for)
  const [on, setOn] = useState<string | null>(today(booked))
  const [time, setTime] = useState(clock(booked))
  const [venue, setVenue] = useState(conference.venue ?? '')
  const [reason, setReason] = useState('')
  const form = useSend('/booked_for', [['person'], conferenceOf(conference.id).queryKey])
  const { errors } = form
  const send = () => {
    const found: Record<string, string> = {}
    const moment = on ? londonMoment(on, time) : null
    if (!on) found['/booked_for'] = 'Enter the day'
    else if (!moment) found['/time'] = 'Enter the time, such as 10:00'
    if (!reason.trim()) found['/reason'] = 'Say why it moves'
    const at = { params: { path: { id: conference.id }, header: ifMatch(version) } }
    const body = { booked_for: moment ?? '', venue: venue.trim() || null, reason }
    form.send(found, () => ask(api.POST('/api/v1/conferences/{id}/move', { ...at, body })), onDone)
  }
  return (
    <Section title="Move it">
      <Form errors={errors} busy={form.busy} onSend={send} save="Move it" onLeave={onDone}>
        <DateField at="/booked_for" label="Day" value={on} onChange={setOn} error={errors['/booked_for']} />
        <TextField at="/time" label="Time" width="4" value={time} onChange={setTime} error={errors['/time']} />
        <TextField at="/venue" label="Where?" value={venue} onChange={setVenue} />
        <TextArea at="/reason" label="Why?" rows={2} value={reason} onChange={setReason} error={errors['/reason']} />
      </Form>
    </Section>
  )
}
