import type { ChangedPage } from '../../api/schema.gen'
import { age, day, distance } from '../../ui/dates'
import { ruleWords } from '../../ui/limits'
import { State } from '../../ui/parts'
import { words } from '../../ui/words'

/** What the record says has changed since the last discussion: read, never typed. */
export function Since({ child, title, say }: { child: ChangedPage; title: string; say: (text: string) => string }) {
  const moved = { goal: 'Goal reached', action: 'Done', begun: 'Plan agreed', ended: 'Plan ended' }
  const lines = [
    ...child.stages.map((each) => [each.since, `Stage: ${words(each.status).toLowerCase()}. ${each.reason}`] as const),
    ...child.events.map((each) => [each.on, each.words] as const),
    ...child.plan.map((each) => {
      const told = each.what === 'goal' || each.what === 'action' ? each.words : words(each.words).toLowerCase()
      return [each.on, `${moved[each.what as keyof typeof moved]}: ${told}`] as const
    }),
    ...child.visits.map(
      (each) => [each.on, `Visit by ${each.worker_name}${each.seen_alone ? ', seen alone' : each.seen ? '' : ', not seen'}`] as const, // prettier-ignore
    ),
  ].sort(([one], [other]) => other.localeCompare(one))
  const open = child.last?.actions.filter((each) => !each.done_on && !each.dropped) ?? []
  return (
    <section className="app-since" aria-label={`Since last time: ${title}`}>
      <p>
        <strong>{title}</strong>, {age(child.date_of_birth, child.due_date)}
        {child.status && `. ${words(child.status.status)} since ${day(child.status.since)}`}
        {`. Keyworker: ${child.keyworker?.name ?? 'nobody yet'}`}
      </p>
      {child.own_words && (
        <blockquote className="app-said">
          {say(child.own_words.words)} <span className="app-quiet">({day(child.own_words.on)})</span>
        </blockquote>
      )}
      {child.last ? (
        <p>
          <span className="app-quiet">Last time, {day(child.last.on)}: </span>
          {say(child.last.decision ?? '')}
          {open.length > 0 &&
            ` Still to do: ${open.map((each) => `${say(each.words)} (${each.owner_name})`).join('; ')}.`}
        </p>
      ) : (
        <p className="app-quiet">We have not talked about them here before. What follows is of the last four weeks.</p>
      )}
      <p className="app-row">
        {child.last_seen_on ? `Last seen ${distance(child.last_seen_on)}` : 'Not seen by us yet'}
        {child.late.map((each) => (
          <State is="late" key={`${each.code}${each.due_on}`}>
            {ruleWords(each.code).what}, was due {day(each.due_on)}
          </State>
        ))}
      </p>
      {lines.length > 0 ? (
        <details open={lines.length <= 6}>
          <summary>
            {lines.length === 1 ? '1 thing has happened' : `${lines.length} things have happened`} since
          </summary>
          <ul className="govuk-list">
            {lines.map(([on, text], place) => (
              <li key={`${on}${place}`}>
                <span className="app-quiet">{day(on)}</span> {say(text)}
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p className="app-quiet">Nothing has been recorded since.</p>
      )}
    </section>
  )
}
