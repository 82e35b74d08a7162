import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { careOf, overviewOf } from '../../api/queries'
import type { CarePage, Overview } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, daysBetween, moment, today } from '../../ui/dates'
import { Loading, State } from '../../ui/parts'
import { answer } from './answer'
import { changeEpisode, endPeriod, startPeriod, stay, type Known } from './episodes'
import { Homes, ThisHome } from './Homes'
import { Law } from './Law'
import { Leaving } from './Leaving'
import { Missing } from './Missing'
import { School } from './School'
import { Steps } from './Steps'
import { isYoung, Reviews } from './Reviews'
import { comeBack, goMissing, holdReview, noteHealth } from './verbs'
import { VerbForm, type Verb } from './VerbForm'

export interface PartProps {
  page: CarePage
  known: Known[]
  /** Open the form of a verb; nothing where the reader may not record. */
  say: ((verb: Verb) => void) | null
  /** The same for what a manager decides. */
  decide: ((verb: Verb) => void) | null
}

/** Those whom a form may name as carers or as family that a child stays with. */
function peopleOf(overview: Overview | undefined): Known[] {
  const all = [...(overview?.families.flatMap((family) => family.members) ?? []), ...(overview?.relationships ?? [])]
  const others = all.filter((each) => each.person_id !== overview?.id && each.name)
  return [...new Map(others.map((each) => [each.person_id, each.name ?? ''])).entries()].map(([value, text]) => ({
    value,
    text,
  }))
}

/** Where does this child live, since when and under what arrangement; and everything about being looked after. */
export function CareScreen({ id }: { id: string }) {
  const query = useQuery(careOf(id))
  const overview = useQuery(overviewOf(id))
  const may = useMay()
  const [verb, setVerb] = useState<Verb | null>(null)
  const care = query.data?.data.care
  const gone = care?.missing.find((each) => !each.until)
  useAdd(
    {
      missing: () => setVerb(gone ? comeBack(gone.id) : goMissing),
      review: () => setVerb(holdReview(isYoung(query.data?.data.date_of_birth))),
      health: () => setVerb(noteHealth),
    },
    query.data !== undefined && may('care:record'),
  )
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data.data
  const known = peopleOf(overview.data?.data)
  const say = may('care:record') ? setVerb : null
  const decide = may('care:decide') ? setVerb : null
  const parts: PartProps = { page, known, say, decide }
  const episode = page.care?.episodes.find((each) => !each.until) ?? null
  const last = page.standing?.lasts_until
  return (
    <>
      <title>Care - Kith</title>
      <p className="app-answer">{answer(page)}</p>
      {gone && (
        <p>
          <State is="late">
            {gone.kind === 'M' ? 'Missing' : 'Away'} since {moment(gone.since)}
          </State>
        </p>
      )}
      {last && (
        <p>
          <State is={last < today() ? 'late' : daysBetween(today(), last) <= 2 ? 'soon' : 'in-time'}>
            The law allows this until {day(last)}
          </State>
        </p>
      )}
      {(say || decide) && (
        <div className="app-row">
          {say && (
            <Button secondary={!gone} onClick={() => say(gone ? comeBack(gone.id) : goMissing)}>
              {gone ? 'The child is back' : 'The child is missing'}
            </Button>
          )}
          {say && episode && (
            <Button secondary onClick={() => say(changeEpisode(episode, known))}>
              Home or legal status changes
            </Button>
          )}
          {say && !episode && (
            <Button secondary onClick={() => say(stay(known))}>
              Lives somewhere else
            </Button>
          )}
          {decide && (
            <Button secondary onClick={() => decide(episode ? endPeriod : startPeriod(known))}>
              {episode ? 'No longer looked after' : 'Begins to be looked after'}
            </Button>
          )}
        </div>
      )}
      {verb && <VerbForm key={verb.title} verb={verb} childId={id} care={page.care} onClose={() => setVerb(null)} />}
      <div className="app-columns">
        <div>
          <Homes {...parts} />
          <Missing {...parts} childId={id} />
          <Reviews {...parts} />
        </div>
        <div>
          <ThisHome {...parts} />
          <Law {...parts} />
          <Leaving {...parts} />
          <Steps {...parts} />
          <School {...parts} />
        </div>
      </div>
    </>
  )
}
