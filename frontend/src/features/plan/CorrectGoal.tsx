import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { planOf } from '../../api/queries'
import type { Plan, PlanGoal } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Dialog } from '../../ui/parts'

interface Props {
  plan: Plan
  version: string
  goal: PlanGoal
  onClose: () => void
}

/** How a goal should have been written down. What it said before stays in the history. */
export function CorrectGoal({ plan, version, goal, onClose }: Props) {
  const form = useSend('/words', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const { errors } = form
  const [words, setWords] = useState(goal.words)
  const [whose, setWhose] = useState(goal.whose_words ?? '')
  const [by, setBy] = useState<string | null>(goal.by_when)
  const [reason, setReason] = useState('')
  const send = () => {
    const found: Record<string, string> = {}
    if (!words.trim()) found['/words'] = 'Say what you want to reach'
    if (by === '') found['/by_when'] = 'Enter a real day, or leave it empty'
    if (!reason.trim()) found['/reason'] = 'Say what was wrong'
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    const body = { goal_id: goal.id, words, whose_words: whose.trim() || null, by_when: by, reason }
    form.send(found, () => ask(api.POST('/api/v1/plans/{id}/goals/correct', { ...at, body })), onClose)
  }
  return (
    <Dialog title="Put the goal right" onClose={onClose}>
      <Form errors={errors} busy={form.busy} onSend={send} onLeave={onClose}>
        <TextArea
          at="/words"
          label="What do we want to reach?"
          rows={2}
          value={words}
          onChange={setWords}
          error={errors['/words']}
        />
        <TextField at="/whose_words" label="In whose words?" value={whose} onChange={setWhose} />
        <DateField at="/by_when" label="By when?" value={by} onChange={setBy} error={errors['/by_when']} />
        <TextArea
          at="/reason"
          label="What was wrong?"
          rows={2}
          value={reason}
          onChange={setReason}
          error={errors['/reason']}
        />
      </Form>
    </Dialog>
  )
}
