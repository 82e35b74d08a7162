import { sentence } from '../../app/sentences'
import type { ChronologyEntry, ChronologyHead } from '../../api/schema.gen'
import { age, daysBetween, distance, today } from '../../ui/dates'
import { words } from '../../ui/words'

/** What is recorded up to two days after it happened is recorded in good time. The paper says the same. */
const LATE_DAYS = 2
/** So many weeks without an entry are a gap. The paper says the same. */
export const GAP_WEEKS = 8

export type Line = { is: 'gap'; key: string; weeks: number } | { is: 'entry'; key: string; entry: ChronologyEntry }

export interface Year {
  year: string
  lines: Line[]
}

const weeksBetween = (from: string, to: string): number => Math.floor(daysBetween(from, to) / 7)

/** The entries (the latest first) by year, with the gaps between them where `gaps` are wanted. A gap stands in the year it began. */
export function byYear(entries: ChronologyEntry[], gaps: boolean, now = today()): Year[] {
  const years: Year[] = []
  let later = now
  for (const entry of entries) {
    const year = entry.on.slice(0, 4)
    let last = years.at(-1)
    if (last?.year !== year) {
      last = { year, lines: [] }
      years.push(last)
    }
    const weeks = weeksBetween(entry.on, later)
    if (gaps && weeks >= GAP_WEEKS) last.lines.push({ is: 'gap', key: `gap ${entry.key}`, weeks })
    last.lines.push({ is: 'entry', key: entry.key, entry })
    later = entry.on
  }
  return years
}

/** The first line: how long the story is and when the last thing happened. */
export function answer(head: ChronologyHead): string {
  if (!head.first_on || !head.last_on) return 'Nothing that was asked for has been recorded.'
  const things = head.count === 1 ? 'One thing' : `${head.count.toLocaleString('en-GB')} things`
  const span = daysBetween(head.first_on, head.last_on)
  const length = span < 1 ? 'one day' : age(head.first_on, null, head.last_on)
  return `${things} in ${length}; the last happened ${distance(head.last_on)}.`
}

/** "recorded 12 days later", or nothing where it was recorded in good time. */
export function recordedLater(entry: ChronologyEntry): string {
  const days = daysBetween(entry.on, today(new Date(entry.recorded_at)))
  if (days <= LATE_DAYS) return ''
  if (days < 60) return `recorded ${days} days later`
  const months = Math.floor(days / 30.4)
  return months < 24 ? `recorded ${months} months later` : `recorded ${Math.floor(days / 365.25)} years later`
}

/** What happened, in words: the event's own, or a sentence for what was recorded. */
export const said = (entry: ChronologyEntry): string =>
  entry.event ? (entry.event.is_update ? `It has gone on: ${entry.event.words}` : entry.event.words) : sentence(entry)

/** What a worker who picks an entry begins with: its sentence and its reason, so that nothing is typed twice. */
export const proposed = (entry: ChronologyEntry): string =>
  [sentence(entry), entry.reason].filter(Boolean).join('. ').replace('..', '.')

const OF_KINDS: Record<string, string> = {
  event: 'Significant events',
  visit: 'Visits',
  contact: 'Worries',
  referral: 'Help opened',
  journey: 'The journey',
  person: 'What we know about them',
  family: 'Family',
}

/** The name of a kind of entry on its chip. */
export const kindName = (kind: string): string => OF_KINDS[kind] ?? words(kind)

/** What an event is about, in words. */
export const EVENT_KINDS = [
  { value: 'harm', text: 'Harm' },
  { value: 'strength', text: 'A strength' },
  { value: 'loss', text: 'A loss' },
  { value: 'move', text: 'A move' },
  { value: 'birth', text: 'A birth' },
  { value: 'health', text: 'Health' },
  { value: 'school', text: 'School' },
  { value: 'police', text: 'Police' },
  { value: 'court', text: 'Court' },
  { value: 'family', text: 'Family' },
  { value: 'help', text: 'Help' },
  { value: 'other', text: 'Something else' },
]

export const eventKind = (code: string): string => EVENT_KINDS.find((each) => each.value === code)?.text ?? words(code)
