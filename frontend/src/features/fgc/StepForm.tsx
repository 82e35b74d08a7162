import { useState } from 'react'
import { takeStep, type FgcVerb } from '../../api/fgc'
import type { Fgc } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { DateField } from '../../ui/DateField'
import { Check, Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { read, startOf, type FieldOf, type Value, type Values } from './fields'

/** One step: its title, what it asks, and how what was said becomes what is sent. */
export interface Step {
  key: string
  title: string
  intro?: string
  verb: FgcVerb
  fields: FieldOf[]
  shape: (sent: Values) => Record<string, unknown>
}

interface Props {
  step: Step
  record: Fgc
  onDone: () => void
}

/** The form of one step. What was typed stays on this device until it has been sent or left. */
export function StepForm({ step, record, onDone }: Props) {
  const { session } = useSession()
  const [initial] = useState(() => startOf(step.fields))
  const draft = useDraft(session?.worker?.id ?? '', `fgc ${record.id} ${step.key}`, '', initial)
  const first = `/${step.fields[0]?.name ?? ''}`
  const form = useSend(first, [['fgc', record.id], ['fgcs'], ['person']])
  const leave = () => void draft.drop().then(onDone)
  const asked = step.fields.filter((field) => !field.when || field.when(draft.value))
  const shown = new Set(asked.flatMap((field) => [`/${field.name}`, `/${field.name}_time`]))
  // What the server names and this form does not ask is said at its first field.
  const errors = Object.fromEntries(Object.entries(form.errors).map(([at, text]) => [shown.has(at) ? at : first, text]))
  const send = () => {
    const { found, sent } = read(step.fields, draft.value)
    form.send(found, () => takeStep(step.verb, record, step.shape(sent)), leave)
  }
  if (!draft.ready) return null
  return (
    <section className="app-section" aria-label={step.title}>
      <h3 className="govuk-heading-m">{step.title}</h3>
      {step.intro && <p className="govuk-body">{step.intro}</p>}
      <Form errors={errors} busy={form.busy} onSend={send} onLeave={leave}>
        {asked.map((field) => (
          <Asked
            key={field.name}
            field={field}
            values={draft.value}
            errors={errors}
            change={(name, value) => draft.change({ ...draft.value, [name]: value })}
          />
        ))}
        <p className="app-quiet">{draft.status}</p>
        <span className="govuk-visually-hidden" aria-live="polite">
          {draft.spoken}
        </span>
      </Form>
    </section>
  )
}

interface AskedProps {
  field: FieldOf
  values: Values
  errors: Record<string, string>
  change: (name: string, value: Value) => void
}

/** One field. */
export function Asked({ field, values, errors, change }: AskedProps) {
  const at = `/${field.name}`
  const value = values[field.name]
  const words = typeof value === 'string' ? value : ''
  const shared = { at, label: field.label, hint: field.hint, error: errors[at] }
  const put = (next: Value) => change(field.name, next)
  const time = values[`${field.name}_time`]
  switch (field.as) {
    case 'day':
      return <DateField {...shared} value={typeof value === 'string' ? value : null} onChange={put} />
    case 'moment':
      return (
        <>
          <DateField {...shared} value={typeof value === 'string' ? value : null} onChange={put} />
          <TextField
            at={`${at}_time`}
            label={`${field.label}: time`}
            hint="Such as 15:30"
            width="4"
            value={typeof time === 'string' ? time : ''}
            onChange={(next) => change(`${field.name}_time`, next)}
            error={errors[`${at}_time`]}
          />
        </>
      )
    case 'text':
      return <TextArea {...shared} rows={3} value={words} onChange={put} />
    case 'choice':
      return <Select {...shared} value={words} onChange={put} options={field.options ?? []} />
    case 'radios':
      return <Radios {...shared} value={words} onChange={put} options={field.options ?? []} />
    case 'check':
      return (
        <div className="govuk-form-group">
          <Check at={at} label={field.label} checked={value === true} onChange={put} />
        </div>
      )
    case 'line':
      return <TextField {...shared} value={words} onChange={put} />
  }
}
