import type { ContinuityPage } from '../../api/schema.gen'
import { words } from '../../ui/words'

/** A stretch of time in a lane, with what is said of it in words. */
export interface Span {
  key: string
  text: string
  since: string
  until: string | null
  why: string
  look: 'one' | 'other' | 'light' | 'ended'
  workerId?: string
}
export interface Lane {
  name: string
  spans: Span[]
}

/** Workers, days without anybody, who stood in, who worked beside, and pods, each in the order of time. */
export function lanes(page: ContinuityPage): Lane[] {
  const key = page.workers.filter((each) => each.part === 'keyworker')
  const beside = page.workers.filter((each) => each.part !== 'keyworker')
  const worker = (each: ContinuityPage['workers'][number], place: number): Span => ({
    key: each.id,
    text: each.worker_name,
    since: each.since,
    until: each.until,
    why: [
      `Came: ${words(each.came)}.`,
      each.went && `Went: ${words(each.went)}.`,
      each.words && `“${each.words}”`,
    ].filter(Boolean).join(' '), // prettier-ignore
    look: place % 2 === 0 ? 'one' : 'other',
    workerId: each.worker_id,
  })
  const closed = (each: { since: string; until: string | null }): Span => ({
    key: `closed ${each.since}`,
    text: 'Help had ended',
    since: each.since,
    until: each.until,
    why: 'No help was open, so nobody was the keyworker.',
    look: 'light',
  })
  const gap = (each: { since: string; until: string | null }): Span => ({
    key: `gap ${each.since}`,
    text: 'Nobody',
    since: each.since,
    until: each.until,
    why: 'Help went on, and nobody was the keyworker.',
    look: 'ended',
  })
  const byTime = (one: Span, other: Span) => one.since.localeCompare(other.since)
  const all: Lane[] = [
    {
      name: 'Keyworker',
      spans: [...key.map(worker), ...page.gaps.map(gap), ...between(page.helped).map(closed)].sort(byTime),
    },
    { name: 'Beside', spans: beside.map(worker) },
    {
      name: 'Stood in',
      spans: page.cover.map((each) => ({
        key: `cover ${each.since} ${each.worker_name}`,
        text: each.worker_name,
        since: each.since,
        until: each.until,
        why: 'While the keyworker was away.',
        look: 'light',
      })),
    },
    {
      name: 'Pod',
      spans: page.pods.map((each, place) => ({
        key: each.id,
        text: each.pod_name,
        since: each.since,
        until: each.until,
        why: each.reason,
        look: place % 2 === 0 ? 'one' : 'other',
      })),
    },
  ]
  return all.filter((lane) => lane.spans.length > 0)
}

/** The days between times of help, and those since the last one where it has ended. */
export function between(helped: ContinuityPage['helped']): { since: string; until: string | null }[] {
  const ordered = [...helped].sort((one, other) => one.since.localeCompare(other.since))
  return ordered.flatMap((each, place) => {
    const next = ordered[place + 1]?.since ?? null
    return each.until && (next === null || next > each.until) ? [{ since: each.until, until: next }] : []
  })
}
