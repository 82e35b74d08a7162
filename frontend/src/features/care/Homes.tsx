import { day } from '../../ui/dates'
import { Empty, Facts, Name, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { homeNow, kindOf } from './answer'
import type { PartProps } from './CareScreen'
import { correctEpisode, endStay, stay } from './episodes'
import { ENDED, HOME, MOVED, NEW, PROVIDER, say as wordsOf, under, VISITS } from './words'

const span = (since: string | null, until: string | null): string =>
  until ? `${since ? day(since) : 'Not known since when'} to ${day(until)}` : since ? `Since ${day(since)}` : 'Now'

/** Every home as one timeline: with the family, with carers, with friends. */
export function Homes({ page, known, say, decide }: PartProps) {
  const episode = page.care?.episodes.find((each) => !each.until)
  const now = homeNow(page)
  return (
    <Section
      title="Where the child lives and lived"
      action={
        say &&
        episode && (
          <button type="button" className="app-plain" onClick={() => say(stay(known))}>
            Stayed somewhere else
          </button>
        )
      }
    >
      {page.homes.length === 0 && <Empty>No home has been recorded yet.</Empty>}
      <ol className="app-time" aria-label="Homes, the present one first">
        {page.homes.map((home) => {
          const person = page.people.find((each) => each.id === home.person_id)
          return (
            <li key={home.id}>
              <span>
                {span(home.since, home.until)}
                {home.id === now?.id && (
                  <>
                    <br />
                    <State is="in-time">Now</State>
                  </>
                )}
              </span>
              <div>
                <p>
                  <strong>{home.words}</strong> {home.postcode && <span className="app-quiet">{home.postcode}</span>}
                </p>
                <p className="app-quiet">
                  {kindOf(home) ?? 'The family’s address'}
                  {person && (
                    <>
                      , with <Name>{person.name}</Name>
                    </>
                  )}
                </p>
                {home.keep_secret && <State is="late">Somebody must not learn this address</State>}
                {say && home.source === 'stay' && !home.until && (
                  <button type="button" className="app-plain" onClick={() => say(endStay(home.id))}>
                    Lives there no more
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {page.care && page.care.episodes.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Every change while looked after</span>
          </summary>
          <ol className="app-time" aria-label="Changes while looked after, the latest first">
            {[...page.care.episodes].reverse().map((each) => (
              <li key={each.id}>
                <span>{span(each.since, each.until)}</span>
                <div>
                  <p>
                    <strong>{wordsOf(NEW, each.reason_new)}</strong>: {wordsOf(HOME, each.placement).toLowerCase()},{' '}
                    {under(each.legal_status)}
                  </p>
                  <p>{each.why}</p>
                  {each.reason_place_change && (
                    <p className="app-quiet">Moved on: {wordsOf(MOVED, each.reason_place_change).toLowerCase()}</p>
                  )}
                  {each.reason_ended && each.reason_ended !== 'X1' && (
                    <p className="app-quiet">Ended: {wordsOf(ENDED, each.reason_ended).toLowerCase()}</p>
                  )}
                  {decide && (
                    <button type="button" className="app-plain" onClick={() => decide(correctEpisode(each, known))}>
                      Put this right<span className="govuk-visually-hidden">: from {day(each.since)}</span>
                    </button>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Section>
  )
}

/** What is so about the present home while looked after. */
export function ThisHome({ page }: PartProps) {
  const episode = page.care?.episodes.find((each) => !each.until)
  if (!episode) return null
  return (
    <Section title="This home">
      <Facts
        rows={[
          ['Who provides it', episode.provider && wordsOf(PROVIDER, episode.provider)],
          ['Agency or home', episode.provider_name],
          ['Miles from the family', episode.distance_miles?.toString()],
          ['How often we visit', wordsOf(VISITS, page.standing?.visit_rule)],
          ['Main need', words(episode.need_code)],
          ['Why', episode.why],
        ]}
      />
    </Section>
  )
}
