import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { FamilyTimeIn, Network } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Check, Select, TextArea, TextField } from '../../ui/Field'
import { Empty, Name, Opened, Section, Table } from '../../ui/parts'
import { under } from './under'
import { useSend } from '../../api/useSend'
import { EndPart } from './EndPart'

interface Props {
  network: Network
  version: string
}

/** When the child sees those of their family whom they do not live with, and on what terms. */
export function FamilyTimePart({ network, version }: Props) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  useAdd({ time: () => setOpen(true) })
  const own = network.family_time.filter((each) => each.person_id === network.id)
  const name = (id: string) => network.people.find((each) => each.id === id)?.name
  return (
    <Section
      title="Family time"
      action={
        may('person:change') && (
          <Button secondary onClick={() => setOpen(!open)}>
            Add family time
          </Button>
        )
      }
    >
      {open && (
        <Opened>
          <FamilyTimeForm network={network} version={version} onDone={() => setOpen(false)} />
        </Opened>
      )}
      {own.length === 0 ? (
        <Empty>No family time is recorded. Say whom the child sees, how often and where.</Empty>
      ) : (
        <Table
          caption="Family time"
          head={['With', 'How often', 'Where', 'Terms', 'Since', 'More']}
          rows={own}
          rowKey={(each) => each.id}
          cells={(each) => [
            <Name key="with">{name(each.with_id)}</Name>,
            each.how_often,
            each.venue ?? '',
            [each.supervised ? 'Somebody else is there' : 'On their own', each.ordered_by_court && 'a court ordered it']
              .filter(Boolean)
              .join('; '),
            [each.since && day(each.since), each.until && `until ${day(each.until)}`].filter(Boolean).join(', '),
            <span key="more">
              {each.words}{' '}
              {!each.until && may('person:change') && (
                <EndPart
                  personId={network.id}
                  version={version}
                  partId={each.id}
                  what={`Family time with ${name(each.with_id) ?? 'somebody'}`}
                />
              )}
            </span>,
          ]}
        />
      )}
    </Section>
  )
}

function FamilyTimeForm({ network, version, onDone }: Props & { onDone: () => void }) {
  const [id] = useState(newId)
  const [other, setOther] = useState('')
  const [often, setOften] = useState('')
  const [venue, setVenue] = useState('')
  const [supervised, setSupervised] = useState(false)
  const [ordered, setOrdered] = useState(false)
  const [text, setText] = useState('')
  const [since, setSince] = useState<string | null>(null)
  const change = useSend('/with_id', [['person', network.id]])
  const errors = under('/time', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!other) found['/with_id'] = 'Choose somebody'
    if (!often.trim()) found['/how_often'] = 'Say how often'
    if (since === '') found['/since'] = 'Enter a real day, or leave it empty'
    const body: FamilyTimeIn = {
      id,
      with_id: other,
      how_often: often.trim(),
      venue: venue.trim() || null,
      supervised,
      ordered_by_court: ordered,
      words: text.trim() || null,
      since,
    }
    const at = { params: { path: { id: network.id }, header: ifMatch(version) } }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/family-time', { ...at, body })), onDone)
  }
  const others = network.people.filter((each) => each.id !== network.id && each.open_to_you)
  return (
    <Form errors={errors} busy={change.busy} onSend={send} onLeave={onDone} className="app-child">
      <div className="app-halves">
        <Select
          at="/time/with_id"
          label="With whom?"
          value={other}
          onChange={setOther}
          options={others.map((each) => ({ value: each.id, text: each.name ?? 'Name not known yet' }))}
          error={errors['/time/with_id']}
        />
        <TextField
          at="/time/how_often"
          label="How often?"
          hint="Such as “every other Saturday, 10 to 2”."
          value={often}
          onChange={setOften}
          error={errors['/time/how_often']}
        />
        <TextField at="/time/venue" label="Where?" value={venue} onChange={setVenue} error={errors['/time/venue']} />
        <DateField at="/time/since" label="Since" value={since} onChange={setSince} error={errors['/time/since']} />
      </div>
      <Check label="Somebody else is there all the time" checked={supervised} onChange={setSupervised} />
      <Check label="A court ordered it" checked={ordered} onChange={setOrdered} />
      <TextArea
        at="/time/words"
        label="What helps, and what the child says about it"
        value={text}
        onChange={setText}
        error={errors['/time/words']}
      />
    </Form>
  )
}
