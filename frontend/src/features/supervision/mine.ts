import type { MySupervision, PersonalRow } from '../../api/schema.gen'
import { day, moment } from '../../ui/dates'

/** Those of a worker's own: where they are supervised, and where they supervise. */
export const ofMine = (rows: PersonalRow[], me: string): PersonalRow[] => rows.filter((row) => row.supervisee_id === me)

export const nextOf = (rows: PersonalRow[]): PersonalRow | undefined =>
  rows
    .filter((row) => row.state === 'planned')
    .sort((one, other) => one.planned_for.localeCompare(other.planned_for))
    .at(0)

const lastOf = (rows: PersonalRow[]): string | null =>
  rows
    .map((row) => row.held_on)
    .filter((on): on is string => on !== null)
    .sort()
    .at(-1) ?? null

/** The first line: when is my next supervision, and when was the last? */
export function answer(page: MySupervision, me: string): string {
  const own = ofMine(page.personals, me)
  const next = nextOf(own)
  const last = lastOf(own)
  const ahead = next ? `Your next supervision is on ${moment(next.planned_for)}.` : 'No supervision is planned for you.'
  return `${ahead} ${last ? `The last was on ${day(last)}.` : 'None has been held yet.'}`
}

/** How a group was for those who came. */
export function worth(row: { came: number; answered: number; helped: number }): string {
  const came = row.came === 1 ? '1 came' : `${row.came} came`
  return row.answered === 0
    ? `${came}, nobody has said yet what it was worth.`
    : `${came}. It helped ${row.helped} of the ${row.answered} who answered to think.`
}
