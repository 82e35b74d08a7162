import { newId } from '../../api/ids'
import type { Conference, ConferenceHeldIn, Enquiry, Overview } from '../../api/schema.gen'
import { today } from '../../ui/dates'
import type { Chair } from './ChairField'

export interface Decided {
  id: string
  child_id: string
  view: string
  decision: string
  categories: string[]
  reason: string
}

export interface Attendee {
  id: string
  name: string
  part: string
  came: boolean
  report: boolean
}

/** A conference as its record is being written. */
export interface Writing {
  on: string | null
  chair: Chair
  missing: string
  parents: string
  advocate: string
  summary: string
  outline: string
  children: Decided[]
  attendees: Attendee[]
  dissents: { id: string; child_id: string; who: string; words: string }[]
}

const PART_OF: Record<string, string> = {
  social_care: 'social_care', police: 'police', health: 'health', education: 'education',
} // prettier-ignore

export const attendee = (part: string, name = ''): Attendee => ({ id: newId(), name, part, came: false, report: false })

/** Who is asked to come, from what is known: the adults of the family, the keyworker, and who took part before. */
export function expected(child: Overview, enquiry: Enquiry | null): Attendee[] {
  const adults = child.families
    .flatMap((family) => family.members)
    .filter((member) => member.part !== 'child' && member.name && !member.died_on)
  const keyworker = child.journey?.allocations.find((each) => each.part === 'keyworker' && !each.until)
  const before = (enquiry?.participants ?? []).map((each): [string, string] => [
    each.name,
    PART_OF[each.agency] ?? 'other',
  ])
  const named: [string, string][] = [
    ...adults.map((each): [string, string] => [each.name ?? '', 'family']),
    ...(keyworker ? [[keyworker.worker_name, 'social_care'] as [string, string]] : []),
    ...before,
  ]
  const once = [...new Map(named.map((each) => [each[0], each])).values()]
  const rows = once.map(([name, part]) => attendee(part, name))
  for (const part of ['social_care', 'health', 'education', 'police'])
    if (!rows.some((each) => each.part === part)) rows.push(attendee(part))
  return rows
}

export function begin(conference: Conference, child: Overview, enquiry: Enquiry | null): Writing {
  return {
    on: today(new Date(conference.booked_for)),
    chair: { chair_id: conference.chair_id, chair_name: conference.chair_name ?? '' },
    missing: '',
    parents: '',
    advocate: '',
    summary: '',
    outline: '',
    children: conference.children.map((each) => ({
      id: each.id, child_id: each.child_id, view: each.own_view ?? '', decision: '', categories: [], reason: '',
    })), // prettier-ignore
    attendees: expected(child, enquiry),
    dissents: [],
  }
}

const AGENCIES = ['health', 'education', 'police', 'other']

/** Enough is social care and two other agencies that know the child: read from who came. */
export function enough(attendees: Attendee[]): boolean {
  const came = attendees.filter((each) => each.came && each.name.trim())
  return (
    came.some((each) => each.part === 'social_care') && came.filter((each) => AGENCIES.includes(each.part)).length >= 2
  )
}

export const plans = (children: Decided[]): boolean => children.some((each) => each.decision === 'plan')

/** What can be known to be missing before anything is sent. */
export function lacking(writing: Writing): Record<string, string> {
  const found: Record<string, string> = {}
  if (!writing.on) found['/held_on'] = 'Enter the day of the conference'
  if (!writing.chair.chair_name.trim()) found['/chair_name'] = 'Say who chaired it'
  if (!enough(writing.attendees) && !writing.missing.trim())
    found['/quorum_reason'] = 'Say why it went on without enough agencies'
  if (!writing.summary.trim()) found['/summary'] = 'Write what was talked about'
  writing.children.forEach((each, place) => {
    if (!each.decision) found[`/children/${place}/decision`] = 'Choose the decision for each child'
    if (each.decision === 'plan' && each.categories.length === 0)
      found[`/children/${place}/categories`] = 'Choose what the plan protects the child from'
    if (!each.reason.trim()) found[`/children/${place}/reason`] = 'Say why, for each child'
  })
  if (plans(writing.children) && !writing.outline.trim()) found['/outline_plan'] = 'Say what the plan must contain'
  return found
}

const some = (text: string) => text.trim() || null
const MAY_HAVE = ['plan', 'continues']

/** The conference as the API takes it. */
export function toHeld(writing: Writing): ConferenceHeldIn {
  const quorate = enough(writing.attendees)
  type Child = ConferenceHeldIn['children'][number]
  type Came = NonNullable<ConferenceHeldIn['attendees']>[number]
  return {
    held_on: writing.on ?? '',
    chair_id: writing.chair.chair_id,
    chair_name: some(writing.chair.chair_name),
    quorate,
    quorum_reason: quorate ? null : some(writing.missing),
    parents_view: some(writing.parents),
    peer_advocate: some(writing.advocate),
    summary: writing.summary,
    outline_plan: some(writing.outline),
    children: writing.children.map((each) => ({
      id: each.id,
      child_id: each.child_id,
      own_view: some(each.view),
      decision: each.decision as Child['decision'],
      categories: (MAY_HAVE.includes(each.decision) ? each.categories : []) as NonNullable<Child['categories']>,
      reason: each.reason,
    })),
    attendees: writing.attendees
      .filter((each) => each.name.trim())
      .map((each) => ({
        id: each.id, name: each.name, part: each.part as Came['part'], attended: each.came, report_in: each.report,
      })), // prettier-ignore
    dissents: writing.dissents
      .filter((each) => each.who.trim() && each.words.trim())
      .map((each) => ({ id: each.id, child_id: each.child_id || null, who: each.who, words: each.words })),
  }
}
