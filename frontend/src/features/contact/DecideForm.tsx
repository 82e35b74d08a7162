import { useState, type FormEvent } from 'react'
import type { DecideIn, NamedPerson, PodRow } from '../../api/schema.gen'
import { asProblem } from '../../api/problem'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, Select, TextArea } from '../../ui/Field'
import { choices } from '../../ui/words'

const OUTCOMES = ['no_further_action', 'advice', 'family_help', 'assessment', 'strategy_discussion'] as const
const HELPS = new Set<string>(['family_help', 'assessment', 'strategy_discussion'])
const NEEDS = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9', 'N0'] as const

interface Props {
  named: NamedPerson
  pods: PodRow[]
  busy: boolean
  onDecide: (body: DecideIn) => Promise<void>
}

/** The decision for one child, with its reason; help needs to know who the child is and which pod will know them. */
export function DecideForm({ named, pods, busy, onDecide }: Props) {
  const [outcome, setOutcome] = useState('')
  const [reason, setReason] = useState('')
  const [pod, setPod] = useState('')
  const [need, setNeed] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const helps = HELPS.has(outcome)
  const own = (field: string) => `/${named.id}/${field}`
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found: Record<string, string> = {}
    if (!outcome) found[own('outcome')] = 'Choose what we will do'
    if (!reason.trim()) found[own('reason')] = 'Say why'
    if (helps && !pod) found[own('pod_id')] = 'Choose the pod that will know this child'
    if (helps && !named.person_id)
      found[own('outcome')] = 'Say who this child is first: match them, or add them as a new person'
    setErrors(found)
    if (Object.keys(found).length > 0) return
    try {
      await onDecide({
        named_id: named.id,
        outcome: outcome as DecideIn['outcome'],
        reason,
        ...(helps ? { pod_id: pod, primary_need: (need || 'N0') as NonNullable<DecideIn['primary_need']> } : {}),
      })
    } catch (error) {
      const problem = asProblem(error)
      setErrors(
        Object.keys(problem.fields).length > 0
          ? Object.fromEntries(Object.entries(problem.fields).map(([at, text]) => [own(at.slice(1)), text]))
          : {},
      )
    }
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary errors={errors} />
      <Radios
        at={own('outcome')}
        label="What will we do?"
        value={outcome}
        onChange={setOutcome}
        options={choices(OUTCOMES)}
        error={errors[own('outcome')]}
      />
      {helps && (
        <div className="app-halves">
          <Select
            at={own('pod_id')}
            label="Which pod will know this child?"
            value={pod}
            onChange={setPod}
            options={pods.map((each) => ({ value: each.id, text: `${each.name}${each.area ? `, ${each.area}` : ''}` }))}
            error={errors[own('pod_id')]}
          />
          <Select at={own('primary_need')} label="Main need" value={need} onChange={setNeed} options={choices(NEEDS)} />
        </div>
      )}
      <TextArea
        at={own('reason')}
        label="Why?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={errors[own('reason')]}
      />
      <Button type="submit" busy={busy}>
        Decide for {named.given ?? 'this child'}
      </Button>
    </form>
  )
}
