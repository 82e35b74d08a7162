import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { enquiryOf } from '../../api/queries'
import type { Enquiry, EnquiryConcludeIn } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Check, Radios, TextArea } from '../../ui/Field'
import { Name, Section } from '../../ui/parts'
import { options, OUTCOMES } from '../../ui/protectionWords'

interface Props {
  enquiry: Enquiry
  version: string
  names: Map<string, string | null>
  onDone: () => void
}

const CONTINUING = 'substantiated_continuing_risk'

/** A manager agrees the outcome for each child. A conference follows from a continuing risk unless they say why not. */
export function ConcludeForm({ enquiry, version, names, onDone }: Props) {
  const children = enquiry.children.filter((each) => each.decision.startsWith('section_47'))
  const [on, setOn] = useState<string | null>(today())
  const [parts, setParts] = useState(
    children.map((each) => ({ child_id: each.child_id, outcome: '', reason: '', without: false })),
  )
  const form = useSend<Enquiry>('/on', [['person'], enquiryOf(enquiry.id).queryKey])
  const submit = () => {
    const missing: Record<string, string> = {}
    if (!on) missing['/on'] = 'Enter the day on which the enquiry ended'
    parts.forEach((each, place) => {
      if (!each.outcome) missing[`/children/${place}/outcome`] = 'Choose the outcome'
      if (!each.reason.trim()) missing[`/children/${place}/reason`] = 'Say why'
    })
    const body: EnquiryConcludeIn = {
      on: on ?? '',
      children: parts.map((each) => ({
        child_id: each.child_id,
        outcome: each.outcome as EnquiryConcludeIn['children'][number]['outcome'],
        reason: each.reason,
        conference_needed: each.outcome === CONTINUING ? !each.without : null,
      })),
    }
    const at = { params: { path: { id: enquiry.id }, header: ifMatch(version) } }
    form.send(missing, () => ask(api.POST('/api/v1/enquiries/{id}/conclude', { ...at, body })), onDone)
  }
  return (
    <Section title="Conclude the enquiry">
      <Form errors={form.errors} busy={form.busy} onSend={submit} save="Conclude the enquiry" onLeave={onDone}>
        {parts.map((part, place) => {
          const set = (change: Partial<typeof part>) =>
            setParts(parts.map((each, at) => (at === place ? { ...each, ...change } : each)))
          return (
            <fieldset className="govuk-fieldset app-child" key={part.child_id}>
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
                <Name>{names.get(part.child_id) ?? 'A child of the family'}</Name>
              </legend>
              <Radios
                at={`/children/${place}/outcome`}
                label="What did the enquiry find?"
                value={part.outcome}
                error={form.errors[`/children/${place}/outcome`]}
                onChange={(outcome) => set({ outcome })}
                options={options(OUTCOMES)}
              />
              <TextArea
                at={`/children/${place}/reason`}
                label={part.without && part.outcome === CONTINUING ? 'Why, and why no conference?' : 'Why?'}
                rows={3}
                value={part.reason}
                error={form.errors[`/children/${place}/reason`]}
                onChange={(reason) => set({ reason })}
              />
              {part.outcome === CONTINUING && (
                <Check
                  at={`/children/${place}/conference_needed`}
                  label="I decide against a conference, for the reason above"
                  checked={part.without}
                  onChange={(without) => set({ without })}
                />
              )}
            </fieldset>
          )
        })}
        <DateField at="/on" label="The enquiry ended on" value={on} onChange={setOn} error={form.errors['/on']} />
      </Form>
    </Section>
  )
}
