import type { PlanRow, RuleView } from '../../api/schema.gen'
import { daysBetween, today } from '../../ui/dates'
import type { Urgency } from '../../ui/parts'
import { words } from '../../ui/words'

const SOON_DAYS = 7

interface Doing {
  by_when: string | null
  done_on: string | null
}

export const titleOf = (plan: { plan_kind: string }): string => `${words(plan.plan_kind)} plan`

/** How urgent a day is: past, within a week, or later. */
export function urgency(by: string, now = today()): Urgency {
  const left = daysBetween(now, by)
  return left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'in-time'
}

export const openActions = <T extends Doing>(plan: { actions: T[] }): T[] =>
  plan.actions.filter((action) => !action.done_on)

export const lateActions = <T extends Doing>(plan: { actions: T[] }, now = today()): T[] =>
  openActions(plan).filter((action) => action.by_when !== null && action.by_when < now)

const MEETING_RULES: Record<string, string> = {
  child_protection: 'T13', child_in_need: 'T19', family_help: 'T22', early_help: 'T22E', pathway: 'T58',
} // prettier-ignore

/** The last day for the next meeting about a plan after one on this day, by the limit in force then; null without one. */
export function meetAgainBy(plan: { plan_kind: string }, held: string | null, rules: RuleView[]): string | null {
  const rule = rules.find((each) => each.code === MEETING_RULES[plan.plan_kind])
  const limit = rule?.limits.filter((each) => each.since <= (held ?? '')).at(-1)
  if (!held || !limit) return null
  const [year = 0, month = 0, date = 0] = held.split('-').map(Number)
  const on = (months: number, days: number) =>
    new Date(Date.UTC(year, month - 1 + months, days)).toISOString().slice(0, 10)
  if (limit.unit === 'weeks') return on(0, date + 7 * limit.amount)
  if (limit.unit === 'days') return on(0, date + limit.amount)
  // A month that is shorter ends on its last day. Bank holidays are the server's to know.
  if (limit.unit === 'months') return [on(limit.amount, date), on(limit.amount + 1, 0)].sort()[0] ?? null
  return null
}

/** "3 things are still to do, 1 of them late." */
export function doing(plan: { actions: Doing[] }, now = today()): string {
  const open = openActions(plan).length
  const late = lateActions(plan, now).length
  if (plan.actions.length === 0) return 'Nobody has been asked to do anything yet.'
  if (open === 0) return 'Everything that was agreed has been done.'
  return `${open === 1 ? '1 thing is' : `${open} things are`} still to do${late > 0 ? `, ${late} late` : ''}.`
}

/** What must change for the child, in one line, from all of their plans. */
export function answerOf(plans: PlanRow[]): string {
  const agreed = plans.filter((plan) => plan.state === 'agreed')
  if (agreed.length > 0) return agreed.map((plan) => `${titleOf(plan)}: ${doing(plan).toLowerCase()}`).join(' ')
  if (plans.some((plan) => plan.state === 'draft')) return 'A plan is being written. It holds once it is agreed.'
  return plans.length > 0 ? 'No plan holds now.' : 'There is no plan yet.'
}
