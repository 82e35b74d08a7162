import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Overview, RelationshipIn } from '../../api/schema.gen'
import { DateField } from '../../ui/DateField'
import { Form } from '../../ui/Form'
import { Radios, Select, TextField } from '../../ui/Field'
import { choices } from '../../ui/words'
import { useSend } from '../../api/useSend'

const KIN = [
  'mother', 'father', 'parent', 'adoptive_parent', 'step_parent', 'brother_or_sister', 'twin',
  'half_brother_or_sister', 'step_brother_or_sister',
  'grandparent', 'aunt_or_uncle', 'cousin', 'partner', 'former_partner', 'husband_or_wife', 'former_husband_or_wife',
  'foster_carer', 'guardian', 'carer', 'friend',
  'professional', 'other',
] // prettier-ignore

/** Say who somebody in the family is to this person. */
export function RelateForm({ person, version, onDone }: { person: Overview; version: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [other, setOther] = useState('')
  const [kinship, setKinship] = useState('')
  const [responsibility, setResponsibility] = useState('not_known')
  const [source, setSource] = useState('')
  const [since, setSince] = useState<string | null>(null)
  const change = useSend('/other_id', [['person', person.id]])
  const members = person.families.flatMap((family) => family.members).filter((each) => each.person_id !== person.id)
  const send = () => {
    const found: Record<string, string> = {}
    if (!other) found['/other_id'] = 'Choose somebody'
    if (!kinship) found['/kinship'] = 'Choose what they are'
    if (since === '') found['/since'] = 'Enter a real day, or leave it empty'
    const body: RelationshipIn = {
      id,
      other_id: other,
      kinship: kinship as RelationshipIn['kinship'],
      responsibility: responsibility as NonNullable<RelationshipIn['responsibility']>,
      responsibility_source: source.trim() || null,
      since,
    }
    const at = { params: { path: { id: person.id }, header: ifMatch(version) } }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/relationships', { ...at, body })), onDone)
  }
  return (
    <Form errors={change.errors} busy={change.busy} onSend={send} onLeave={onDone} className="app-child">
      <div className="app-halves">
        <Select
          at="/other_id"
          label="Who"
          value={other}
          onChange={setOther}
          options={[...new Map(members.map((each) => [each.person_id, each])).values()].map((each) => ({
            value: each.person_id,
            text: each.name ?? 'Name not known yet',
          }))}
          error={change.errors['/other_id']}
        />
        <Select
          at="/kinship"
          label={`Is ${person.name ?? 'this person'}’s`}
          value={kinship}
          onChange={setKinship}
          options={choices(KIN)}
          error={change.errors['/kinship']}
        />
        <Radios
          at="/responsibility"
          label="Parental responsibility"
          inline
          value={responsibility}
          onChange={setResponsibility}
          options={choices(['yes', 'no', 'not_known'])}
        />
        <TextField
          at="/responsibility_source"
          label="How it came about"
          hint="Such as birth, marriage, agreement, order."
          value={source}
          onChange={setSource}
        />
        <DateField at="/since" label="Since" value={since} onChange={setSince} error={change.errors['/since']} />
      </div>
    </Form>
  )
}
