import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { overviewOf } from '../../api/queries'
import type { Overview as OverviewOf } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { day, distance, moment, today } from '../../ui/dates'
import { Empty, Name, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { AboutThem } from './AboutThem'
import { JourneyLine } from './JourneyLine'
import { cameBackAfter } from './lanes'
import { NextDue, PlanNow } from './Now'
import { OwnWords } from './OwnWords'
import { StepForm } from './StepForm'
import { ToPutRight } from './ToPutRight'

function seenSentence(person: OverviewOf): string {
  const last = person.last_visits.find((visit) => visit.seen)
  if (person.due_date) return 'Not born yet.'
  if (!last) return 'We have not seen this child on a visit yet.'
  const alone = person.last_seen_alone_on ? `, alone ${distance(person.last_seen_alone_on)}` : ', never alone yet'
  return `Last seen ${distance(last.made_at)} (${words(last.place).toLowerCase()})${alone}.`
}

/** The story in one screen: who they are, what worries us, who is in their life, where they are on their journey. */
export function Overview({ id }: { id: string }) {
  const query = useQuery(overviewOf(id))
  const may = useMay()
  const [stepping, setStepping] = useState(false)
  useAdd({ step: () => setStepping(true) }, query.data !== undefined)
  if (!query.data) return null
  const person = query.data.data
  const helped = person.journey !== null
  const back = cameBackAfter(person.journey?.statuses ?? [])
  return (
    <>
      <title>Overview - Kith</title>
      {helped && <p className="app-answer">{seenSentence(person)}</p>}
      {back !== null && (
        <p className="govuk-body">Help began again {back} days after it had ended: what was different this time?</p>
      )}
      {helped && <JourneyLine person={person} />}
      {person.journey && person.journey.statuses.at(-1)?.status !== 'closed' && may('journey:step') && (
        <p>
          <button type="button" className="app-plain" onClick={() => setStepping(true)}>
            Step up, step down or close
          </button>
        </p>
      )}
      <ToPutRight id={id} found={person.to_put_right} />
      {stepping && <StepForm person={person} onClose={() => setStepping(false)} />}
      <div className="app-columns">
        <div>
          <OwnWords person={person} version={query.data.version} />
          {person.plan && <PlanNow id={id} plan={person.plan} />}
          {person.latest_worry && (
            <Section title="What somebody was last worried about">
              <p className="app-quote">{person.latest_worry.worry}</p>
              <p className="app-quiet">
                {person.latest_worry.sender_name}
                {person.latest_worry.sender_role && `, ${person.latest_worry.sender_role}`},{' '}
                {day(person.latest_worry.received_at)}
                {may('contact:read') && (
                  <>
                    {'. '}
                    <Link to="/contacts/$id" params={{ id: person.latest_worry.contact_id }} className="govuk-link">
                      The whole contact
                    </Link>
                  </>
                )}
              </p>
              {person.latest_worry.working_well && (
                <>
                  <h3 className="govuk-heading-s">What is going well</h3>
                  <p className="app-quote">{person.latest_worry.working_well}</p>
                </>
              )}
            </Section>
          )}
          {helped && (
            <Section
              title="Visits"
              action={
                may('visit:record') && (
                  <Link to="/people/$id/visits/new" params={{ id }} className="govuk-link">
                    Record a visit
                  </Link>
                )
              }
            >
              {person.planned_visits.map((visit) => (
                <p className="govuk-body" key={visit.id}>
                  <PlannedState on={visit.planned_for} /> {moment(visit.planned_for)}, {visit.worker_name}:{' '}
                  {visit.purpose}
                </p>
              ))}
              {person.last_visits.length === 0 && (
                <Empty>When somebody has visited, what the child said appears here.</Empty>
              )}
              {person.last_visits.map((visit) => (
                <div key={visit.id}>
                  <p className="govuk-body">
                    <Link to="/people/$id/visits/$visit" params={{ id, visit: visit.id }} className="govuk-link">
                      {moment(visit.made_at)}
                    </Link>
                    , {words(visit.place).toLowerCase()}, {visit.worker_name}: {visit.purpose}.{' '}
                    {visit.seen_alone ? 'Seen alone.' : visit.seen ? 'Seen, not alone.' : 'Not seen.'}
                  </p>
                  {visit.own_words && <blockquote className="app-quote">{visit.own_words}</blockquote>}
                </div>
              ))}
            </Section>
          )}
          {person.disagreements.length > 0 && (
            <Section title="What professionals see differently">
              <ul className="govuk-list">
                {person.disagreements.map((each) => (
                  <li key={each.id}>
                    <Link to="/people/$id/decisions" params={{ id }} className="govuk-link">
                      {each.about}
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {person.open_promises.length > 0 && (
            <Section title="What we promised and have not done yet">
              <ul className="govuk-list">
                {person.open_promises.map((promise) => (
                  <li key={promise.id}>
                    <Link
                      to={promise.visit_id ? '/people/$id/visits/$visit' : '/people/$id/decisions'}
                      params={{ id, visit: promise.visit_id ?? '' }}
                      className="govuk-link"
                    >
                      {promise.words}
                    </Link>{' '}
                    {promise.by_when && <Due on={promise.by_when} />}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div>
          {helped && (
            <Section title="What is due">
              <NextDue id={id} rows={person.due} />
            </Section>
          )}
          <Section title="Who is in their life">
            <People person={person} />
          </Section>
          <AboutThem person={person} />
        </div>
      </div>
    </>
  )
}

function Due({ on }: { on: string }) {
  const late = on < today()
  return <State is={late ? 'late' : 'in-time'}>{late ? `Promised by ${day(on)}` : `By ${day(on)}`}</State>
}

function People({ person }: { person: OverviewOf }) {
  const kin = new Map(person.relationships.filter((each) => !each.until).map((each) => [each.person_id, each]))
  const members = person.families.flatMap((family) => family.members).filter((each) => each.person_id !== person.id)
  const unique = [...new Map(members.map((each) => [each.person_id, each])).values()]
  const apart = [...kin.values()].filter((each) => !unique.some((member) => member.person_id === each.person_id))
  if (unique.length + apart.length === 0)
    return <Empty>Nobody is recorded yet. Add them under “Family and network”.</Empty>
  return (
    <ul className="govuk-list">
      {unique.map((member) => {
        const link = kin.get(member.person_id)
        return (
          <li key={member.person_id}>
            <Link to="/people/$id" params={{ id: member.person_id }} className="govuk-link">
              <Name>{member.name}</Name>
            </Link>{' '}
            <span className="app-quiet">
              {[
                link ? words(link.kinship).toLowerCase() : (member.words ?? words(member.part).toLowerCase()),
                link?.responsibility === 'yes' && 'parental responsibility',
                member.at_home ? 'at home' : 'lives elsewhere',
                member.status && words(member.status).toLowerCase(),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        )
      })}
      {apart.map((each) => (
        <li key={each.person_id}>
          <Name>{each.name}</Name> <span className="app-quiet">{words(each.kinship).toLowerCase()}</span>
        </li>
      ))}
    </ul>
  )
}

function PlannedState({ on }: { on: string }) {
  const late = new Date(on) < new Date()
  return <State is={late ? 'late' : 'in-time'}>{late ? 'Planned, nothing written yet' : 'Planned'}</State>
}
