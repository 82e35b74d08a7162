import type { QueryKey } from '@tanstack/react-query'
import type { DisagreementShown } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { RUNGS, told } from '../../ui/decisionWords'
import { day, today } from '../../ui/dates'
import { Facts, State } from '../../ui/parts'
import { Doings } from './Doings'
import { differing } from './differing'
import { Children } from './Requests'

/** One thing that professionals see differently: each view, each level, and how the child is kept safe meanwhile. */
export function Disagreement({ found, touched }: { found: DisagreementShown; touched: QueryKey[] }) {
  const may = useMay()
  const step = found.steps.at(-1)
  const late =
    !found.resolved_on && step?.answer_by !== undefined && step.answer_by !== null && step.answer_by < today()
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">{found.about}</h3>
      <p>
        {found.resolved_on ? (
          <State is="done">Resolved {day(found.resolved_on)}</State>
        ) : (
          <State is={late ? 'late' : 'soon'}>
            With {told(RUNGS, step?.rung ?? '').toLowerCase()}
            {step?.answer_by && ` until ${day(step.answer_by)}`}
          </State>
        )}
      </p>
      <Facts
        rows={[
          ['About', <Children key="about" of={found.children} />],
          ['Kept safe meanwhile', found.safe_meanwhile],
          ...found.positions.map((each, place): [string, string] => [
            `${place + 1}. ${each.who}, ${each.agency} (${day(each.on)})`,
            `${each.thinks} What is right for the child: ${each.right_for_child}`,
          ]),
          [
            'What was tried',
            found.attempts.length > 0 && (
              <ul key="tried" className="govuk-list">
                {found.attempts.map((each) => (
                  <li key={each.id}>
                    {day(each.on)}, {told(RUNGS, each.rung).toLowerCase()}: {each.words}{' '}
                    <span className="app-quiet">(with {each.with_whom})</span>
                  </li>
                ))}
              </ul>
            ),
          ],
          ...found.steps
            .slice(1)
            .map((each): [string, string] => [`Up a level ${day(each.since)}`, told(RUNGS, each.rung)]),
          ['How it was resolved', found.resolution],
        ]}
      />
      {!found.resolved_on && may('disagreement:record') && (
        <Doings doings={differing(found)} touched={touched} about={found.about} />
      )}
    </article>
  )
}
