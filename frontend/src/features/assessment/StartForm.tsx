import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { AssessmentStartIn, Overview } from '../../api/schema.gen'
import { childrenOf } from '../../api/family'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Check, FieldError, fieldId, Radios, TextField } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { choices } from '../../ui/words'
import { titleOf } from './due'

const KINDS = ['child_and_family', 'pre_birth', 'parenting', 'exploitation', 'communication']

interface Props {
  child: Overview
  onDone: (assessmentId: string) => void
  onLeave: () => void
}

/** What is assessed, and of which children. The referral that it answers and the day it is due are known already. */
export function StartForm({ child, onDone, onLeave }: Props) {
  const [id] = useState(newId)
  const [kind, setKind] = useState('child_and_family')
  const [madeBy, setMadeBy] = useState('in_house')
  const [whom, setWhom] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [chosen, setChosen] = useState([child.id])
  const form = useSend('/assessment_kind', [['person']])
  const { errors } = form
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/started_on'] = 'Enter the day on which it began'
    if (chosen.length === 0) found['/children'] = 'Choose at least one child'
    const body: AssessmentStartIn = {
      id,
      assessment_kind: kind as AssessmentStartIn['assessment_kind'],
      made_by: madeBy as NonNullable<AssessmentStartIn['made_by']>,
      made_by_words: whom.trim() || null,
      started_on: on ?? '',
      child_ids: chosen,
    }
    form.send(
      found,
      () => ask(api.POST('/api/v1/assessments', { body })),
      () => onDone(id),
    )
  }
  return (
    <Section title="Begin an assessment">
      <Form errors={errors} busy={form.busy} onSend={send} save="Begin" onLeave={onLeave}>
        <div className="app-halves">
          <Radios
            at="/assessment_kind"
            label="What do you set out to understand?"
            value={kind}
            onChange={setKind}
            error={errors['/assessment_kind']}
            options={KINDS.map((value) => ({ value, text: titleOf({ assessment_kind: value }) }))}
          />
          <div>
            <fieldset className="govuk-fieldset govuk-form-group">
              <legend className="govuk-fieldset__legend">Of which children?</legend>
              {errors['/children'] && <FieldError id={fieldId('/children')}>{errors['/children']}</FieldError>}
              {childrenOf(child).map((each) => (
                <Check
                  key={each.id}
                  {...(each.id === child.id ? { at: '/children' } : {})}
                  label={each.name ?? 'A child without a name yet'}
                  checked={chosen.includes(each.id)}
                  onChange={(is) => setChosen(is ? [...chosen, each.id] : chosen.filter((one) => one !== each.id))}
                />
              ))}
            </fieldset>
            <DateField
              at="/started_on"
              label="When did it begin?"
              value={on}
              onChange={setOn}
              error={errors['/started_on']}
            />
          </div>
        </div>
        <Radios
          at="/made_by"
          label="Who makes it?"
          inline
          value={madeBy}
          onChange={setMadeBy}
          options={choices(['in_house', 'court_ordered_independent'])}
        />
        {madeBy === 'court_ordered_independent' && (
          <TextField
            at="/made_by_words"
            label="Which court ordered it, and who makes it?"
            value={whom}
            onChange={setWhom}
            error={errors['/made_by_words']}
          />
        )}
      </Form>
    </Section>
  )
}
