import type { ContinuityPage, Measured, Retained } from '../../api/schema.gen'
import { day } from '../../ui/dates'

/** The findings in sentences. A number that is left out is never guessed at. */

const LEFT_OUT = 'a small number'

/** How long a number of days is, as people say it. */
export function long(days: number): string {
  if (days < 1) return 'since today'
  if (days < 14) return days === 1 ? '1 day' : `${days} days`
  if (days < 60) return `${Math.floor(days / 7)} weeks`
  const months = Math.floor((days * 12) / 365.25 + 0.05)
  if (months < 12) return `${months} months`
  const years = Math.floor(months / 12)
  const rest = months % 12
  const whole = years === 1 ? '1 year' : `${years} years`
  return rest === 0 ? whole : `${whole} and ${rest === 1 ? '1 month' : `${rest} months`}`
}

export const many = (count: number | null, one: string, more: string): string =>
  count === null ? `${LEFT_OUT} of ${more}` : `${count} ${count === 1 ? one : more}`

/** A share in per cent; null where a number is left out or nobody was counted. Only all are 100, and only none are 0. */
export function share(part: number | null, whole: number | null): number | null {
  if (part === null || !whole) return null
  if (part === 0 || part === whole) return part === 0 ? 0 : 100
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)))
}

/** Who has been there for a child, and for how long. */
export function thereFor(page: ContinuityPage): string {
  const name = page.name ?? 'this child'
  const helped = page.helped.some((each) => each.since <= page.on && (!each.until || each.until > page.on))
  if (page.helped.length === 0) return `Nobody has been ${name}’s worker: help has not begun.`
  const others = (count: number) => (count === 1 ? '1 other person' : `${count} other people`)
  if (page.known_since) {
    const now = page.workers.find(
      (each) => each.part === 'keyworker' && each.since <= page.on && (!each.until || each.until > page.on),
    )
    const since = `${now?.worker_name ?? 'One worker'} has been there for ${name} since ${day(page.known_since)}${
      page.days_known ? `, ${long(page.days_known)}` : ''
    }.`
    const before = page.workers_ever - 1
    return before === 0
      ? `${since} There was nobody else before.`
      : `${since} Before, ${others(before)} ${before === 1 ? 'was' : 'were'} ${name}’s worker.`
  }
  if (page.workers_ever === 0) return `Nobody has been ${name}’s worker yet.`
  return helped
    ? `Nobody is ${name}’s worker now. So far there ${page.workers_ever === 1 ? 'was 1 person' : `were ${page.workers_ever} people`}.`
    : `${name} is not being helped now. While help went on there ${page.workers_ever === 1 ? 'was 1 worker' : `were ${page.workers_ever} workers`}.`
}

/** The finding over many children, in one or two sentences. */
export function finding(of: Measured): string {
  if (of.children === 0) return 'No children are being helped here now, so there is nothing to count.'
  if (of.children === null) return 'Too few children are being helped here to show numbers without showing children.'
  const three = of.workers[3] ?? null
  const first =
    three === null
      ? `Of ${of.children} children who are being helped, some had three or more workers in the last 12 months; the number is left out because it is small.`
      : three === 0
        ? `None of the ${of.children} children who are being helped had three or more workers in the last 12 months.`
        : `${three} of ${of.children} children who are being helped (${share(three, of.children)} per cent) had three or more workers in the last 12 months.`
  if (of.days_median === null) return first
  return `${first} Half of the children have known their worker for ${long(Math.round(of.days_median))} or longer.`
}

/** Who of the staff stayed, in a sentence. */
export function stayed(of: Retained): string {
  const who = of.who === 'holders' ? 'people who can be a child’s keyworker' : 'people'
  if (of.turnover === null) return `Nobody was here as one of the ${who} in these 12 months.`
  const average = Number.isInteger(of.average) ? `${of.average}` : of.average.toFixed(1)
  if (of.left === 0) return `None of the ${who} left in these 12 months (${average} on average).`
  return `${of.left} of the ${who} left in these 12 months, of ${average} on average (${Math.round(100 * of.turnover)} per cent).`
}
