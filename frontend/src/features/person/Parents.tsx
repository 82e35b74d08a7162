import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Network, ParentFactIn } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Radios, Select, TextArea } from '../../ui/Field'
import { PARENT_FACT } from '../../ui/kinwords'
import { Empty, Section } from '../../ui/parts'
import { choices, words } from '../../ui/words'
import { under } from './under'
import { useSend } from '../../api/useSend'
import { EndPart } from './EndPart'

interface Props {
  network: Network
  version: string
}

const sentence = (kinship: string, state: string) => PARENT_FACT[state]?.(words(kinship).toLowerCase()) ?? ''

/** What we know of a parent who is not there. Not known, absent, excluded and not yet asked are four different facts. */
export function ParentPart({ network, version }: Props) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const own = network.parent_facts.filter((fact) => fact.person_id === network.id)
  const name = (id: string | null) => network.people.find((each) => each.id === id)?.name
  return (
    <Section
      title="A parent who is not there"
      action={
        may('person:change') && (
          <Button secondary onClick={() => setOpen(!open)}>
            Say how it is
          </Button>
        )
      }
    >
      {open && <ParentForm network={network} version={version} onDone={() => setOpen(false)} />}
      {own.length === 0 ? (
        <Empty>If we do not know a parent, or one has no part in the child’s life, say here which it is.</Empty>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {own.map((fact) => (
            <li key={fact.id}>
              {sentence(fact.kinship, fact.state)}
              {fact.parent_id && (
                <>
                  {' '}
                  (<bdi>{name(fact.parent_id)}</bdi>)
                </>
              )}
              {fact.words && `: ${fact.words}`}
              {fact.since && `. Since ${day(fact.since)}`}
              {fact.until ? `. Until ${day(fact.until)}` : ' '}
              {!fact.until && may('person:change') && (
                <EndPart
                  personId={network.id}
                  version={version}
                  partId={fact.id}
                  what={sentence(fact.kinship, fact.state)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function ParentForm({ network, version, onDone }: Props & { onDone: () => void }) {
  const [id] = useState(newId)
  const [kinship, setKinship] = useState('father')
  const [state, setState] = useState('')
  const [parent, setParent] = useState('')
  const [text, setText] = useState('')
  const [since, setSince] = useState<string | null>(null)
  const change = useSend('/state', [['person', network.id]])
  const errors = under('/parent', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!state) found['/state'] = 'Choose which it is'
    if (state === 'excluded' && !text.trim()) found['/words'] = 'Say why, and who decided it'
    if (since === '') found['/since'] = 'Enter a real day, or leave it empty'
    const body: ParentFactIn = {
      id,
      kinship: kinship as ParentFactIn['kinship'],
      state: state as ParentFactIn['state'],
      parent_id: state === 'unknown' ? null : parent || null,
      words: text.trim() || null,
      since,
    }
    const at = { params: { path: { id: network.id }, header: ifMatch(version) } }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/parent-facts', { ...at, body })), onDone)
  }
  const parents = network.people.filter((each) => each.id !== network.id)
  return (
    <Form errors={errors} busy={change.busy} onSend={send} onLeave={onDone} className="app-child">
      <Radios
        at="/parent/kinship"
        label="Which parent?"
        inline
        value={kinship}
        onChange={setKinship}
        options={choices(['father', 'mother', 'parent'])}
        error={errors['/parent/kinship']}
      />
      <Radios
        at="/parent/state"
        label="How is it?"
        value={state}
        onChange={setState}
        options={['unknown', 'not_yet_asked', 'absent', 'excluded'].map((value) => ({
          value,
          text: sentence(kinship, value),
        }))}
        error={errors['/parent/state']}
      />
      {state !== 'unknown' && state !== '' && (
        <Select
          at="/parent/parent_id"
          label="Who it is, if we know"
          value={parent}
          onChange={setParent}
          options={parents.map((each) => ({ value: each.id, text: each.name ?? 'Name not known yet' }))}
          error={errors['/parent/parent_id']}
        />
      )}
      <TextArea
        at="/parent/words"
        label={state === 'excluded' ? 'Why, and who decided it' : 'More, if there is more to say'}
        value={text}
        onChange={setText}
        error={errors['/parent/words']}
      />
      <DateField at="/parent/since" label="Since" value={since} onChange={setSince} error={errors['/parent/since']} />
    </Form>
  )
}
