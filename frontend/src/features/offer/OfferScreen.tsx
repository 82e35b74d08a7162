import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { feeds } from '../../api/feeding'
import { offerOf } from '../../api/offering'
import type { Offer, OfferFactsIn } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, daysBetween, today } from '../../ui/dates'
import { named, NEEDS, OFFER_STATES, ROUTES, WHO_FOR } from '../../ui/offerWords'
import { Empty, Facts, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { OfferForm } from './OfferForm'
import { ages, hours, room } from './say'
import { SmallForm } from './SmallForm'

type Doing = 'edit' | 'move' | 'check' | 'tip'

/** One service: what it is, how to get it, how long people wait and have waited, and tips. */
export function OfferScreen({ id }: { id: string }) {
  const query = useQuery(offerOf(id))
  const may = useMay()
  const { session } = useSession()
  const [doing, setDoing] = useState<Doing | null>(null)
  const back = useSend<Offer>('/tip_id', [['offers']])
  const known = useQuery({ ...feeds, enabled: may('offer:manage') })
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const offer = query.data.data
  const checks = offer.checks.toSorted((a, b) => b.on.localeCompare(a.on))
  const latest = checks[0]
  const tips = offer.tips.filter((tip) => !tip.taken_back_on)
  const directory = known.data?.find((each) => each.id === offer.feed_id)?.name
  const close = () => setDoing(null)
  return (
    <>
      <Title page={offer.name} />

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
          ['Languages', offer.languages.join(', ')],
          ['Open', hours(offer)],
          ['Why it is so now', offer.state_because],
        ]}
      />
      {offer.address_secret && (
        <p className="govuk-body">
          <strong>
            Where this is, is secret and is not in Kith. Ring them: they say what to do. Write it down nowhere.
          </strong>
        </p>
      )}
      {offer.locations.map((place) => (
        <p className="govuk-body" key={place.id}>
          {[place.name, place.lines, place.town, place.county, place.postcode, place.opening]
            .filter(Boolean)
            .join(', ')}
        </p>
      ))}
      {offer.feed_at && (
        <p className="app-quiet">
          This entry came from {directory ?? 'another directory'}, last on {day(offer.feed_at.slice(0, 10))}.
          {offer.feed_gone_on && ` It has not been listed there since ${day(offer.feed_gone_on)}.`}
        </p>
      )}
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
  const { id, version, shipped, state, state_because, checks, tips, ...more } = offer
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  const { feed_id, feed_key, feed_said, feed_at, feed_gone_on, ...facts } = more
  return facts
}
