import type { RiskRow } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import type { Urgency } from '../../ui/parts'
import { LEVELS, listed, RISKS, say } from '../../ui/protectionWords'

const ORDER = Object.keys(LEVELS)

/** How the level came to be what it is: in words, never an arrow. */
export function trend(row: RiskRow): string {
  const [now, before] = row.history
  if (!now) return ''
  if (!before) return `since ${day(now.since)}, the first time it was judged`
  const step = ORDER.indexOf(now.level) - ORDER.indexOf(before.level)
  const was = `it was ${say(LEVELS, before.level).toLowerCase()}`
  if (step === 0) return `judged again on ${day(now.since)}, no change`
  return `${step > 0 ? 'gone up' : 'gone down'} on ${day(now.since)}: ${was}`
}

/** Green would say that a risk is well: it is for nothing here. */
export const urgency = (level: string): Urgency =>
  level === 'very_high' || level === 'high' ? 'late' : level === 'some' ? 'soon' : 'done'

/** The answer to "is this child at risk outside the home?" */
export function answer(rows: RiskRow[], name: string): string {
  const at = (levels: string[]) =>
    rows
      .filter((row) => levels.includes(row.history[0]?.level ?? ''))
      .map((row) => say(RISKS, row.domain).toLowerCase())
  const great = at(['high', 'very_high'])
  if (great.length > 0) return `Yes: the risk to ${name} outside the home is high. It is about ${listed(great)}.`
  const some = at(['some'])
  if (some.length > 0) return `Some: ${name} is at some risk outside the home. It is about ${listed(some)}.`
  if (rows.length > 0) return `Low, as far as we have judged it, for ${name}.`
  return `Nobody has judged the risks to ${name} outside the home yet.`
}
