import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { OfferCard, OffersPage, Uptake, UptakeIn } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Check, Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { BASES, named, NEEDS, options, WHO_FOR } from '../../ui/offerWords'

interface Props {
  page: OffersPage
  offer: OfferCard
  met: OfferCard['needs']
  onDone: () => void
}

/** What the provider would be given: only what is written here, and nothing else of the record. */
export function toSend(names: string[], needs: OfferCard['needs'], why: string, wanted: string): string {
  return [
    `For: ${names.join(', ')}`,
    needs.length > 0 && `Help is wanted with: ${named(NEEDS, needs)}`,
    `Why we ask: ${why.trim()}`,
    `What the family wants: ${wanted.trim()}`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** Asks a service to help: for whom, why, what the family wants, who agreed; what is sent is shown before it is sent. */
export function ReferForm({ page, offer, met, onDone }: Props) {
  const [ids] = useState(() => ({ uptake: newId(), consent: newId(), people: page.people.map(() => newId()) }))
  const [whoFor, setWhoFor] = useState<string>(offer.who_for.length === 1 ? (offer.who_for[0] ?? '') : '')
  const [chosen, setChosen] = useState<string[]>(offer.who_for.includes('child') ? [page.id] : [])
  const [why, setWhy] = useState('')
  const [wanted, setWanted] = useState('')
  const [agreed, setAgreed] = useState(offer.consent_needed)
  const [who, setWho] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [how, setHow] = useState('')
  const [scope, setScope] = useState('')
  const [basis, setBasis] = useState('')
  const [basisWhy, setBasisWhy] = useState('')
  const [instead, setInstead] = useState('')
  const [because, setBecause] = useState('')
  const form = useSend<Uptake>('/why', [['person'], ['pod']])
  const { errors } = form
  const names = page.people.filter((each) => chosen.includes(each.id)).map((each) => each.name ?? 'Not named')
  const sent = toSend(names, met, why, wanted)
  const others = page.matches.filter((each) => each.offer.id !== offer.id)
  const send = () => {
    const found: Record<string, string> = {}
    if (!whoFor) found['/who_for'] = 'Choose whom it is for'
    if (chosen.length === 0) found['/people'] = 'Choose at least one person'
    if (!why.trim()) found['/why'] = 'Say why'
    if (!wanted.trim()) found['/wanted'] = 'Say what the family wants'
    if (agreed && !who.trim()) found['/consents/0/who'] = 'Say who agreed'
    if (agreed && !on) found['/consents/0/on'] = 'Enter the day'
    if (agreed && !how.trim()) found['/consents/0/how'] = 'Say how they agreed'
    if (agreed && !scope.trim()) found['/consents/0/what_for'] = 'Say what they agreed to'
    if (!basis) found['/sharing_basis'] = 'Choose why this may be shared'
    if (!basisWhy.trim()) found['/sharing_why'] = 'Write a sentence'
    if (instead && !because.trim()) found['/instead_because'] = 'Say why'
    const body: UptakeIn = {
      id: ids.uptake,
      offer_id: offer.id,
      who_for: whoFor as UptakeIn['who_for'],
      needs: met,
      why,
      wanted,
      sharing_basis: basis as UptakeIn['sharing_basis'],
      sharing_why: basisWhy,
      sent,
      instead_of_id: instead || null,
      instead_because: instead ? because : null,
      people: page.people.flatMap((each, place) =>
        chosen.includes(each.id) ? [{ id: ids.people[place] ?? newId(), person_id: each.id }] : [],
      ),
      consents: agreed ? [{ id: ids.consent, who, on: on ?? '', how, what_for: scope }] : [],
    }
    form.send(found, () => ask(api.POST('/api/v1/uptakes', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone} save="Send">
      <Radios
        at="/who_for"
        label="Whom is the help for?"
        inline
        value={whoFor}
        onChange={setWhoFor}
        error={errors['/who_for']}
        options={options(WHO_FOR).filter((each) => (offer.who_for as string[]).includes(each.value))}
      />
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend">Who would take part?</legend>
        {errors['/people'] && <p className="govuk-error-message">{errors['/people']}</p>}
        {page.people.map((each, place) => (
          <Check
            key={each.id}
            {...(place === 0 ? { at: '/people' } : {})}
            label={each.name ?? 'Not named'}
            checked={chosen.includes(each.id)}
            onChange={(on) => setChosen(on ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))}
          />
        ))}
      </fieldset>
      <TextArea at="/why" label="Why do we ask?" rows={3} value={why} onChange={setWhy} error={errors['/why']} />
      <TextArea
        at="/wanted"
        label="What does the family want from it?"
        rows={2}
        value={wanted}
        onChange={setWanted}
        error={errors['/wanted']}
      />
      <div className="govuk-form-group">
        <Check
          at="/consents"
          label="Somebody agreed to this help"
          checked={agreed}
          onChange={setAgreed}
          disabled={offer.consent_needed}
        />
      </div>
      {agreed && (
        <>
          <TextField
            at="/consents/0/who"
            label="Who agreed?"
            value={who}
            onChange={setWho}
            error={errors['/consents/0/who']}
          />
          <DateField at="/consents/0/on" label="When" value={on} onChange={setOn} error={errors['/consents/0/on']} />
          <TextField
            at="/consents/0/how"
            label="How?"
            hint="Such as: said so at home"
            value={how}
            onChange={setHow}
            error={errors['/consents/0/how']}
          />
          <TextField
            at="/consents/0/what_for"
            label="What exactly did they agree to?"
            value={scope}
            onChange={setScope}
            error={errors['/consents/0/what_for']}
          />
        </>
      )}
      <Radios
        at="/sharing_basis"
        label="Why may we give them these facts?"
        hint="This is not the same as agreeing to the help."
        value={basis}
        onChange={setBasis}
        error={errors['/sharing_basis']}
        options={options(BASES)}
      />
      <TextField
        at="/sharing_why"
        label="In a sentence"
        value={basisWhy}
        onChange={setBasisWhy}
        error={errors['/sharing_why']}
      />
      <Select
        at="/instead_of_id"
        label="Instead of another service (if so)"
        value={instead}
        onChange={setInstead}
        options={others.map((each) => ({ value: each.offer.id, text: each.offer.name }))}
      />
      {instead && (
        <TextField
          at="/instead_because"
          label="Why this one instead?"
          hint="Such as: no network here, so Safer Families"
          value={because}
          onChange={setBecause}
          error={errors['/instead_because']}
        />
      )}
      <div className="govuk-inset-text">
        <p className="govuk-body">
          <strong>This is what {offer.organisation} is given</strong>, on {day(today())}, and nothing else:
        </p>
        <p className="govuk-body app-said">{sent}</p>
      </div>
    </Form>
  )
}
