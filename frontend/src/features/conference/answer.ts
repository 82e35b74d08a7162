import type { Protection } from '../../api/schema.gen'
import { day, today } from '../../ui/dates'
import { CATEGORIES, CONFERENCE_KINDS, listed, say } from '../../ui/protectionWords'
import type { Urgency } from '../../ui/parts'

/** The answer to "is this child protected by a plan, and why?" */
export function answer(page: Protection, name: string): string {
  if (page.plan) {
    const from = page.plan.categories.map((each) => say(CATEGORIES, each))
    const why = from.length > 0 ? ` from ${listed(from)}` : ''
    return `Yes: a child protection plan has protected ${name}${why} since ${day(page.plan.since)}.`
  }
  const enquiry = page.enquiries.find((each) => each.state === 'enquiring' && each.decision.startsWith('section_47'))
  if (enquiry) return `Not by a plan now. We have been enquiring under section 47 since ${day(enquiry.started_on)}.`
  const ended = page.conferences.find((each) => each.decision === 'ends')
  if (ended) return `Not now: a child protection plan ended on ${day(ended.held_on)}.`
  return `No: there is no child protection plan for ${name}, and no section 47 enquiry is open.`
}

export interface Next {
  text: string
  on: string
  is: Urgency
}

/** What happens next and by when, the earliest first. */
export function next(page: Protection, now = today()): Next[] {
  const found: Next[] = []
  const add = (text: string, on: string | null | undefined) => {
    if (on) found.push({ text, on, is: on.slice(0, 10) < now ? 'late' : 'in-time' })
  }
  for (const enquiry of page.enquiries) {
    if (!enquiry.followed_up_on) add('Meeting of the agencies after their call, by', enquiry.follow_up_by)
    const needed =
      enquiry.conference_needed ?? (enquiry.state === 'enquiring' && enquiry.decision.startsWith('section_47'))
    if (needed && !enquiry.conference_booked)
      add(
        enquiry.state === 'enquiring'
          ? 'If a conference is needed, its last day by law:'
          : 'Conference needed and not booked, last day by law:',
        enquiry.conference_by,
      )
  }
  for (const each of page.conferences)
    if (each.state === 'booked')
      add(`${say(CONFERENCE_KINDS, each.conference_kind)}, booked for`, today(new Date(each.booked_for)))
  if (page.plan) {
    // The core group's own record is the plan's: here only a day that is still to come.
    if (page.plan.core_group_by && page.plan.core_group_by >= now) add('First core group, by', page.plan.core_group_by)
    if (!page.conferences.some((each) => each.state === 'booked' && each.conference_kind === 'review'))
      add('Review conference, not booked yet, by', page.plan.next_review_by)
  }
  return found.sort((one, other) => one.on.localeCompare(other.on))
}
