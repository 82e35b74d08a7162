import { newId } from '../../api/ids'
import type { KindView, RoleRuleIn, RuleSetView } from '../../api/schema.gen'

/** One role's rule as it is typed. */
export interface Typed {
  id: string
  role: string
  least: string
  most: string
  people: string
  leads: boolean
  holds: boolean
  source: string
}

/** The rules in force on a day; before the first set, the first. */
export function inForce(kind: Pick<KindView, 'sets'>, on: string): RuleSetView | undefined {
  return kind.sets.filter((each) => each.since <= on).at(-1) ?? kind.sets[0]
}

/** Rules that begin later, the next first. */
export const coming = (kind: Pick<KindView, 'sets'>, on: string): RuleSetView[] =>
  kind.sets.filter((each) => each.since > on)

const text = (value: number | null) => (value === null ? '' : String(value))

/** The rules as a form begins with them. */
export const typed = (set: RuleSetView | undefined): Typed[] =>
  (set?.rules ?? []).map((rule) => ({
    id: newId(),
    role: rule.role,
    least: text(rule.fte_least),
    most: text(rule.fte_most),
    people: text(rule.heads_least),
    leads: rule.leads,
    holds: rule.holds,
    source: rule.source,
  }))

export const blank = (): Typed => ({
  id: newId(),
  role: '',
  least: '',
  most: '',
  people: '',
  leads: false,
  holds: false,
  source: '',
})

function number(value: string, whole: boolean): number | null | undefined {
  const plain = value.trim().replace(',', '.')
  if (!plain) return null
  return (whole ? /^\d{1,3}$/ : /^\d{1,3}(\.\d{1,2})?$/).test(plain) ? Number(plain) : undefined
}

/** What is sent, and what is missing or cannot be, by its field. An empty number is none, never nought. */
export function rulesOf(rows: Typed[]): { rules: RoleRuleIn[]; missing: Record<string, string> } {
  const missing: Record<string, string> = {}
  if (rows.length === 0) missing['/rules'] = 'Name at least one role'
  const rules = rows.map((row, place) => {
    const least = number(row.least, false)
    const most = number(row.most, false)
    const people = number(row.people, true)
    const at = `/rules/${place}`
    if (!row.role) missing[`${at}/role`] = 'Choose a role'
    if (least === undefined) missing[`${at}/fte_least`] = 'Enter full-time weeks such as 1.0, or nothing'
    if (most === undefined) missing[`${at}/fte_most`] = 'Enter full-time weeks such as 5.0, or nothing'
    if (people === undefined) missing[`${at}/heads_least`] = 'Enter a number of people, or nothing'
    if (!row.source.trim()) missing[`${at}/source`] = 'Say where this is written down'
    return {
      id: row.id,
      role: row.role as RoleRuleIn['role'],
      fte_least: least ?? null,
      fte_most: most ?? null,
      heads_least: people ?? null,
      leads: row.leads,
      holds: row.holds,
      source: row.source,
    }
  })
  return { rules, missing }
}
