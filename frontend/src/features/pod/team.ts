import type { BreachView, Composition, PostRow, RoleRuleView, RuleNow, SecondmentOutcome } from '../../api/schema.gen'
import { day } from '../../ui/dates'

/** The numbers of a rule: what the kinds of team and a team's own page both show. */
type Numbers = Pick<RoleRuleView, 'fte_least' | 'fte_most' | 'heads_least'>

const SMALL = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** Full-time weeks as they are said: 1.0, 0.4, 0.25. */
export function weeks(amount: number): string {
  const short = amount.toFixed(1)
  return Math.abs(Number(short) - amount) < 0.005 ? short : amount.toFixed(2)
}

/** The answer to the page's question: whether the team is as its kind asks. */
export function headline(breaches: Pick<BreachView, 'fault'>[]): string {
  if (breaches.length === 0) return 'The team is as it should be.'
  const count = SMALL[breaches.length] ?? String(breaches.length)
  const [thing, is] = breaches.length === 1 ? ['thing', 'is'] : ['things', 'are']
  if (breaches.every((each) => each.fault !== 'too_much')) return `${count} ${thing} ${is} missing.`
  if (breaches.every((each) => each.fault === 'too_much'))
    return `${count} ${thing} ${is} above what this kind of team has.`
  return `${count} ${thing} ${is} not as this kind of team asks.`
}

/** What a rule asks for, in words. */
export function asked(rule: Numbers): string {
  const { fte_least: least, fte_most: most, heads_least: people } = rule
  const parts: string[] = []
  if (least !== null && least === most) parts.push(`Exactly ${weeks(least)} full-time`)
  else {
    if (least !== null) parts.push(`At least ${weeks(least)} full-time`)
    if (most !== null) parts.push(`${parts.length > 0 ? 'at most' : 'Up to'} ${weeks(most)} full-time`)
  }
  if (people !== null)
    parts.push(`${parts.length > 0 ? 'at' : 'At'} least ${people === 1 ? '1 person' : `${people} people`}`)
  return parts.join(', ') || 'No number is given'
}

/** What is there, in words. */
export function found(rule: Pick<RuleNow, 'there' | 'people'>): string {
  if (rule.people === 0) return 'Nobody'
  return `${weeks(rule.there)} full-time, ${rule.people === 1 ? '1 person' : `${rule.people} people`}`
}

/** How much of the team's posts is vacant; nothing to say of a team without posts. */
export function vacancies(posts: Pick<PostRow, 'fte' | 'vacant'>[]): string | null {
  if (posts.length === 0) return null
  const vacant = posts.filter((post) => post.vacant > 0)
  if (vacant.length === 0) return 'No post is vacant.'
  const sum = (of: number[]) => weeks(of.reduce((all, each) => all + each, 0))
  const share = `${sum(vacant.map((each) => each.vacant))} of ${sum(posts.map((each) => each.fte))} full-time`
  return `${vacant.length === 1 ? '1 post is' : `${vacant.length} posts are`} vacant, in whole or in part: ${share}.`
}

/** Between which days something was so; `first` is the first day that is looked at. */
export function spell(since: string, until: string | null, first: string): string {
  const from = since <= first ? `${day(first)} or before` : day(since)
  return until ? `From ${from} until ${day(until)}` : `Since ${from}`
}

/** A share of a week as it was typed: "1", "0.5", "0,5" or "50%". Nothing when it is none. */
export function share(text: string): number | null {
  const plain = text.trim().replace(',', '.')
  const percent = /^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(plain)
  const value = percent ? Number(percent[1]) / 100 : /^\d*\.?\d+$/.test(plain) ? Number(plain) : Number.NaN
  return value > 0 && value <= 1 ? value : null
}

/** A breach in three words, beside the rule that it is of. */
export function brief({ fault, there, should }: Pick<BreachView, 'fault' | 'there' | 'should'>): string {
  if (fault === 'nobody_leads') return 'Nobody leads'
  if (fault === 'too_few_people') return `${should - there} missing`
  return fault === 'too_much' ? `${weeks(there - should)} too much` : `${weeks(should - there)} missing`
}

/** The breach of a role, if there is one: its line says what would mend it. */
export const breachesOf = (team: Composition, role: string): BreachView[] =>
  team.breaches.filter((each) => each.role === role)

/** What came of a secondment. */
export const OUTCOMES: Record<SecondmentOutcome, string> = {
  returned: 'Went back',
  extended: 'Stays longer',
  permanent: 'Stays for good',
}
