import { newId } from '../../api/ids'
import type { AccountIn, ChildIn, Overview, VisitPromiseIn, Visit } from '../../api/schema.gen'
import { clock, londonMoment, today } from '../../ui/dates'
import { brothersAndSisters } from '../../api/family'

/** A visit as it is being written. `on` is "" for a day that cannot be, null for none. */
export interface WritingChild {
  id: string
  child_id: string
  name: string
  there: boolean
  seen: boolean
  alone: boolean
  bedroom: boolean
  words: string
  particular: string
}

export interface Writing {
  id: string
  on: string | null
  at: string
  purpose: string
  place: string
  present: string
  account: string
  children: WritingChild[]
  promises: { id: string; words: string; by: string | null; child_id: string | null; kept_on: string | null }[]
}

const blank = (childId: string, name: string | null, there: boolean): WritingChild => ({
  id: newId(), child_id: childId, name: name ?? 'Name not known yet', there, seen: there, alone: false, bedroom: false, words: '', particular: '',
}) // prettier-ignore

/** The children of the family who are not born yet. */
export const expected = (child: Overview): Set<string> =>
  new Set([
    ...(child.due_date ? [child.id] : []),
    ...brothersAndSisters(child)
      .filter((each) => each.due_date)
      .map((each) => each.person_id),
  ])

/** What a form begins with: a new visit, or one that is planned or made. */
export function begin(child: Overview, visit: Visit | null): Writing {
  const family = brothersAndSisters(child)
  const names = new Map([
    [child.id, child.name],
    ...family.map((each): [string, string | null] => [each.person_id, each.name]),
  ])
  const known = (visit?.children ?? []).map((each) => ({
    id: each.id,
    child_id: each.child_id,
    name: names.get(each.child_id) ?? 'A child of the family',
    there: true,
    seen: visit?.state === 'made' ? each.seen : true,
    alone: each.seen_alone,
    bedroom: each.bedroom_seen,
    words: each.own_words ?? '',
    particular: each.particular ?? '',
  }))
  const others = [child, ...family.map((each) => ({ id: each.person_id, name: each.name }))].filter(
    (each) => !known.some((present) => present.child_id === each.id),
  )
  const moment = visit?.made_at ?? visit?.planned_for
  return {
    id: visit?.id ?? newId(),
    on: moment ? today(new Date(moment)) : today(),
    at: moment ? clock(new Date(moment)) : '',
    purpose: visit?.purpose ?? '',
    place: visit?.place ?? 'home',
    present: visit?.present ?? '',
    account: visit?.account ?? '',
    children: [...known, ...others.map((each) => blank(each.id, each.name, !visit && each.id === child.id))],
    promises: (visit?.promises ?? []).map((each) => ({
      id: each.id,
      words: each.words,
      by: each.by_when,
      child_id: each.child_id,
      kept_on: each.kept_on,
    })),
  }
}

/** What can be known to be missing before anything is sent. */
export function missing(writing: Writing): Record<string, string> {
  const found: Record<string, string> = {}
  if (!writing.on) found['/made_at'] = 'Enter the day of the visit'
  else if (!londonMoment(writing.on, writing.at)) found['/time'] = 'Enter the time of the visit, such as 15:30'
  if (!writing.purpose.trim()) found['/purpose'] = 'Say what the visit was for'
  if (!writing.place) found['/place'] = 'Choose where it was'
  if (!writing.children.some((child) => child.there)) found['/children'] = 'Choose at least one child'
  if (!writing.account.trim()) found['/account'] = 'Write what you saw and did'
  writing.promises.forEach((promise, place) => {
    if (promise.by === '') found[`/promises/${place}/by_when`] = 'Enter a real day, or leave it empty'
  })
  return found
}

const some = (text: string) => text.trim() || null

/** The visit as the API takes it. */
export function toAccount(writing: Writing): AccountIn {
  return {
    made_at: londonMoment(writing.on ?? '', writing.at) ?? '',
    purpose: writing.purpose,
    place: writing.place as AccountIn['place'],
    present: some(writing.present),
    account: writing.account,
    children: writing.children
      .filter((child) => child.there)
      .map((child): ChildIn => ({
        id: child.id,
        child_id: child.child_id,
        seen: child.seen,
        seen_alone: child.seen && child.alone,
        bedroom_seen: child.bedroom,
        own_words: some(child.words),
        particular: some(child.particular),
      })),
    promises: writing.promises
      .filter((promise) => promise.words.trim())
      .map((promise): VisitPromiseIn => ({
        id: promise.id,
        words: promise.words,
        by_when: promise.by,
        child_id: promise.child_id,
        kept_on: promise.kept_on,
      })),
  }
}
