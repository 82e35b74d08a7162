import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { useSend } from '../../api/useSend'
import { today } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'

/** Somebody at an agency gets an account of their own for the partner workspace. */
export function PersonForm({ agencyId, onDone }: { agencyId: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [given, setGiven] = useState('')
  const [family, setFamily] = useState('')
  const [email, setEmail] = useState('')
  const [post, setPost] = useState('')
  const [password, setPassword] = useState('')
  const form = useSend<unknown>('/email', [['agency', agencyId]])
  const { errors } = form
  const send = () => {
    const found: Record<string, string> = {}
    if (!given.trim()) found['/given'] = 'Enter their first name'
    if (!family.trim()) found['/family'] = 'Enter their family name'
    if (!email.trim()) found['/email'] = 'Enter their e-mail address'
    if (!post.trim()) found['/post'] = 'Enter what they do there'
    if (password.length < 15) found['/password'] = 'Enter a first password of 15 characters or more'
    const body = {
      id, given, family, email, post, role: 'agency_user' as const, fte: 1, employer_id: agencyId, joined_on: today(),
    } // prettier-ignore
    form.send(
      found,
      async () => {
        // Sent again after a wrong password, the person is answered as the first time.
        await ask(api.POST('/api/v1/workers', { body }))
        return ask(api.PUT('/api/v1/workers/{id}/password', { params: { path: { id } }, body: { password } }))
      },
      onDone,
    )
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} save="Add" onLeave={onDone}>
      <div className="app-halves">
        <TextField at="/given" label="First name" value={given} onChange={setGiven} error={errors['/given']} />
        <TextField at="/family" label="Family name" value={family} onChange={setFamily} error={errors['/family']} />
      </div>
      <div className="app-halves">
        <TextField at="/email" label="E-mail" type="email" value={email} onChange={setEmail} error={errors['/email']} />
        <TextField at="/post" label="What they do there" value={post} onChange={setPost} error={errors['/post']} />
      </div>
      <TextField
        at="/password"
        label="First password"
        hint="15 characters or more. Tell it to them in person or by telephone."
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={errors['/password']}
      />
    </Form>
  )
}
