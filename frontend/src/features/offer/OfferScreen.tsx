import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { offerOf } from '../../api/offering'
import type { Offer, OfferFactsIn, OfferMoveIn } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, daysBetween, today } from '../../ui/dates'
import { Radios, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { named, NEEDS, OFFER_STATES, ROUTES, WHO_FOR } from '../../ui/offerWords'
import { Empty, Facts, Loading, Opened, Section, Table } from '../../ui/parts'
import { OfferForm } from './OfferForm'
import { ages, room } from './say'

type Doing = 'edit' | 'move' | 'check' | 'tip'

/** One service: what it is, how to get it, how long people wait and have waited, and tips. */
export function OfferScreen({ id }: { id: string }) {
  const query = useQuery(offerOf(id))
  const may = useMay()
  const { session } = useSession()
  const [doing, setDoing] = useState<Doing | null>(null)
  const back = useSend<Offer>('/tip_id', [['offers']])
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const offer = query.data.data
  const checks = offer.checks.toSorted((a, b) => b.on.localeCompare(a.on))
  const latest = checks[0]
  const tips = offer.tips.filter((tip) => !tip.taken_back_on)
  const close = () => setDoing(null)
  return (
    <>
      <title>{`${offer.name} - Kith`}</title>
      <Section title={offer.name}>
        <p className="app-answer">
          {OFFER_STATES[offer.state]}.{' '}
          {room({
            checked_days: latest ? daysBetween(latest.on, today()) : null,
            free: latest?.free ?? null,
            wait_days: latest?.wait_days ?? null,
          })}
        </p>
        <p className="govuk-body">{offer.summary}</p>
        <Facts
          rows={[
            ['Given by', offer.organisation],
            ['What it is for', offer.purpose],
            ['Helps with', named(NEEDS, offer.needs)],
            ['For', `${named(WHO_FOR, offer.who_for)}${ages(offer)}`],
            ['Who else', offer.who_else],
            ['Where people live', offer.areas.length > 0 ? offer.areas.join(', ') : 'Anywhere'],
            ['How to refer', `${ROUTES[offer.route]}: ${offer.how_to_refer}`],
            ['By agreement', offer.consent_needed ? 'Yes' : 'Not needed'],
            ['Cost', offer.cost ?? 'Nothing'],
            ['Telephone', offer.phone],
            ['Email', offer.email],
            ['Website', offer.website],
            ['What changed for people', offer.outcomes],
            ['Why it is so now', offer.state_because],
          ]}
        />
        {offer.address_secret && (
          <p className="govuk-body">
            <strong>Where this is, is secret. Do not write it down, print it or tell anybody outside.</strong>
          </p>
        )}
        {offer.locations.map((place) => (
          <p className="govuk-body" key={place.id}>
            {[place.name, place.lines, place.postcode, place.opening].filter(Boolean).join(', ')}
          </p>
        ))}
        <div className="app-row">
          {may('offer:tip') && (
            <>
              <Button secondary onClick={() => setDoing('check')}>
                I checked the wait
              </Button>
              <Button secondary onClick={() => setDoing('tip')}>
                Leave a tip
              </Button>
            </>
          )}
          {may('offer:manage') && (
            <>
              <Button secondary onClick={() => setDoing('edit')}>
                Put the entry right
              </Button>
              <Button secondary onClick={() => setDoing('move')}>
                Open, pause or end
              </Button>
            </>
          )}
        </div>
        {doing && (
          <Opened key={doing}>
            {doing === 'edit' ? (
              <OfferForm start={factsOf(offer)} known={offer} onDone={close} />
            ) : (
              <SmallForm doing={doing} offer={offer} onDone={close} />
            )}
          </Opened>
        )}
      </Section>
      <Section title="Tips from other workers">
        {tips.length === 0 && <Empty>Nobody has left a tip yet.</Empty>}
        {back.errors['/tip_id'] && <p className="govuk-error-message">{back.errors['/tip_id']}</p>}
        {tips.map((tip) => (
          <div className="app-row" key={tip.id}>
            <p className="govuk-body">
              {tip.words} <span className="app-quiet">({day(tip.on)})</span>
            </p>
            {(tip.worker_id === session?.worker?.id || may('offer:manage')) && may('offer:tip') && (
              <Button
                secondary
                busy={back.busy}
                onClick={() =>
                  back.send({}, () =>
                    ask(
                      api.POST('/api/v1/offers/{id}/tips/take-back', {
                        params: { path: { id }, header: ifMatch(offer.version) },
                        body: { tip_id: tip.id },
                      }),
                    ),
                  )
                }
              >
                Take back
              </Button>
            )}
          </div>
        ))}
      </Section>
      <Section title="Room and waiting over time">
        {checks.length === 0 ? (
          <Empty>Nobody has checked yet.</Empty>
        ) : (
          <Table
            caption="Room and waiting over time"
            head={['Checked', 'Free places', 'Places', 'Days to wait', 'How we know']}
            rows={checks}
            rowKey={(each) => each.id}
            cells={(each) => [
              day(each.on),
              each.free ?? 'Not said',
              each.places ?? 'Not said',
              each.wait_days ?? 'Not said',
              each.source,
            ]}
          />
        )}
      </Section>
    </>
  )
}

function factsOf(offer: Offer): OfferFactsIn {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  const { id, version, shipped, state, state_because, checks, tips, ...facts } = offer
  return facts
}

const count = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)

