import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { planOf } from '../../api/queries'
import type { Overview, Plan } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { Form } from '../../ui/Form'
import { TextArea, TextField } from '../../ui/Field'
import { ActionFields } from './ActionFields'
import { blankAction, toAction } from './writing'

interface Props {
  plan: Plan
  version: string
  onDone: () => void
}

/** One more thing that somebody will do. */
export function AddAction({
  plan,
  version,
  child,
  goalId,
  onDone,
}: Props & { child: Overview; goalId: string | null }) {
  const change = useSend<Plan>('/actions/0/words', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const [action, setAction] = useState({ ...blankAction(), goal_id: goalId ?? '' })
  const send = () => {
    const found: Record<string, string> = {}
    if (!action.words.trim()) found['/actions/0/words'] = 'Say what will be done'
    if (!action.owner_name.trim()) found['/actions/0/owner_name'] = 'Name who will do it'
    if (action.by_when === '') found['/actions/0/by_when'] = 'Enter a real day, or leave it empty'
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    change.send(found, () => ask(api.POST('/api/v1/plans/{id}/actions', { ...at, body: toAction(action) })), onDone)
  }
  return (
    <Form errors={change.errors} busy={change.busy} onSend={send} save="Add it" onLeave={onDone}>
      <ActionFields
        action={action}
        at="/actions/0"
        child={child}
        errors={change.errors}
        onChange={(part) => setAction({ ...action, ...part })}
      />
    </Form>
  )
}

/** Something more to reach. */
export function AddGoal({ plan, version, onDone }: Props) {
  const change = useSend<Plan>('/words', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const [id] = useState(newId)
  const [words, setWords] = useState('')
  const [whose, setWhose] = useState('')
  const [by, setBy] = useState<string | null>(null)
  const send = () => {
    const found: Record<string, string> = {}
    if (!words.trim()) found['/words'] = 'Say what you want to reach'
    if (by === '') found['/by_when'] = 'Enter a real day, or leave it empty'
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    const body = { id, words, whose_words: whose.trim() || null, by_when: by }
    change.send(found, () => ask(api.POST('/api/v1/plans/{id}/goals', { ...at, body })), onDone)
  }
  return (
    <Form errors={change.errors} busy={change.busy} onSend={send} save="Add it" onLeave={onDone}>
      <TextArea
        at="/words"
        label="What do we want to reach?"
        rows={2}
        value={words}
        onChange={setWords}
        error={change.errors['/words']}
      />
      <div className="app-halves">
        <TextField at="/whose_words" label="Whose words are these?" value={whose} onChange={setWhose} />
        <DateField at="/by_when" label="By when?" value={by} onChange={setBy} error={change.errors['/by_when']} />
      </div>
    </Form>
  )
}
