import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { useSend } from '../../api/useSend'
import { TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'

/** Says that something found is right all the same. */
export function WaiveForm({ foundId, onDone }: { foundId: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [because, setBecause] = useState('')
  const form = useSend('/waived_because', [['findings']])
  const send = () =>
    form.send(
      because.trim() ? {} : { '/waived_because': 'Say why' },
      () => ask(api.POST('/api/v1/findings', { body: { id, found_id: foundId, waived_because: because } })),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <TextArea
        at="/waived_because"
        label="Why is it right all the same?"
        hint="It goes with the return as its reason. Name nobody."
        value={because}
        onChange={setBecause}
        error={form.errors['/waived_because'] ?? form.errors['/found_id']}
      />
    </Form>
  )
}

/** Says that it is to be put right after all. */
export function TakeBackForm({ id, version, onDone }: { id: string; version: number; onDone: () => void }) {
  const [because, setBecause] = useState('')
  const form = useSend('/because', [['findings']])
  const at = { params: { path: { id }, header: ifMatch(version) } }
  const send = () =>
    form.send(
      because.trim() ? {} : { '/because': 'Say why' },
      () => ask(api.POST('/api/v1/findings/{id}/take-back', { ...at, body: { because } })),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <TextArea
        at="/because"
        label="Why is it to be put right after all?"
        value={because}
        onChange={setBecause}
        error={form.errors['/because']}
      />
    </Form>
  )
}
