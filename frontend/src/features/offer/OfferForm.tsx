import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { NeedCode } from '../../api/offering'
import type { Offer, OfferFactsIn } from '../../api/schema.gen'
import { allPartners } from '../../api/team'
import { useSend } from '../../api/useSend'
import { Check, Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { NEED_CHOICES, options, ROUTES, WHO_FOR } from '../../ui/offerWords'
import { list, spoken, years } from './facts'
import { missingIn, PlaceFields, TimeFields } from './PlaceFields'

interface Props {
  start: OfferFactsIn
  /** The entry that is put right; without it a new one is made. */
  known?: { id: string; version: number }
  onDone: () => void
}

/** What the catalogue says of a service. */
export function OfferForm({ start, known, onDone }: Props) {
  const [id] = useState(newId)
  const [offer, setOffer] = useState(start)
  const [areas, setAreas] = useState((start.areas ?? []).join(', '))
  const [languages, setLanguages] = useState((start.languages ?? []).join(', '))
  const partners = useQuery(allPartners)
  const [from, setFrom] = useState(`${start.age_from ?? ''}`)
  const [to, setTo] = useState(`${start.age_to ?? ''}`)
  const form = useSend<Offer>('/name', [['offers'], ['person']])
  const { errors } = form
  const set = (change: Partial<OfferFactsIn>) => setOffer({ ...offer, ...change })
  const toggle = <T extends string>(of: readonly T[], one: T, on: boolean) =>
    on ? [...of, one] : of.filter((each) => each !== one)
  const send = () => {
    const found: Record<string, string> = {}
    for (const [at, text] of Object.entries({
      name: 'Enter the name',
      organisation: 'Say who gives it',
      summary: 'Write a sentence',
      purpose: 'Write a sentence',
      how_to_refer: 'Say how to refer',
    }) as [keyof OfferFactsIn, string][])
      // prettier-ignore
      if (!(offer[at] as string).trim()) found[`/${at}`] = text
    if (offer.needs.length === 0) found['/needs'] = 'Choose at least one'
    if (offer.who_for.length === 0) found['/who_for'] = 'Choose at least one'
    const secret = offer.address_secret ?? false
    const places = secret
      ? []
      : (offer.locations ?? []).map((each) => ({ ...each, postcode: each.postcode?.trim().toUpperCase() || null }))
    const times = (offer.times ?? []).map((each) => (secret ? { ...each, location_id: null } : each))
    Object.assign(found, missingIn(places, times))
    const body = {
      ...offer,
      locations: places,
      times,
      languages: spoken(languages),
      areas: list(areas),
      age_from: years(from),
      age_to: years(to),
    }
    const run = () =>
      known
        ? ask(
            api.POST('/api/v1/offers/{id}/amend', {
              params: { path: { id: known.id }, header: ifMatch(known.version) },
              body,
            }),
          )
        : ask(api.POST('/api/v1/offers', { body: { ...body, id } }))
    form.send(found, run, onDone)
  }
  const text = (at: 'name' | 'organisation', label: string) => (
    <TextField
      at={`/${at}`}
      label={label}
      value={offer[at]}
      onChange={(value) => set({ [at]: value })}
      error={errors[`/${at}`]}
    />
  )
  const area = (at: 'summary' | 'purpose' | 'how_to_refer', label: string) => (
    <TextArea
      at={`/${at}`}
      label={label}
      rows={2}
      value={offer[at]}
      onChange={(value) => set({ [at]: value })}
      error={errors[`/${at}`]}
    />
  )
  const maybe = (at: 'who_else' | 'cost' | 'phone' | 'email' | 'website' | 'outcomes', label: string) => (
    <TextField
      at={`/${at}`}
      label={label}
      value={offer[at] ?? ''}
      onChange={(value) => set({ [at]: value || null })}
      error={errors[`/${at}`]}
    />
  )
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {text('name', 'What is it called?')}
      {text('organisation', 'Who gives it?')}
      <Select
        at="/provider_id"
        label="Which partner gives it? (empty: we do, or nobody who works with Kith)"
        hint="A partner who is named here gets what is asked of it in Kith."
        value={offer.provider_id ?? ''}
        onChange={(value) => set({ provider_id: value || null })}
        options={(partners.data ?? []).map((each) => ({ value: each.id, text: each.name }))}
        error={errors['/provider_id']}
      />
      {area('summary', 'What is it, in plain words?')}
      {area('purpose', 'What is it for?')}
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend">What does it help with?</legend>
        {errors['/needs'] && <p className="govuk-error-message">{errors['/needs']}</p>}
        {NEED_CHOICES.map(({ value, text: label }, place) => (
          <Check
            key={value}
            {...(place === 0 ? { at: '/needs' } : {})}
            label={label}
            checked={offer.needs.includes(value as NeedCode)}
            onChange={(on) => set({ needs: toggle(offer.needs, value as NeedCode, on) })}
          />
        ))}
      </fieldset>
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend">Whom is it for?</legend>
        {errors['/who_for'] && <p className="govuk-error-message">{errors['/who_for']}</p>}
        {options(WHO_FOR).map(({ value, text: label }, place) => (
          <Check
            key={value}
            {...(place === 0 ? { at: '/who_for' } : {})}
            label={label}
            checked={(offer.who_for as string[]).includes(value)}
            onChange={(on) => set({ who_for: toggle(offer.who_for, value as OfferFactsIn['who_for'][number], on) })}
          />
        ))}
      </fieldset>
      <TextField
        at="/age_from"
        label="From which age? (years, or empty)"
        width="4"
        value={from}
        onChange={setFrom}
        error={errors['/age_from']}
      />
      <TextField
        at="/age_to"
        label="To which age? (years, or empty)"
        width="4"
        value={to}
        onChange={setTo}
        error={errors['/age_to']}
      />
      <TextField
        at="/areas"
        label="Postcode districts (empty: everywhere)"
        hint="Such as: B8, B9"
        value={areas}
        onChange={setAreas}
        error={errors['/areas']}
      />
      <TextField
        at="/languages"
        label="Languages spoken there (empty: English, with interpreters)"
        hint="Such as: Polish, Urdu"
        value={languages}
        onChange={setLanguages}
        error={errors['/languages']}
      />
      {maybe('who_else', 'Anything else about who can have it')}
      <Radios
        at="/route"
        label="How do people come to it?"
        value={offer.route}
        onChange={(value) => set({ route: value as OfferFactsIn['route'] })}
        options={options(ROUTES)}
      />
      {area('how_to_refer', 'How to refer, in words')}
      {maybe('cost', 'What it costs (empty: nothing)')}
      {maybe('phone', 'Telephone')}
      {maybe('email', 'Email')}
      {maybe('website', 'Website (https://…)')}
      {maybe('outcomes', 'What people say changed')}
      <Check
        label="Its address is secret"
        checked={offer.address_secret ?? false}
        onChange={(on) => set({ address_secret: on })}
      />
      {offer.address_secret ? (
        <>
          <p className="govuk-body">
            Where it is, is written nowhere in Kith. Say above how to ring them; write no street or district in any
            other field.
            {(offer.locations ?? []).length > 0 && <strong> Saving takes the places away that are here now.</strong>}
          </p>
          {errors['/locations'] && <p className="govuk-error-message">{errors['/locations']}</p>}
        </>
      ) : (
        <PlaceFields
          places={offer.locations ?? []}
          onChange={(locations) =>
            set({
              locations,
              times: (offer.times ?? []).map((each) =>
                locations.some((place) => place.id === each.location_id) ? each : { ...each, location_id: null },
              ),
            })
          }
          errors={errors}
          areas={list(areas)}
          onArea={(district) => setAreas([...list(areas), district].join(', '))}
        />
      )}
      <TimeFields
        times={offer.times ?? []}
        onChange={(times) => set({ times })}
        places={offer.address_secret ? [] : (offer.locations ?? [])}
        errors={errors}
      />
      <Check
        label="It is by agreement"
        checked={offer.consent_needed ?? true}
        onChange={(on) => set({ consent_needed: on })}
      />
      <Check
        label="It needs people around the family"
        checked={offer.needs_network ?? false}
        onChange={(on) => set({ needs_network: on })}
      />
      <Check
        label="The public may see the entry, with its telephone and email (never a worker’s own)"
        checked={offer.public ?? true}
        onChange={(on) => set({ public: on })}
      />
    </Form>
  )
}
