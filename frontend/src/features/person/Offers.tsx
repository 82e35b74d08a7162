import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { FamilyOfferIn, Network, NetworkFamily } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Select, TextArea, TextField } from '../../ui/Field'
import { Empty, Name, Opened, Section, Table } from '../../ui/parts'
import { under } from './under'
import { useSend } from '../../api/useSend'

/** What the people around the child are willing to do, wherever they live, and how they want to be asked. */
export function OfferPart({ network }: { network: Network }) {
  const may = useMay()
  const own = network.families.filter((family) => family.own)
  const [open, setOpen] = useState<string | null>(null)
  useAdd({ offer: () => setOpen(own[0]?.id ?? null) })
  const name = (id: string) => network.people.find((each) => each.id === id)?.name
  return own.map((family) => (
    <Section
      key={family.id}
      title={own.length > 1 ? `What people offer: ${family.name}` : 'What people offer'}
      action={
        may('family:change') && (
          <Button secondary onClick={() => setOpen(open === family.id ? null : family.id)}>
            Add an offer
          </Button>
        )
      }
    >
      {open === family.id && (
        <Opened>
          <OfferForm network={network} family={family} onDone={() => setOpen(null)} />
        </Opened>
      )}
      {family.offers.length === 0 ? (
        <Empty>Nobody has been asked yet, or nothing was offered. Ask the child who helps, and ask them.</Empty>
      ) : (
        <Table
          caption={`What people of the ${family.name} offer`}
          head={['Who', 'Is willing to', 'Lives', 'How to ask', 'Since', 'Change']}
          rows={family.offers}
          rowKey={(offer) => offer.id}
          cells={(offer) => [
            <Name key="who">{name(offer.person_id)}</Name>,
            offer.words,
            offer.lives ?? '',
            offer.how_to_ask ?? '',
            `${day(offer.since)}${offer.until ? `, until ${day(offer.until)}` : ''}`,
            !offer.until && may('family:change') ? (
              <EndOffer
                key="end"
                personId={network.id}
                family={family}
                offerId={offer.id}
                name={name(offer.person_id) ?? ''}
              />
            ) : (
              ''
            ),
          ]}
        />
      )}
    </Section>
  ))
}

function OfferForm({ network, family, onDone }: { network: Network; family: NetworkFamily; onDone: () => void }) {
  const [id] = useState(newId)
  const [who, setWho] = useState('')
  const [text, setText] = useState('')
  const [lives, setLives] = useState('')
  const [how, setHow] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const change = useSend('/person_id', [['person', network.id]])
  const errors = under('/offer', change.errors)
  const send = () => {
    const found: Record<string, string> = {}
    if (!who) found['/person_id'] = 'Choose somebody'
    if (!text.trim()) found['/words'] = 'Say what they are willing to do'
    if (!since) found['/since'] = 'Enter the day'
    const body: FamilyOfferIn = {
      id,
      person_id: who,
      words: text.trim(),
      lives: lives.trim() || null,
      how_to_ask: how.trim() || null,
      since: since ?? '',
    }
    const at = { params: { path: { id: family.id }, header: ifMatch(family.version) } }
    change.send(found, () => ask(api.POST('/api/v1/families/{id}/offers', { ...at, body })), onDone)
  }
  return (
    <Form errors={errors} busy={change.busy} onSend={send} onLeave={onDone} className="app-child">
      <div className="app-halves">
        <Select
          at="/offer/person_id"
          label="Who offers it?"
          hint="Somebody else? Add them to the family first."
          value={who}
          onChange={setWho}
          options={family.members.map((member) => ({
            value: member.person_id,
            text: network.people.find((each) => each.id === member.person_id)?.name ?? 'Name not known yet',
          }))}
          error={errors['/offer/person_id']}
        />
        <TextField at="/offer/lives" label="Where do they live?" value={lives} onChange={setLives} />
        <TextField
          at="/offer/how_to_ask"
          label="How do they want to be asked?"
          value={how}
          onChange={setHow}
          error={errors['/offer/how_to_ask']}
        />
        <DateField at="/offer/since" label="Since" value={since} onChange={setSince} error={errors['/offer/since']} />
      </div>
      <TextArea
        at="/offer/words"
        label="What they are willing to do, in their words"
        value={text}
        onChange={setText}
        error={errors['/offer/words']}
      />
    </Form>
  )
}

interface EndProps {
  personId: string
  family: NetworkFamily
  offerId: string
  name: string
}

function EndOffer({ personId, family, offerId, name }: EndProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const change = useSend('/reason', [['person', personId]])
  const errors = under(`/end-${offerId}`, change.errors)
  const send = () => {
    const at = { params: { path: { id: family.id }, header: ifMatch(family.version) } }
    const body = { offer_id: offerId, until: today(), reason }
    change.send(
      reason.trim() ? {} : { '/reason': 'Say why' },
      () => ask(api.POST('/api/v1/families/{id}/offers/end', { ...at, body })),
      () => setOpen(false),
    )
  }
  if (!open)
    return (
      <button type="button" className="app-plain" onClick={() => setOpen(true)}>
        No longer<span className="govuk-visually-hidden">: what {name} offers</span>
      </button>
    )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField
        at={`/end-${offerId}/reason`}
        label="Why no longer?"
        value={reason}
        onChange={setReason}
        error={errors[`/end-${offerId}/reason`]}
      />
      <Button type="submit" busy={change.busy}>
        Save
      </Button>
    </form>
  )
}
