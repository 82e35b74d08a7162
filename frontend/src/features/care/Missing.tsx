import { api, ask } from '../../api/client'
import { asProblem } from '../../api/problem'
import type { MissingEpisode } from '../../api/schema.gen'
import { day, moment } from '../../ui/dates'
import { Empty, Section, State } from '../../ui/parts'
import type { PartProps } from './CareScreen'
import { comeBack, correctMissing, goMissing, holdInterview, offerInterview } from './verbs'
import { useCareChange } from './VerbForm'
import { MISSING, say as wordsOf, WAS_MISSING } from './words'

const HOURS = 72

/** How long, in the largest unit that says it. */
export function howLong(since: string, until: string): string {
  const hours = Math.round((Date.parse(until) - Date.parse(since)) / 3_600_000)
  if (hours < 1) return 'less than an hour'
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${Math.round(hours / 24)} days`
}

/** The times when the child was missing, and for each return the talk: offered, answered, held. */
export function Missing({ page, say, childId }: PartProps & { childId: string }) {
  const missing = [...(page.care?.missing ?? [])].reverse()
  const change = useCareChange(childId, page.care)
  const reply = (missing_id: string, accepted: boolean) =>
    change.mutate((at) =>
      ask(api.POST('/api/v1/care/{id}/interviews/answer', { ...at, body: { missing_id, accepted } })),
    )
  return (
    <Section
      title="Missing"
      action={
        say &&
        missing.every((each) => each.until) && (
          <button type="button" className="app-plain" onClick={() => say(goMissing)}>
            Was missing
          </button>
        )
      }
    >
      {change.error && (
        <div className="app-alert" role="alert">
          {asProblem(change.error).message}
        </div>
      )}
      {missing.length === 0 && <Empty>Never recorded as missing.</Empty>}
      <ol className="app-time" aria-label="Times missing, the latest first">
        {missing.map((each) => (
          <li key={each.id}>
            <span>
              {moment(each.since)}
              <br />
              <span className="app-quiet">
                {each.until ? `for ${howLong(each.since, each.until)}` : 'and not back yet'}
              </span>
            </span>
            <div>
              <p>
                <strong>{wordsOf(each.until ? WAS_MISSING : MISSING, each.kind)}</strong>
              </p>
              {each.words && <p>{each.words}</p>}
              {each.until && (
                <p>
                  Back {moment(each.until)}
                  {each.found_where && <>: {each.found_where}</>}
                </p>
              )}
              {each.told && <blockquote className="app-quote">{each.told}</blockquote>}
              <Talk missing={each} />
              {say && <Next missing={each} say={say} reply={reply} busy={change.isPending} />}
              {say && (
                <button type="button" className="app-plain app-screen-only" onClick={() => say(correctMissing(each))}>
                  Put it right<span className="govuk-visually-hidden">: since {moment(each.since)}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Talk({ missing }: { missing: MissingEpisode }) {
  if (!missing.until) return null
  if (missing.held_on)
    return (
      <p>
        <State is="done">Talked {day(missing.held_on)}</State> <span className="app-quiet">with {missing.held_by}</span>
      </p>
    )
  if (missing.accepted === false)
    return (
      <p>
        <State is="done">Offered a talk and said no</State>
      </p>
    )
  const due = new Date(Date.parse(missing.until) + HOURS * 3_600_000).toISOString()
  const late = new Date(due) < new Date()
  const step = missing.accepted ? 'Said yes to a talk' : missing.offered_on ? 'Offered a talk' : 'To be offered a talk'
  return (
    <p>
      <State is={late ? 'late' : 'soon'}>
        {step}: {late ? 'it was due' : 'due'} by {moment(due)}
      </State>
    </p>
  )
}

interface NextProps {
  missing: MissingEpisode
  say: NonNullable<PartProps['say']>
  reply: (id: string, accepted: boolean) => void
  busy: boolean
}

/** The one thing to do next about this time missing. */
function Next({ missing, say, reply, busy }: NextProps) {
  const action = (text: string, run: () => void) => (
    <button type="button" className="app-plain" disabled={busy} onClick={run}>
      {text}
    </button>
  )
  if (!missing.until) return action('The child is back', () => say(comeBack(missing.id)))
  if (!missing.offered_on) return action('We offered a talk', () => say(offerInterview(missing.id)))
  if (missing.held_on) return null
  if (missing.accepted) return action('The talk was held', () => say(holdInterview(missing.id)))
  return (
    <div className="app-row">
      {action(missing.accepted === null ? 'They said yes' : 'They say yes after all', () => reply(missing.id, true))}
      {missing.accepted === null && action('They said no', () => reply(missing.id, false))}
    </div>
  )
}
