import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { sendDocument } from '../../api/partner'
import type { RequestOfUs } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { PickDocuments } from '../../ui/Documents'
import { Radios, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'

/** An agency answers what it is asked, or says why it does not. */
export function AnswerForm({ request, agencyId }: { request: RequestOfUs; agencyId: string }) {
  const { session } = useSession()
  const [open, setOpen] = useState(false)
  const [whether, setWhether] = useState('answer')
  const [text, setText] = useState('')
  const [name, setName] = useState(session?.worker?.name ?? '')
  const [files, setFiles] = useState<File[]>([])
  const answers = whether === 'answer'
  const field = answers ? '/words' : '/reason'
  const form = useSend(field, [['partner', agencyId]])
  const send = () => {
    const found: Record<string, string> = {}
    if (!text.trim()) found[field] = answers ? 'Write what you know' : 'Say why you do not tell us'
    if (!name.trim()) found['/name'] = 'Enter who answers'
    const at = { params: { path: { id: request.id }, header: ifMatch(request.version) } }
    form.send(found, async () => {
      if (!answers) return ask(api.POST('/api/v1/requests/{id}/decline', { ...at, body: { reason: text, name } }))
      for (const file of files) await sendDocument(file, { request_id: request.id })
      return ask(api.POST('/api/v1/requests/{id}/reply', { ...at, body: { words: text, name } }))
    })
  }
  if (!open)
    return (
      <Button secondary onClick={() => setOpen(true)}>
        Answer about {request.about}
      </Button>
    )
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Send" onLeave={() => setOpen(false)}>
      <Radios
        at={`/${request.id}/whether`}
        label="What will you do?"
        value={whether}
        onChange={setWhether}
        options={[
          { value: 'answer', text: 'Tell you what we know' },
          { value: 'decline', text: 'Not tell you, and say why' },
        ]}
      />
      <TextArea
        at={field}
        label={answers ? 'What do you know?' : 'Why not?'}
        hint={answers ? 'What you have seen and heard yourselves, and what is going well.' : undefined}
        rows={5}
        value={text}
        onChange={setText}
        error={form.errors[field]}
      />
      <TextField at="/name" label="Who answers?" value={name} onChange={setName} error={form.errors['/name']} />
      {answers && (
        <PickDocuments label="Documents, if there are any" onPick={setFiles} error={form.errors['/content']} />
      )}
    </Form>
  )
}
