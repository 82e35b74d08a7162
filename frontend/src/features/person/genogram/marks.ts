import type { Line, Point } from './lines'

export const path = (points: Point[]): string =>
  points.map((point, place) => `${place === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`).join('')
const round = (value: number) => Math.round(value * 10) / 10

/** How each kind of line is drawn and what it says, in the order of the legend. */
export const LINES: Record<Line['kind'], { dash?: string; beside?: string; text: string }> = {
  married: { text: 'Married' },
  partners: { dash: '8 4', text: 'Partners' },
  separated: { text: 'Married, separated (one stroke)' },
  parted: { dash: '8 4', text: 'Partners once (one stroke)' },
  divorced: { text: 'Divorced (two strokes)' },
  parents: { dash: '2 3', text: 'Parents of a child; more is not recorded' },
  slash: { text: '' },
  birth: { text: 'Child by birth' },
  adopted: { dash: '6 4', beside: 'solid', text: 'Adopted' },
  fostered: { dash: '1 4', text: 'Fostered' },
  step: { dash: '10 3 2 3', text: 'Step-parent' },
  siblings: { dash: '2 3', text: 'Brothers and sisters; the parents are not recorded' },
}

/** The outline of a mark around its middle. Sex by shape, never by colour; a child not yet born is a triangle. */
export function markPath(sex: 'M' | 'F' | 'U', unborn: boolean, size: number): string {
  const half = size / 2
  if (unborn) return `M0 ${-half}L${half} ${half}L${-half} ${half}Z`
  if (sex === 'M') return `M${-half} ${-half}H${half}V${half}H${-half}Z`
  if (sex === 'F') return `M${-half} 0a${half} ${half} 0 1 0 ${size} 0a${half} ${half} 0 1 0 ${-size} 0Z`
  return `M0 ${-half}L${half} 0L0 ${half}L${-half} 0Z`
}
