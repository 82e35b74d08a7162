import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { offersOf, type NeedCode } from '../../api/offering'
import type { OfferMatch, OffersPage } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Check, Radios, TextField } from '../../ui/Field'
import { FITS, NEED_CHOICES } from '../../ui/offerWords'
import { Empty, Loading, Opened, Section } from '../../ui/parts'
import { ReferForm } from './ReferForm'
import { UptakeCard } from './UptakeCard'

/** How many services fit, in a sentence. */
export function answer(page: Pick<OffersPage, 'matches' | 'needs'>): string {
  const count = (fit: string) => page.matches.filter((each) => each.fit === fit).length
  if (page.needs.length === 0) return 'Choose what help is needed for.'
  const fits = count('fits')
  const may = count('may_fit')
  const first = fits === 0 ? 'No service fits for certain' : fits === 1 ? '1 service fits' : `${fits} services fit`
  return `${first}${may > 0 ? `, ${may} more may fit` : ''}.`
}

/** Which help fits somebody now, why, and where what was asked for stands. */
export function OffersScreen({ id }: { id: string }) {
  const [needs, setNeeds] = useState<NeedCode[] | null>(null)
  const [network, setNetwork] = useState('')
  const [sought, setSought] = useState('')
  const [all, setAll] = useState(false)
  const query = useQuery({ ...offersOf(id, needs, network), placeholderData: keepPreviousData })
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  const chosen = needs ?? page.needs
  const shown = page.matches.filter(
    ({ offer, fit }) =>
      // Without a need nothing can be held against one: the server would suggest again.
      needs?.length !== 0 &&
      (all || fit !== 'does_not_fit') &&
      `${offer.name} ${offer.organisation} ${offer.summary}`.toLowerCase().includes(sought.trim().toLowerCase()),
  )
  const not = page.matches.filter((each) => each.fit === 'does_not_fit').length
  return (
    <>
      <title>Services - Kith</title>
      <Section title="Asked for">
        {page.uptakes.length === 0 && <Empty>No service has been asked to help yet.</Empty>}
        {page.uptakes.map((each) => (
          <UptakeCard key={each.id} uptake={each} />
        ))}
      </Section>
      <Section title="Which help fits?">
        <p className="app-answer" aria-live="polite">
          {answer({ matches: page.matches, needs: chosen })}
        </p>
        {page.goals.length > 0 && <p className="app-quiet">The plan says: {page.goals.join(' · ')}</p>}
        <fieldset className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend">What is help needed for?</legend>
          <div className="govuk-hint">
            {page.suggested.length > 0 && !needs
              ? 'Ticked from the latest assessment. Change it together.'
              : 'Choose together with the family.'}
          </div>
          <div className="app-columns">
            {NEED_CHOICES.map(({ value, text }) => (
              <Check
                key={value}
                label={text}
                checked={chosen.includes(value as NeedCode)}
                onChange={(on) =>
                  setNeeds(on ? [...chosen, value as NeedCode] : chosen.filter((each) => each !== value))
                }
              />
            ))}
          </div>
        </fieldset>
        <Radios
          at="/network"
          label="Are there people of their own around the family?"
          inline
          value={network}
          onChange={setNetwork}
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'None known' },
            { value: '', text: 'Not asked' },
          ]}
        />
        <TextField at="/sought" label="Find by name" type="search" width="20" value={sought} onChange={setSought} />
        <Check label={`Show also what does not fit (${not}), and why not`} checked={all} onChange={setAll} />
        {shown.length === 0 && <Empty>Nothing here. Choose other needs, or show also what does not fit.</Empty>}
        {shown.map((each) => (
          <MatchCard key={each.offer.id} match={each} page={page} />
        ))}
      </Section>
    </>
  )
}

const SAYS: Record<string, string> = { for: 'Yes', unknown: 'Ask', against: 'No' }

function MatchCard({ match, page }: { match: OfferMatch; page: OffersPage }) {
  const { offer } = match
  const may = useMay()
  const [asking, setAsking] = useState(false)
  return (
    <article className="app-entry">
      <h3 className="govuk-heading-s">
        <Link to="/offers/$id" params={{ id: offer.id }}>
          {offer.name}
        </Link>
        , {offer.organisation}
      </h3>
      <p className="govuk-body">
        <strong>{FITS[match.fit]}.</strong> {offer.summary}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {match.reasons.map((each) => (
          <li key={each.about}>
            <strong>{SAYS[each.says]}:</strong> {each.words}
          </li>
        ))}
        {offer.who_else && <li>{offer.who_else}</li>}
        {offer.checked_on && <li className="app-quiet">Room and waiting checked on {day(offer.checked_on)}.</li>}
        {offer.tips[0] && <li>A tip: {offer.tips[0]}</li>}
      </ul>
      {offer.state === 'open' && may('uptake:record') && !asking && (
        <Button secondary onClick={() => setAsking(true)}>
          Ask {offer.name}
        </Button>
      )}
      {asking && (
        <Opened>
          <ReferForm page={page} offer={offer} met={match.met} onDone={() => setAsking(false)} />
        </Opened>
      )}
    </article>
  )
}
