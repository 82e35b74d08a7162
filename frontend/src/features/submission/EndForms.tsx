import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { SubmissionPage } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'

interface EndProps {
  run: SubmissionPage
  onDone: () => void
}

const at = (run: SubmissionPage) => ({
  params: { path: { id: run.card.id }, header: ifMatch(run.version) },
})

/** Notes that the department has it. */
export function SendForm({ run, onDone }: EndProps) {
  const [on, setOn] = useState<string | null>(today())
  const [receipt, setReceipt] = useState('')
  const form = useSend('/receipt', [['submissions']])
  const send = () => {
    const missing: Record<string, string> = {}
    if (!on) missing['/on'] = 'Enter the day'
    if (!receipt.trim()) missing['/receipt'] = 'Enter the number that the department gave it'
    const body = { on: on ?? '', receipt }
    form.send(missing, () => ask(api.POST('/api/v1/submissions/{id}/send', { ...at(run), body })), onDone)
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <DateField at="/on" label="When was it sent?" value={on} onChange={setOn} error={form.errors['/on']} />
      <TextField
        at="/receipt"
        label="The department’s number for it"
        value={receipt}
        onChange={setReceipt}
        error={form.errors['/receipt']}
      />
    </Form>
  )
}

/** Notes that it is not to be used. */
export function WithdrawForm({ run, onDone }: EndProps) {
  const [because, setBecause] = useState('')
  const form = useSend('/because', [['submissions']])
  const send = () =>
    form.send(
      because.trim() ? {} : { '/because': 'Say why' },
      () => ask(api.POST('/api/v1/submissions/{id}/withdraw', { ...at(run), body: { because } })),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Withdraw it" onLeave={onDone}>
      <TextArea
        at="/because"
        label="Why is it not to be used?"
        value={because}
        onChange={setBecause}
        error={form.errors['/because']}
      />
    </Form>
  )
}
