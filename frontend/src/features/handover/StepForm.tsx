import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { Handover, HandoverView } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { moment, today } from '../../ui/dates'
import { Check, Select, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { missing } from '../../ui/handoverWords'

export type Step = 'prepare' | 'meet' | 'goodbye' | 'hello' | 'finish' | 'cancel'

interface Props {
  step: Step
  handover: HandoverView
  onDone: () => void
}

const HOW: Partial<Record<Step, string>> = {
  goodbye: 'How was the goodbye for the children?',
  hello: 'How was the first meeting for the children?',
}

/** One step of a hand-over. */
export function StepForm({ step, handover, onDone }: Props) {
  const [on, setOn] = useState<string | null>(step === 'prepare' ? handover.planned_for : today())
  const [text, setText] = useState(step === 'prepare' ? (handover.note_for_next ?? '') : '')
  const [visit, setVisit] = useState('')
  const [because, setBecause] = useState('')
  const [plan, setPlan] = useState('')
  const [carried, setCarried] = useState(() => handover.promises.filter((each) => each.carried).map((each) => each.id))
  const [own, setOwn] = useState<Record<string, string>>(() =>
    Object.fromEntries(handover.children.map((each) => [each.child_id, each.own_words ?? ''])),
  )
  const form = useSend<Handover>(WHOLE[step], [['person'], ['pod'], ['caseload']])
  const { errors } = form
  const over = '/over_because' in errors || '/over_plan' in errors || because !== '' || plan !== ''
  const params = { path: { id: handover.id }, header: ifMatch(handover.version) }
  const run = () => {
    const day = on ?? ''
    if (step === 'prepare') {
      const children = Object.entries(own).map(([child_id, said]) => ({ child_id, own_words: said.trim() || null }))
      const body = { note_for_next: text.trim() || null, planned_for: day, carried, children }
      return ask(api.POST('/api/v1/handovers/{id}/prepare', { params, body }))
    }
    if (step === 'meet') return ask(api.POST('/api/v1/handovers/{id}/meet', { params, body: { visit_id: visit } }))
    if (step === 'goodbye')
      return ask(api.POST('/api/v1/handovers/{id}/goodbye', { params, body: { on: day, how: text } }))
    if (step === 'hello') return ask(api.POST('/api/v1/handovers/{id}/hello', { params, body: { on: day, how: text } }))
    if (step === 'cancel') return ask(api.POST('/api/v1/handovers/{id}/cancel', { params, body: { reason: text } }))
    const body = {
      on: day,
      left_out: text.trim() || null,
      over_because: because.trim() || null,
      over_plan: plan.trim() || null,
    }
    return ask(api.POST('/api/v1/handovers/{id}/finish', { params, body }))
  }
  const send = () => {
    const found: Record<string, string> = {}
    if (step !== 'meet' && step !== 'cancel' && !on) found[step === 'prepare' ? '/planned_for' : '/on'] = 'Enter a day'
    if (step === 'meet' && !visit) found['/visit_id'] = 'Choose a visit'
    if ((step === 'goodbye' || step === 'hello') && !text.trim()) found['/how'] = 'Say how it was'
    if (step === 'cancel' && !text.trim()) found['/reason'] = 'Say why'
    if (step === 'finish' && handover.missing.length > 0 && !text.trim())
      found['/left_out'] = 'Say why a step is left out'
    form.send(found, run, onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {step === 'prepare' && (
        <>
          <TextArea
            at="/note_for_next"
            label="What should the next worker know that the record does not say?"
            rows={4}
            value={text}
            onChange={setText}
            error={errors['/note_for_next']}
          />
          {handover.children.map((each) => (
            <TextArea
              key={each.child_id}
              at={`/children/${each.child_id}`}
              label={`What ${each.name ?? 'the child'} says about it, in their words`}
              rows={2}
              value={own[each.child_id] ?? ''}
              onChange={(said) => setOwn({ ...own, [each.child_id]: said })}
            />
          ))}
          {handover.promises.map((each) => (
            <Check
              key={each.id}
              label={`${handover.to_name} takes over the promise: ${each.words}`}
              checked={carried.includes(each.id)}
              onChange={(on) => setCarried(on ? [...carried, each.id] : carried.filter((one) => one !== each.id))}
            />
          ))}
          <DateField at="/planned_for" label="Planned for" value={on} onChange={setOn} error={errors['/planned_for']} />
        </>
      )}
      {step === 'meet' && (
        <Select
          at="/visit_id"
          label="Which visit did both make?"
          hint={
            handover.visits_together.length === 0
              ? 'No visit by both is recorded yet. Record it as a visit, with the other worker as joint worker.'
              : undefined
          }
          value={visit}
          onChange={setVisit}
          error={errors['/visit_id']}
          options={handover.visits_together.map((each) => ({ value: each.id, text: moment(each.made_at) }))}
        />
      )}
      {(step === 'goodbye' || step === 'hello') && (
        <>
          <DateField at="/on" label="When" value={on} onChange={setOn} error={errors['/on']} />
          <TextArea at="/how" label={HOW[step] ?? ''} rows={3} value={text} onChange={setText} error={errors['/how']} />
        </>
      )}
      {step === 'finish' && (
        <>
          <p className="govuk-body">{handover.to_name} is the keyworker from this day.</p>
          <DateField at="/on" label="From" value={on} onChange={setOn} error={errors['/on']} />
          {handover.missing.length > 0 && (
            <TextArea
              at="/left_out"
              label="Why is a step left out?"
              hint={missing(handover.missing)}
              rows={2}
              value={text}
              onChange={setText}
              error={errors['/left_out']}
            />
          )}
          {over && (
            <>
              <TextArea
                at="/over_because"
                label="They would hold more than their capacity. Why does it have to be them?"
                rows={2}
                value={because}
                onChange={setBecause}
                error={errors['/over_because']}
              />
              <TextArea
                at="/over_plan"
                label="How, and by when, will they hold less again?"
                rows={2}
                value={plan}
                onChange={setPlan}
                error={errors['/over_plan']}
              />
            </>
          )}
        </>
      )}
      {step === 'cancel' && (
        <TextArea at="/reason" label="Why not?" rows={2} value={text} onChange={setText} error={errors['/reason']} />
      )}
    </Form>
  )
}

/** The field that a problem is put at which names none. */
const WHOLE: Record<Step, string> = {
  prepare: '/note_for_next',
  meet: '/visit_id',
  goodbye: '/how',
  hello: '/how',
  finish: '/on',
  cancel: '/reason',
}
