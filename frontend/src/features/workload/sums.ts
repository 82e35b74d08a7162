import type { Capacity, ChildLoad, LoadReason, Ratio, WorkerLoad } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import type { Urgency } from '../../ui/parts'
import { FLAGS } from '../../ui/workloadWords'

/** A number without needless noughts: 4, 5.5, 0.25. */
export const plain = (amount: number): string => String(Math.round(amount * 100) / 100)

export const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`
export const children = (many: number): string => count(many, 'child', 'children')

export const hours = (fte: number): string => (fte === 1 ? 'full time' : 'part of a week')

/** The answer to "do I hold too much?", in one sentence. */
export function answer(load: WorkerLoad): string {
  const held = load.held === 0 ? 'You hold no children at present' : `You hold ${children(load.held)}`
  const room = load.capacity.points
  if (room <= 0) {
    return load.held === 0
      ? 'You hold no children, and your post has no caseload of its own.'
      : `You work beside others with ${children(load.held)}: ${plain(load.points)} points. Your post has no caseload of its own.`
  }
  const points = `${plain(load.points)} of ${plain(room)} points`
  if (load.band === 'over') return `${held}: ${points}, more than your capacity. Talk with your manager about it.`
  if (load.band === 'full') return `${held}: ${points}, close to the most you should hold.`
  return `${held}: ${points}, within your capacity.`
}

/** How full a caseload is, in words and as a state. */
export function fullness(load: { utilisation: number | null; band: string | null }): { is: Urgency; text: string } {
  if (load.utilisation === null) return { is: 'done', text: 'No caseload of their own' }
  const share = `${Math.round(load.utilisation * 100)}% of capacity`
  if (load.band === 'over') return { is: 'late', text: `Over: ${share}` }
  if (load.band === 'full') return { is: 'soon', text: `Full: ${share}` }
  return { is: 'in-time', text: `Room: ${share}` }
}

/** A measure with what it is made of. */
export function ratio(measure: Ratio, above: string, below: string): string {
  const made = `${plain(measure.numerator)} ${above} ÷ ${plain(measure.denominator)} ${below}`
  return measure.value === null ? `Cannot be said: ${made}` : `${made} = ${plain(measure.value)}`
}

/** A child's base points in words: 5, or 5 + 3 for an enquiry. */
export const base = (child: ChildLoad): string =>
  child.enquiry > 0 ? `${plain(child.base)} + ${plain(child.enquiry)} for a section 47 enquiry` : plain(child.base)

export const siblings = (child: ChildLoad): string =>
  child.sibling_factor === 1 ? 'In full' : `× ${plain(child.sibling_factor)}, with a brother or sister at home`

export const part = (child: ChildLoad): string =>
  child.share === 1 ? 'Keyworker' : `Co-worker, × ${plain(child.share)}`

/** Why a flag is up, and where that comes from. */
export function because(reason: LoadReason): string {
  const what = `${FLAGS[reason.flag] ?? reason.flag}: ${plain(reason.points)}`
  const from = [
    reason.count !== null && reason.flag === 'exploitation' && `missing ${reason.count} times in 90 days`,
    reason.count !== null && reason.flag === 'separated' && `${reason.count} homes`,
    reason.since && `${reason.noted_id ? 'noted' : 'recorded'} since ${day(reason.since)}`,
    reason.words,
  ].filter(Boolean)
  return from.length > 0 ? `${what} (${from.join('; ')})` : what
}

/** How the capacity is worked out, step by step. */
export function capacityRows(capacity: Capacity): [string, string][] {
  const week = capacity.full_week * capacity.fte * capacity.stage_factor
  const stage = capacity.first_year ? 'in the first year' : 'for the post'
  return [
    [
      'A full week',
      `${plain(capacity.full_week)} points × ${plain(capacity.fte)} for ${hours(capacity.fte)} × ${plain(capacity.stage_factor)} ${stage} = ${plain(week)}`,
    ],
    ['Less learning, supervision and the team', `${plain(capacity.stable)} points`],
    ['Less duties besides children', `${plain(capacity.duties)} points`],
    [
      'Capacity',
      capacity.points > 0 ? `${plain(capacity.points)} points` : 'None: whoever is in this post works beside others',
    ],
  ]
}
