import type { CandidateRow, GiverRow } from '../../api/schema.gen'
import type { Urgency } from '../../ui/parts'

/** A number without needless noughts: 4, 5.5, 0.25. */
export const plain = (amount: number): string => String(Math.round(amount * 100) / 100)

const FULLNESS: Record<string, { is: Urgency; text: string }> = {
  over: { is: 'late', text: 'Over capacity' },
  full: { is: 'soon', text: 'Full' },
  room: { is: 'in-time', text: 'Room' },
}

/** How full a caseload is; nothing where there is no capacity of its own. */
export const fullness = (band: string | null): { is: Urgency; text: string } | null =>
  band ? (FULLNESS[band] ?? null) : null

const change = (row: CandidateRow | GiverRow): string =>
  `${plain(row.before.points)} to ${plain(row.after.points)} of ${plain(row.after.capacity)} points`

/** What a move does to both workers, in sentences. */
export function effect(taker: CandidateRow, giver: GiverRow | null): string[] {
  const short = taker.after.band === 'over' || taker.after.utilisation === null
  const over = short ? ', which is more than their capacity' : ''
  return [
    `${taker.name} would go from ${change(taker)}${over}.`,
    ...(giver ? [`${giver.name} would go from ${change(giver)}.`] : []),
  ]
}
