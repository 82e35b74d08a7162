import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { planOf } from '../../api/queries'
import type { Plan } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Check, FieldError, fieldId, TextArea, TextField } from '../../ui/Field'
import { Dialog } from '../../ui/parts'
import { choices } from '../../ui/words'

export type Decision = 'agree' | 'end' | 'visits' | 'categories'
type Category = Plan['categories'][number]

const TITLES: Record<Decision, string> = {
  agree: 'The plan is agreed',
  end: 'The plan ends',
  visits: 'How often we visit',
  categories: 'What the plan protects from',
}

interface Props {
  plan: Plan
  version: string
  decision: Decision
  onClose: () => void
}

/** What becomes of a plan: each a decision with its day or its reason. */
export function Deciding({ plan, version, decision, onClose }: Props) {
  const change = useSend<Plan>('/on', [planOf(plan.id).queryKey, ['person'], ['pod']])
  const [on, setOn] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const [every, setEvery] = useState(plan.visit_every_days?.toString() ?? '')
  const [categories, setCategories] = useState<Category[]>(plan.categories)
  const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
  // The same field goes to two operations, which name it each in its own way.
  const visits = decision === 'agree' ? '/visit_every_days' : '/every_days'
  const protects = plan.plan_kind === 'child_protection'
  const wantsDay = decision === 'agree' || decision === 'end'
  const send = () => {
    const found: Record<string, string> = {}
    if (wantsDay && !on) found['/on'] = 'Enter the day'
    if (decision !== 'agree' && !reason.trim()) found['/reason'] = 'Say why'
    if (every && !/^\d+$/.test(every)) found[visits] = 'Enter a number of working days'
    const day = on ?? ''
    const sent = {
      agree: () => ask(api.POST('/api/v1/plans/{id}/agree', { ...at, body: { on: day, ...decided() } })),
      end: () => ask(api.POST('/api/v1/plans/{id}/end', { ...at, body: { on: day, reason } })),
      visits: () =>
        ask(
          api.POST('/api/v1/plans/{id}/visits', { ...at, body: { every_days: every ? Number(every) : null, reason } }),
        ),
      categories: () => ask(api.POST('/api/v1/plans/{id}/categories', { ...at, body: { categories, reason } })),
    }
    change.send(found, sent[decision], onClose)
  }
  const decided = () => ({
    ...(protects ? { categories } : {}),
    ...(every ? { visit_every_days: Number(every) } : {}),
  })
  const { errors } = change
  return (
    <Dialog title={TITLES[decision]} onClose={onClose}>
      <Form errors={errors} busy={change.busy} onSend={send} onLeave={onClose}>
        {decision === 'agree' && (
          <p className="govuk-body">From that day it holds. A plan that it takes the place of ends on the same day.</p>
        )}
        {wantsDay && <DateField at="/on" label="On which day?" value={on} onChange={setOn} error={errors['/on']} />}
        {(decision === 'visits' || decision === 'agree') && (
          <TextField
            at={visits}
            label={
              decision === 'agree'
                ? 'Visit at least every how many working days?'
                : 'At least every how many working days?'
            }
            hint="Leave it empty for visits as they are needed."
            width="4"
            value={every}
            onChange={setEvery}
            error={errors[visits]}
          />
        )}
        {(decision === 'categories' || (decision === 'agree' && protects)) && (
          <fieldset className="govuk-fieldset govuk-form-group">
            <legend className="govuk-fieldset__legend">It protects from</legend>
            {errors['/categories'] && <FieldError id={fieldId('/categories')}>{errors['/categories']}</FieldError>}
            {choices(CATEGORIES).map(({ value, text }) => (
              <Check
                key={value}
                label={text}
                checked={categories.includes(value as Category)}
                onChange={(chosen) =>
                  setCategories(
                    chosen ? [...categories, value as Category] : categories.filter((each) => each !== value),
                  )
                }
              />
            ))}
          </fieldset>
        )}
        {decision !== 'agree' && (
          <TextArea at="/reason" label="Why?" rows={3} value={reason} onChange={setReason} error={errors['/reason']} />
        )}
      </Form>
    </Dialog>
  )
}

export const CATEGORIES = ['NEG', 'PHY', 'SAB', 'EMO', 'MUL']
