import type { AssessmentRow } from '../../api/schema.gen'
import { day, daysBetween, distance, today } from '../../ui/dates'
import type { Urgency } from '../../ui/parts'
import { words } from '../../ui/words'

const SOON_DAYS = 10

export const titleOf = (assessment: { assessment_kind: string }): string =>
  `${words(assessment.assessment_kind)} assessment`

export const isOpen = (assessment: { state: string }): boolean =>
  assessment.state !== 'authorised' && assessment.state !== 'stopped'

/** How urgent the day is on which an assessment is due: past, within ten days, or later. */
export function urgency(due: string, now = today()): Urgency {
  const left = daysBetween(now, due)
  return left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'in-time'
}

/** What is known of a child's assessments, in one line. */
export function answerOf(rows: AssessmentRow[], now = today()): string {
  const open = rows.filter(isOpen)
  if (open.length > 0)
    return open
      .map((each) =>
        each.state === 'submitted'
          ? `A manager has the ${titleOf(each).toLowerCase()} to read, due ${day(each.due_on)}.`
          : `The ${titleOf(each).toLowerCase()} is being written and is due ${distance(each.due_on, now)}.`,
      )
      .join(' ')
  const last = rows.find((each) => each.state === 'authorised')
  if (last) return `The last assessment was agreed ${distance(last.authorised_on ?? last.due_on, now)}.`
  return 'No assessment has been made yet.'
}
