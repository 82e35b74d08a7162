import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Offer, OfferMoveIn } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Radios, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { OFFER_STATES } from '../../ui/offerWords'

const count = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)

/** Moving the entry, noting room and waiting, or leaving a tip. */
export function SmallForm({
  doing,
  offer,
  onDone,
}: {
  doing: 'move' | 'check' | 'tip'
  offer: Offer
  onDone: () => void
}) {
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const [state, setState] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [free, setFree] = useState('')
  const [places, setPlaces] = useState('')
  const [wait, setWait] = useState('')
  const at = { move: '/reason', check: '/source', tip: '/words' }[doing]
  const form = useSend<Offer>(at, [['offers'], ['person']])
  const { errors } = form
  const run = () => {
    const params = { path: { id: offer.id }, header: ifMatch(offer.version) }
    if (doing === 'tip') return ask(api.POST('/api/v1/offers/{id}/tips', { params, body: { id, words: text } }))
    if (doing === 'move')
      return ask(
        api.POST('/api/v1/offers/{id}/move', { params, body: { state: state as OfferMoveIn['state'], reason: text } }),
      )
    const body = { id, on: on ?? '', source: text, places: count(places), free: count(free), wait_days: count(wait) }
    return ask(api.POST('/api/v1/offers/{id}/checks', { params, body }))
  }
  const send = () => {
    const found: Record<string, string> = {}
    if (!text.trim()) found[at] = 'Write a sentence'
    if (doing === 'move' && !state) found['/state'] = 'Choose one'
    if (doing === 'check' && !on) found['/on'] = 'Enter the day'
    form.send(found, run, onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {doing === 'move' && (
        <Radios
          at="/state"
          label="From now on"
          value={state}
          onChange={setState}
          error={errors['/state']}
          options={['open', 'paused', 'ended'].map((value) => ({ value, text: OFFER_STATES[value] ?? value }))}
        />
      )}
      {doing === 'check' && (
        <>
          <DateField at="/on" label="When" value={on} onChange={setOn} error={errors['/on']} />
          <TextField
            at="/places"
            label="Places"
            width="4"
            value={places}
            onChange={setPlaces}
            error={errors['/places']}
          />
          <TextField at="/free" label="Free places" width="4" value={free} onChange={setFree} error={errors['/free']} />
          <TextField
            at="/wait_days"
            label="Days to wait"
            width="4"
            value={wait}
            onChange={setWait}
            error={errors['/wait_days']}
          />
          <TextField at="/source" label="How do you know?" value={text} onChange={setText} error={errors['/source']} />
        </>
      )}
      {doing === 'tip' && (
        <TextArea
          at="/words"
          label="What should the next worker know? No family’s story"
          rows={2}
          value={text}
          onChange={setText}
          error={errors['/words']}
        />
      )}
      {doing === 'move' && (
        <TextArea at="/reason" label="Why?" rows={2} value={text} onChange={setText} error={errors['/reason']} />
      )}
    </Form>
  )
}
