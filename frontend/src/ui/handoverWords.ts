/** Words for hand-overs, wishes for another worker, and being away. */

export const STEPS: Record<string, string> = {
  joint_visit: 'a visit together',
  goodbye: 'a goodbye',
  hello: 'a hello',
}
export const AWAY: Record<string, string> = {
  annual_leave: 'Annual leave',
  sickness: 'Ill',
  parental: 'Parental leave',
  study: 'Study',
  other: 'Other',
}
export const ASKED_BY: Record<string, string> = { child: 'The child', parent: 'A parent', carer: 'A carer' }
export const ANSWERS: Record<string, string> = { yes: 'Yes', in_part: 'In part', no: 'No' }

/** The steps of a hand-over that are missing, in a sentence; nothing where none is. */
export function missing(steps: string[]): string {
  const named = steps.map((step) => STEPS[step] ?? step)
  if (named.length === 0) return ''
  const last = named.at(-1) ?? ''
  return `Still missing: ${named.length === 1 ? last : `${named.slice(0, -1).join(', ')} and ${last}`}`
}
