import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { NeedCode } from '../../api/offering'
import type { Offer, OfferFactsIn } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Check, Radios, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { NEED_CHOICES, options, ROUTES, WHO_FOR } from '../../ui/offerWords'

/** An entry with nothing in it yet. */
export const blank = (): OfferFactsIn => ({
  name: '',
  organisation: '',
  summary: '',
  purpose: '',
  needs: [],
  who_for: [],
  route: 'kith',
  how_to_refer: '',
  consent_needed: true,
  needs_network: false,
  public: true,
  address_secret: false,
})

interface Props {
  start: OfferFactsIn
  /** The entry that is put right; without it a new one is made. */
  known?: { id: string; version: number }
  onDone: () => void
}

const list = (text: string) => [
  ...new Set(
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((each) => each.toUpperCase()),
  ),
]
const years = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)

/** What the catalogue says of a service. */
export function OfferForm({ start, known, onDone }: Props) {
  const [id] = useState(newId)
  const [offer, setOffer] = useState(start)
  const [areas, setAreas] = useState((start.areas ?? []).join(', '))
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
    const body = { ...offer, areas: list(areas), age_from: years(from), age_to: years(to) }
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
        label="The public may see the entry"
        checked={offer.public ?? true}
        onChange={(on) => set({ public: on })}
      />
      <Check
        label="Its address is secret"
        checked={offer.address_secret ?? false}
        onChange={(on) => set({ address_secret: on })}
      />
    </Form>
  )
}
