import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { PlaceIn } from '../../api/schema.gen'
import { DateField } from '../../ui/DateField'
import { Form } from '../../ui/Form'
import { Check, Select, TextField } from '../../ui/Field'
import { choices } from '../../ui/words'
import { useSend } from '../../api/useSend'

/** Somebody who is not known yet joins the family: a person in their own right. */
export function MemberForm({ personId, familyId, onDone }: { personId: string; familyId: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [nameId] = useState(newId)
  const [given, setGiven] = useState('')
  const [family, setFamily] = useState('')
  const [born, setBorn] = useState<string | null>(null)
  const [due, setDue] = useState<string | null>(null)
  const [part, setPart] = useState('')
  const [home, setHome] = useState(false)
  const [text, setText] = useState('')
  const change = useSend('/names/0/given', [['person', personId]])
  const send = () => {
    const found: Record<string, string> = {}
    if (!given.trim() && !family.trim() && part !== 'child')
      found['/names/0/given'] = 'Enter at least one part of the name'
    if (!part) found['/place_in/part'] = 'Choose who they are in the family'
    if (born === '') found['/date_of_birth'] = 'Enter a real date of birth, or leave it empty'
    if (due === '') found['/due_date'] = 'Enter a real due date, or leave it empty'
    const named = given.trim() || family.trim()
    change.send(
      found,
      () =>
        ask(
          api.POST('/api/v1/people', {
            body: {
              id,
              date_of_birth: born,
              due_date: due,
              names: named
                ? [{ id: nameId, use: 'legal', given: given.trim() || null, family: family.trim() || null }]
                : [],
              place_in: {
                family_id: familyId,
                part: part as PlaceIn['part'],
                at_home: home,
                words: text.trim() || null,
              },
            },
          }),
        ),
      onDone,
    )
  }
  return (
    <Form
      errors={change.errors}
      busy={change.busy}
      onSend={send}
      save="Add them"
      onLeave={onDone}
      className="app-child"
    >
      <div className="app-halves">
        <TextField
          at="/names/0/given"
          label="First name"
          value={given}
          onChange={setGiven}
          error={change.errors['/names/0/given']}
        />
        <TextField at="/names/0/family" label="Family name" value={family} onChange={setFamily} />
        <Select
          at="/place_in/part"
          label="In the family"
          value={part}
          onChange={setPart}
          options={choices(['child', 'parent', 'carer', 'relative', 'friend', 'other'])}
          error={change.errors['/place_in/part']}
        />
        <TextField
          at="/place_in/words"
          label="In their words"
          hint="Such as “Nan, every Sunday”."
          value={text}
          onChange={setText}
        />
        <DateField
          at="/date_of_birth"
          label="Date of birth"
          value={born}
          onChange={setBorn}
          error={change.errors['/date_of_birth']}
        />
        {part === 'child' && (
          <DateField
            at="/due_date"
            label="Due date, if not born yet"
            value={due}
            onChange={setDue}
            error={change.errors['/due_date']}
          />
        )}
      </div>
      <Check label="Lives in this home" checked={home} onChange={setHome} />
    </Form>
  )
}
