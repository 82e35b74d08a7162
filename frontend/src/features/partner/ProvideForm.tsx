import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { UptakeOfOurs, UptakeProvideIn, UptakeState } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Radios, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { CAME } from '../../ui/offerWords'
import { choose } from '../../ui/partnerWords'

const BEFORE: Record<string, string> = {
  accepted: 'Yes, we will help',
  waiting: 'Yes, but there is a wait',
  declined: 'No, and this is why',
  started: 'It has begun',
}
const DURING: Record<string, string> = { started: 'It goes on; there is news', ended: 'It is over' }

/** Whoever gives the help says where it stands: the worker sees it on the family's record at once. */
export function ProvideForm({ uptake, agencyId }: { uptake: UptakeOfOurs; agencyId: string }) {
  const [open, setOpen] = useState(false)
  const [id, setId] = useState(newId)
  const [state, setState] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [expected, setExpected] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [came, setCame] = useState('')
  const [family, setFamily] = useState('')
  const form = useSend('/words', [['partner', agencyId]])
  if (!open)
    return (
      <Button secondary onClick={() => setOpen(true)}>
        Say where it stands: {uptake.offer}
      </Button>
    )
  const over = state === 'ended'
  const send = () => {
    const found: Record<string, string> = {}
    if (!state) found['/state'] = 'Choose where it stands'
    if (!on) found['/on'] = 'Enter the day'
    if (!text.trim()) found['/words'] = 'Write what you want us to know'
    if (over && !came) found['/came'] = 'Choose what came of it'
    const body = {
      id,
      state: state as UptakeState,
      on: on ?? '',
      words: text,
      expected_on: state === 'waiting' ? expected : null,
      came: over ? (came as NonNullable<UptakeProvideIn['came']>) : null,
      family_words: over && family.trim() ? family : null,
    }
    const at = { params: { path: { id: uptake.id }, header: ifMatch(uptake.version) } }
    form.send(
      found,
      () => ask(api.POST('/api/v1/uptakes/{id}/provide', { ...at, body })),
      () => {
        setOpen(false)
        setId(newId())
        setText('')
      },
    )
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Send" onLeave={() => setOpen(false)}>
      <Radios
        at="/state"
        label="Where does it stand?"
        value={state}
        onChange={setState}
        options={choose(uptake.state === 'started' ? DURING : BEFORE)}
        error={form.errors['/state']}
      />
      <DateField at="/on" label="Since when?" value={on} onChange={setOn} error={form.errors['/on']} />
      {state === 'waiting' && (
        <DateField
          at="/expected_on"
          label="When do you expect to begin, if you know?"
          value={expected}
          onChange={setExpected}
          error={form.errors['/expected_on']}
        />
      )}
      {over && (
        <>
          <Radios
            at="/came"
            label="What came of it?"
            value={came}
            onChange={setCame}
            options={choose(CAME)}
            error={form.errors['/came']}
          />
          <TextArea at="/family_words" label="What does the family say?" rows={2} value={family} onChange={setFamily} />
        </>
      )}
      <TextArea
        at="/words"
        label="What should we know?"
        hint="The family can read it."
        rows={3}
        value={text}
        onChange={setText}
        error={form.errors['/words']}
      />
    </Form>
  )
}
