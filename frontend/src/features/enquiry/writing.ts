import { brothersAndSisters } from '../../api/family'
import { newId } from '../../api/ids'
import type { EnquiryIn, Overview } from '../../api/schema.gen'
import { clock, londonMoment, today } from '../../ui/dates'

export interface DiscussedChild {
  id: string
  child_id: string
  name: string
  there: boolean
  decision: string
  reason: string
  view: string
}

export interface Asked {
  id: string
  name: string
  agency: string
  part: string
  came: boolean
}

/** A strategy discussion as it is being written. */
export interface Writing {
  id: string
  on: string | null
  at: string
  mode: string
  worry: string
  known: string
  safe: string
  missing: string
  children: DiscussedChild[]
  people: Asked[]
}

export const EXPECTED = ['social_care', 'police', 'health']

export const asked = (agency: string, name = ''): Asked => ({ id: newId(), name, agency, part: '', came: true })

/** What the form begins with: now, the last worry, the child with brothers and sisters, and who is expected. */
export function begin(child: Overview, by: string, now = new Date()): Writing {
  const children = [{ id: child.id, name: child.name }, ...brothersAndSisters(child).map((each) => ({ id: each.person_id, name: each.name }))] // prettier-ignore
  return {
    id: newId(),
    on: today(now),
    at: clock(now),
    mode: 'remote',
    worry: child.latest_worry?.worry ?? '',
    known: '',
    safe: '',
    missing: '',
    children: children.map((each) => ({
      id: newId(),
      child_id: each.id,
      name: each.name ?? 'Name not known yet',
      there: each.id === child.id,
      decision: '',
      reason: '',
      view: '',
    })),
    people: EXPECTED.map((agency) => asked(agency, agency === 'social_care' ? by : '')),
  }
}

/** The expected agencies from which nobody took part. */
export const absent = (people: Asked[]): string[] =>
  EXPECTED.filter((agency) => !people.some((each) => each.agency === agency && each.came && each.name.trim()))

export const starts = (children: DiscussedChild[]): boolean =>
  children.some((each) => each.there && each.decision.startsWith('section_47'))

/** What can be known to be missing before anything is sent. */
export function lacking(writing: Writing): Record<string, string> {
  const found: Record<string, string> = {}
  if (!writing.on) found['/held_at'] = 'Enter the day of the discussion'
  else if (!londonMoment(writing.on, writing.at)) found['/time'] = 'Enter the time, such as 15:30'
  if (!writing.mode) found['/mode'] = 'Choose how you spoke'
  if (!writing.worry.trim()) found['/worry'] = 'Say what the worry is'
  if (!writing.known.trim()) found['/known'] = 'Write what the agencies shared'
  if (absent(writing.people).length > 0 && !writing.missing.trim())
    found['/quorum_reason'] = 'Say why not all three agencies took part'
  const there = writing.children.filter((each) => each.there)
  if (there.length === 0) found['/children'] = 'Choose at least one child'
  there.forEach((each, place) => {
    if (!each.decision) found[`/children/${place}/decision`] = `Choose what was decided for ${each.name}`
    if (!each.reason.trim()) found[`/children/${place}/reason`] = `Say why, for ${each.name}`
  })
  if (starts(writing.children) && !writing.safe.trim())
    found['/safe_tonight'] = 'Say what keeps each child safe tonight'
  return found
}

const some = (text: string) => text.trim() || null

/** The discussion as the API takes it. */
export function toEnquiry(writing: Writing): EnquiryIn {
  return {
    id: writing.id,
    held_at: londonMoment(writing.on ?? '', writing.at) ?? '',
    mode: writing.mode as EnquiryIn['mode'],
    worry: writing.worry,
    known: writing.known,
    safe_tonight: some(writing.safe),
    quorum_reason: absent(writing.people).length > 0 ? some(writing.missing) : null,
    children: writing.children
      .filter((each) => each.there)
      .map((each) => ({
        id: each.id,
        child_id: each.child_id,
        decision: each.decision as EnquiryIn['children'][number]['decision'],
        reason: each.reason,
        own_view: some(each.view),
      })),
    participants: writing.people
      .filter((each) => each.name.trim())
      .map((each) => ({
        id: each.id,
        name: each.name,
        agency: each.agency as NonNullable<EnquiryIn['participants']>[number]['agency'],
        part: some(each.part),
        took_part: each.came,
      })),
  }
}
