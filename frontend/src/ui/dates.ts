const LONDON = 'Europe/London'
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: LONDON })
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: LONDON,
}) // prettier-ignore
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: LONDON })
const ISO = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: LONDON })

/** A day ("2026-03-02") or moment as "2 Mar 2026", in London. */
export function day(text: string | null | undefined): string {
  if (!text) return 'Not known'
  return DAY.format(new Date(text.length === 10 ? `${text}T12:00:00Z` : text))
}

/** A moment as "2 Mar 2026, 14:30", in London. */
export const moment = (text: string | null | undefined): string => (text ? MOMENT.format(new Date(text)) : 'Not known')

export const clock = (date: Date): string => CLOCK.format(date)

/** Today in London, as "2026-03-02". */
export const today = (now = new Date()): string => ISO.format(now)

/** Whole days from one day to another; negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T12:00:00Z`) - Date.parse(`${from.slice(0, 10)}T12:00:00Z`)) / 86_400_000,
  )
}

/** "today", "yesterday", "12 days ago", "in 3 days". */
export function distance(text: string, now = today()): string {
  const days = daysBetween(text.length === 10 ? text : today(new Date(text)), now)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days === -1) return 'tomorrow'
  return days > 0 ? `${days} days ago` : `in ${-days} days`
}

/** "7 years", "5 months" under two years, "due 3 May 2026" for an unborn child. */
export function age(born: string | null, due: string | null = null, on = today()): string {
  if (!born) return due ? `Not born yet, due ${day(due)}` : 'Age not known'
  const [by = 0, bm = 0, bd = 0] = born.split('-').map(Number)
  const [y = 0, m = 0, d = 0] = on.split('-').map(Number)
  const months = (y - by) * 12 + m - bm - (d < bd ? 1 : 0)
  const count = (many: number, unit: string) => `${many} ${unit}${many === 1 ? '' : 's'}`
  if (months < 1) return count(Math.max(0, daysBetween(born, on)), 'day')
  return months < 24 ? count(months, 'month') : count(Math.floor(months / 12), 'year')
}

/** The moment of a day and time typed in London, with its zone, for the API; null where there is no such time. */
export function londonMoment(date: string, time: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{1,2}:\d{2}$/.test(time)) return null
  const padded = time.padStart(5, '0')
  for (const offset of ['+00:00', '+01:00']) {
    const candidate = new Date(`${date}T${padded}:00${offset}`)
    if (!Number.isNaN(candidate.getTime()) && today(candidate) === date && clock(candidate) === padded) {
      return `${date}T${padded}:00${offset}`
    }
  }
  return null
}

/** A typed or pasted day ("2/3/2026", "2 3 26", "2026-03-02") as three parts. */
export function readDay(text: string): { day: string; month: string; year: string } | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text)
  if (iso) return { day: iso[3] ?? '', month: iso[2] ?? '', year: iso[1] ?? '' }
  const uk = /^\s*(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})\s*$/.exec(text)
  return uk ? { day: uk[1] ?? '', month: uk[2] ?? '', year: uk[3] ?? '' } : null
}

/** Three parts as "YYYY-MM-DD"; null when all are empty, "" when there is no such day. */
export function joinDay(parts: { day: string; month: string; year: string }): string | null {
  const { day: d, month: m, year: y } = parts
  if (!d && !m && !y) return null
  const text = `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const real = new Date(`${text}T00:00:00Z`)
  return y.length === 4 && !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text) ? text : ''
}
