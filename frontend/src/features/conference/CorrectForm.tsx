import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { conferenceOf } from '../../api/queries'
import type { Conference } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Section } from '../../ui/parts'

interface Props {
  conference: Conference
  version: string
  names: Map<string, string | null>
  onDone: () => void
}

const SAID = [
  ['summary', 'What was talked about'],
  ['outline_plan', 'What the plan must contain'],
  ['parents_view', 'What the parents say'],
  ['peer_advocate', 'What the parent advocate said'],
] as const

/** What was written of a conference, put right. Its decisions stay: another conference decides otherwise. */
export function CorrectForm({ conference, version, names, onDone }: Props) {
  const [said, setSaid] = useState<Record<string, string>>(() =>
    Object.fromEntries(SAID.map(([name]) => [name, conference[name] ?? ''])),
  )
  const [children, setChildren] = useState(() =>
    conference.children.map(({ id, child_id, reason, own_view }) => ({ id, child_id, reason: reason ?? '', own_view: own_view ?? '' })),
  ) // prettier-ignore
  const [reason, setReason] = useState('')
  const form = useSend('/reason', [['person'], conferenceOf(conference.id).queryKey])
  const { errors } = form
  const send = () => {
    const found: Record<string, string> = {}
    if (!said['summary']?.trim()) found['/summary'] = 'Say what was talked about'
    children.forEach((each, place) => {
      if (!each.reason.trim()) found[`/children/${place}/reason`] = 'Say why it was decided so'
    })
    if (!reason.trim()) found['/reason'] = 'Say what was wrong'
    const at = { params: { path: { id: conference.id }, header: ifMatch(version) } }
    const body = {
      quorate: conference.quorate ?? false,
      quorum_reason: conference.quorum_reason,
      attendees: conference.attendees,
      dissents: conference.dissents,
      summary: said['summary'] ?? '',
      outline_plan: said['outline_plan']?.trim() || null,
      parents_view: said['parents_view']?.trim() || null,
      peer_advocate: said['peer_advocate']?.trim() || null,
      children: children.map((each) => ({ id: each.id, reason: each.reason, own_view: each.own_view.trim() || null })),
      reason,
    }
    form.send(found, () => ask(api.POST('/api/v1/conferences/{id}/correct', { ...at, body })), onDone)
  }
  return (
    <Section title="Put right what was written">
      <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
        <p className="govuk-body">What it said before stays in the history. The decisions stay as they are.</p>
        {SAID.map(([name, label]) => (
          <TextArea
            key={name}
            at={`/${name}`}
            label={label}
            rows={3}
            value={said[name] ?? ''}
            onChange={(next) => setSaid({ ...said, [name]: next })}
            error={errors[`/${name}`]}
          />
        ))}
        {children.map((each, place) => {
          const put = (part: Partial<typeof each>) =>
            setChildren(children.map((other) => (other.id === each.id ? { ...other, ...part } : other)))
          const name = names.get(each.child_id) ?? 'the child'
          return (
            <div key={each.id}>
              <TextArea
                at={`/children/${place}/reason`}
                label={`Why it was decided so for ${name}`}
                rows={2}
                value={each.reason}
                onChange={(next) => put({ reason: next })}
                error={errors[`/children/${place}/reason`]}
              />
              <TextArea
                at={`/children/${place}/own_view`}
                label={`What ${name} said`}
                rows={2}
                value={each.own_view}
                onChange={(next) => put({ own_view: next })}
              />
            </div>
          )
        })}
        <TextArea
          at="/reason"
          label="What was wrong?"
          rows={2}
          value={reason}
          onChange={setReason}
          error={errors['/reason']}
        />
      </Form>
    </Section>
  )
}
