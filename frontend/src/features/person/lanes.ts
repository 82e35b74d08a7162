import type { Overview } from '../../api/schema.gen'
import { daysBetween } from '../../ui/dates'
import { words } from '../../ui/words'

/** A stretch of time in a lane. `look` is how it is drawn: by how much help, or in turn. */
export interface LanePart {
  key: string
  text: string
  since: string
  until: string | null
  look: 'light' | 'more' | 'most' | 'home' | 'ended' | 'one' | 'other'
}
export interface Lane {
  name: string
  parts: LanePart[]
}

const LOOKS: Record<string, LanePart['look']> = {
  early_help: 'light',
  family_help: 'light',
  child_in_need: 'more',
  care_leaver: 'more',
  child_protection: 'most',
  pre_proceedings: 'most',
  looked_after: 'home',
  adopted: 'home',
  closed: 'ended',
}

/** What the journey is drawn from: the first day of all, and a lane each for stages, keyworkers and homes. */
export function lanes(
  person: Pick<Overview, 'journey' | 'homes' | 'first_worry_on'>,
  now: string,
): { from: string; lanes: Lane[] } | null {
  const journey = person.journey
  if (!journey) return null
  const from = [person.first_worry_on ?? journey.begun_on, journey.begun_on].sort()[0] ?? journey.begun_on
  const help = journey.statuses.map((stage): LanePart => ({
    key: stage.id, text: words(stage.status), since: stage.since, until: stage.until, look: LOOKS[stage.status] ?? 'more',
  })) // prettier-ignore
  if (from < journey.begun_on)
    help.unshift({ key: 'worry', text: 'First worry', since: from, until: journey.begun_on, look: 'ended' })
  const workers = journey.allocations
    .filter((held) => held.part === 'keyworker' && held.since !== held.until)
    .map((held, place): LanePart => ({
      key: held.id, text: held.worker_name, since: held.since, until: held.until, look: place % 2 ? 'other' : 'one',
    })) // prettier-ignore
  const homes = person.homes
    .filter((home) => (home.until ?? now) > from)
    .map((home, place): LanePart => ({
      key: `${home.kind}${place}`, text: home.words, since: home.since && home.since > from ? home.since : from,
      until: home.until, look: home.kind === 'care' ? 'home' : place % 2 ? 'other' : 'one',
    })) // prettier-ignore
  const every: Lane[] = [
    { name: 'Help', parts: help },
    { name: 'Keyworker', parts: workers },
    { name: 'Home', parts: homes },
  ]
  return { from, lanes: every.filter((lane) => lane.parts.length > 0) }
}

/** Days from the last closing to help beginning again, where that was within twelve months; else null (S21). */
export function cameBackAfter(statuses: { status: string; since: string }[]): number | null {
  for (let place = statuses.length - 1; place > 0; place -= 1) {
    const [before, now] = [statuses[place - 1], statuses[place]]
    if (before?.status === 'closed' && now && now.status !== 'closed') {
      const days = daysBetween(before.since, now.since)
      return days <= 365 ? days : null
    }
  }
  return null
}