function SmallForm({ doing, offer, onDone }: { doing: 'move' | 'check' | 'tip'; offer: Offer; onDone: () => void }) {
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const [state, setState] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [free, setFree] = useState('')
  const [places, setPlaces] = useState('')
  const [wait, setWait] = useState('')
  const at = { move: '/reason', check: '/source', tip: '/words' }[doing]
  const form = useSend<Offer>(at, [['offers'], ['person']])
  const { errors } = form
  const run = () => {
    const params = { path: { id: offer.id }, header: ifMatch(offer.version) }
    if (doing === 'tip') return ask(api.POST('/api/v1/offers/{id}/tips', { params, body: { id, words: text } }))
    if (doing === 'move')
      return ask(
        api.POST('/api/v1/offers/{id}/move', { params, body: { state: state as OfferMoveIn['state'], reason: text } }),
      )
    const body = { id, on: on ?? '', source: text, places: count(places), free: count(free), wait_days: count(wait) }
    return ask(api.POST('/api/v1/offers/{id}/checks', { params, body }))
  }
  const send = () => {
    const found: Record<string, string> = {}
    if (!text.trim()) found[at] = 'Write a sentence'
    if (doing === 'move' && !state) found['/state'] = 'Choose one'
    if (doing === 'check' && !on) found['/on'] = 'Enter the day'
    form.send(found, run, onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      {doing === 'move' && (
        <Radios
          at="/state"
          label="From now on"
          value={state}
          onChange={setState}
          error={errors['/state']}
          options={['open', 'paused', 'ended'].map((value) => ({ value, text: OFFER_STATES[value] ?? value }))}
        />
      )}
      {doing === 'check' && (
        <>
          <DateField at="/on" label="When" value={on} onChange={setOn} error={errors['/on']} />
          <TextField
            at="/places"
            label="Places"
            width="4"
            value={places}
            onChange={setPlaces}
            error={errors['/places']}
          />
          <TextField at="/free" label="Free places" width="4" value={free} onChange={setFree} error={errors['/free']} />
          <TextField
            at="/wait_days"
            label="Days to wait"
            width="4"
            value={wait}
            onChange={setWait}
            error={errors['/wait_days']}
          />
          <TextField at="/source" label="How do you know?" value={text} onChange={setText} error={errors['/source']} />
        </>
      )}
      {doing === 'tip' && (
        <TextArea
          at="/words"
          label="What should the next worker know? No family’s story"
          rows={2}
          value={text}
          onChange={setText}
          error={errors['/words']}
        />
      )}
      {doing === 'move' && (
        <TextArea at="/reason" label="Why?" rows={2} value={text} onChange={setText} error={errors['/reason']} />
      )}
    </Form>
  )
}
