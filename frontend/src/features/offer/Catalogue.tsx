import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { catalogue, shippedOffers } from '../../api/offering'
import type { Offer, OfferCard } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { Select, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { named, NEED_CHOICES, NEEDS, OFFER_STATES, options, WHO_FOR } from '../../ui/offerWords'
import { Empty, Loading, Opened, Title } from '../../ui/parts'
import { blank } from './facts'
import { OfferForm } from './OfferForm'
import { ages, room } from './say'

/** The services that can help, found by name, need and whom they are for. */
export function Catalogue() {
  const query = useQuery(catalogue)
  const may = useMay()
  const [sought, setSought] = useState('')
  const [need, setNeed] = useState('')
  const [who, setWho] = useState('')
  const [adding, setAdding] = useState<'own' | 'shipped' | null>(null)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const open = query.data.filter((each) => each.state === 'open').length
  const shown = query.data.filter(
    (each) =>
      `${each.name} ${each.organisation} ${each.summary}`.toLowerCase().includes(sought.trim().toLowerCase()) &&
      (!need || (each.needs as string[]).includes(need)) &&
      (!who || (each.who_for as string[]).includes(who)),
  )
  return (
    <>
      <Title page="Services" />

      <p className="app-answer">
        {open === 1 ? '1 service takes referrals now.' : `${open} services take referrals now.`}
      </p>
      <p className="app-quiet">To see which of them fit a child and why, open the child’s page, then Services.</p>
      <div className="app-row">
        {may('offer:manage') && (
          <>
            <Button secondary onClick={() => setAdding('own')}>
              Enter a service
            </Button>
            <Button secondary onClick={() => setAdding('shipped')}>
              Adopt one that Kith names
            </Button>
          </>
        )}
        {may('offer:manage') && <Link to="/offers/import">Take in another directory</Link>}
        {may('offer:report') && <Link to="/offers/report">What was asked, and what came of it</Link>}
      </div>
      {adding === 'own' && (
        <Opened>
          <OfferForm start={blank()} onDone={() => setAdding(null)} />
        </Opened>
      )}
      {adding === 'shipped' && (
        <Opened>
          <AdoptForm onDone={() => setAdding(null)} />
        </Opened>
      )}
      <TextField at="/sought" label="Find by name" type="search" width="20" value={sought} onChange={setSought} />
      <Select at="/need" label="That helps with" value={need} onChange={setNeed} options={NEED_CHOICES} />
      <Select at="/who" label="For" value={who} onChange={setWho} options={options(WHO_FOR)} />
      {shown.length === 0 && <Empty>No service is found. Try fewer filters.</Empty>}
      {shown.map((each) => (
        <OfferLine key={each.id} offer={each} />
      ))}
    </>
  )
}

function OfferLine({ offer }: { offer: OfferCard }) {
  return (
    <article className="app-entry">
      <h2 className="govuk-heading-s">
        <Link to="/offers/$id" params={{ id: offer.id }}>
          {offer.name}
        </Link>
        , {offer.organisation}
        {offer.state !== 'open' && ` (${OFFER_STATES[offer.state]?.toLowerCase()})`}
      </h2>
      <p className="govuk-body">{offer.summary}</p>
      <p className="app-quiet">
        {named(NEEDS, offer.needs)}. For: {named(WHO_FOR, offer.who_for).toLowerCase()}
        {ages(offer)}. {room(offer)}
      </p>
    </article>
  )
}

function AdoptForm({ onDone }: { onDone: () => void }) {
  const query = useQuery(shippedOffers)
  const [id] = useState(newId)
  const [code, setCode] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [how, setHow] = useState('')
  const form = useSend<Offer>('/code', [['offers']])
  const { errors } = form
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const left = query.data.filter((each) => !each.adopted)
  const found = left.find((each) => each.code === code)
  const send = () => {
    const missing: Record<string, string> = {}
    if (!code) missing['/code'] = 'Choose a service'
    if (!organisation.trim()) missing['/organisation'] = 'Say who gives it here'
    if (!how.trim()) missing['/how_to_refer'] = 'Say how to refer'
    const body = { id, code, organisation, how_to_refer: how }
    form.send(missing, () => ask(api.POST('/api/v1/offers/adopted', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone} save="Adopt as a draft">
      <Select
        at="/code"
        label="Which?"
        value={code}
        onChange={setCode}
        error={errors['/code']}
        options={left.map((each) => ({ value: each.code, text: each.name }))}
      />
      {found && <p className="govuk-body">{found.summary}</p>}
      <TextField
        at="/organisation"
        label="Who gives it here?"
        value={organisation}
        onChange={setOrganisation}
        error={errors['/organisation']}
      />
      <TextArea
        at="/how_to_refer"
        label="How to refer"
        rows={2}
        value={how}
        onChange={setHow}
        error={errors['/how_to_refer']}
      />
    </Form>
  )
}
