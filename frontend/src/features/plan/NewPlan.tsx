import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { assessmentsOf, overviewOf, plansOf } from '../../api/queries'
import type { AssessmentRow, NewPlanIn, Overview, PlanRow } from '../../api/schema.gen'
import { childrenOf } from '../../api/family'
import { Trouble } from '../../app/Trouble'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { CarefulArea } from '../../ui/CarefulArea'
import { day } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, FieldError, fieldId, Radios } from '../../ui/Field'
import { Loading } from '../../ui/parts'
import { words } from '../../ui/words'
import { titleOf } from './due'

const KINDS = [
  'early_help', 'family_help', 'child_in_need', 'child_protection', 'care', 'pathway', 'family', 'safety', 'crisis',
] // prettier-ignore
const NEW = 'new'

interface Props {
  childId: string
  from: string | null
  onDone: (planId: string) => void
}

/** What a new plan is, and what it takes over: so little is asked that the draft is there at once. */
export function NewPlan({ childId, from, onDone }: Props) {
  const overview = useQuery(overviewOf(childId))
  const plans = useQuery(plansOf(childId))
  const assessments = useQuery(assessmentsOf(childId))
  const error = overview.error ?? plans.error ?? assessments.error
  if (error) return <Trouble error={error} />
  if (!overview.data || !plans.data || !assessments.data) return <Loading />
  const known = [
    ...plans.data.filter((plan) => plan.begun_on),
    ...assessments.data.filter((each) => each.state !== 'stopped'),
  ]
  return <Form child={overview.data.data} known={known} from={from} onDone={onDone} />
}

const describe = (record: PlanRow | AssessmentRow): string =>
  'plan_kind' in record
    ? `${titleOf(record)}, ${record.state === 'agreed' ? `since ${day(record.begun_on)}` : `ended ${day(record.ended_on)}`}`
    : `${words(record.assessment_kind)} assessment, begun ${day(record.started_on)}`

interface FormProps {
  child: Overview
  known: (PlanRow | AssessmentRow)[]
  from: string | null
  onDone: (planId: string) => void
}

function Form({ child, known, from, onDone }: FormProps) {
  const family = childrenOf(child)
  const [id] = useState(newId)
  const [kind, setKind] = useState('')
  const [origin, setOrigin] = useState(from ?? known[0]?.id ?? NEW)
  const [chosen, setChosen] = useState([child.id])
  const [parts] = useState(() => new Map(family.map((each) => [each.id, newId()])))
  const [why, setWhy] = useState('')
  const form = useSend('/plan_kind', [['person']])
  const { errors } = form
  const fresh = origin === NEW
  const send = () => {
    const found: Record<string, string> = {}
    if (!kind) found['/plan_kind'] = 'Choose which plan it is'
    if (fresh && chosen.length === 0) found['/children'] = 'Choose at least one child'
    if (fresh && !why.trim()) found['/why'] = 'Say what you worry about'
    const written = { id, plan_kind: kind as NewPlanIn['plan_kind'], ...(why.trim() ? { why } : {}) }
    const children = chosen.map((each) => ({ id: parts.get(each) ?? id, child_id: each }))
    const body = (fresh ? { ...written, children } : { ...written, from_id: origin }) as NewPlanIn
    form.send(
      found,
      () => ask(api.POST('/api/v1/plans', { body })),
      () => onDone(id),
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <title>Write a plan - Kith</title>
      <h2 className="govuk-heading-m">Write a plan</h2>
      <p className="app-answer">You begin with what is known already, and change it with the family.</p>
      <ErrorSummary errors={errors} />
      <Radios
        at="/plan_kind"
        label="Which plan is it?"
        value={kind}
        onChange={setKind}
        error={errors['/plan_kind']}
        options={KINDS.map((value) => ({ value, text: titleOf({ plan_kind: value }) }))}
      />
      {known.length > 0 && (
        <Radios
          at="/from_id"
          label="What does it take over?"
          hint="Children, worry, strengths, open goals and open actions come with it, so that nobody types them again."
          value={origin}
          onChange={setOrigin}
          error={errors['/from_id']}
          options={[
            ...known.map((record) => ({ value: record.id, text: describe(record) })),
            { value: NEW, text: 'Nothing: begin anew' },
          ]}
        />
      )}
      {fresh && (
        <>
          <fieldset className="govuk-fieldset govuk-form-group">
            <legend className="govuk-fieldset__legend">Who is it for?</legend>
            {errors['/children'] && <FieldError id={fieldId('/children')}>{errors['/children']}</FieldError>}
            {family.map((each) => (
              <Check
                key={each.id}
                {...(each.id === child.id ? { at: '/children' } : {})}
                label={each.name ?? 'A child without a name yet'}
                checked={chosen.includes(each.id)}
                onChange={(on) => setChosen(on ? [...chosen, each.id] : chosen.filter((one) => one !== each.id))}
              />
            ))}
          </fieldset>
          <CarefulArea
            at="/why"
            label="What are we worried about?"
            hint="In words that the family can follow."
            rows={4}
            value={why}
            onChange={setWhy}
            error={errors['/why']}
          />
        </>
      )}
      <Button type="submit" busy={form.busy}>
        Begin the draft
      </Button>
    </form>
  )
}
