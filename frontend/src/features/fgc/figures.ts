import type { FgcMeasure, FgcMeasures, FgcShare } from '../../api/schema.gen'
import { LEFT_OUT, NOT_OFFERED, ENDINGS } from '../../ui/fgcWords'

/** What each measure says, as a row and in a sentence. */
export const MEASURES: Record<string, { code: string; what: string; of: string }> = {
  M8_offered: { code: 'M8', what: 'Families who were offered a conference', of: 'families in this stage' },
  M8_accepted: { code: 'M8', what: 'Families who said yes', of: 'families who were offered one' },
  M8_held: { code: 'M8', what: 'Families whose conference was held', of: 'families who said yes' },
  M9: { code: 'M9', what: 'Did not come into care in six months', of: 'children at risk whose family met' },
  M10_a: { code: 'M10', what: 'Did not come into care in twelve months', of: 'children at risk whose family met' },
  M10_b: { code: 'M10', what: 'Were still out of care at twelve months', of: 'children who were at six' },
  M11: {
    code: 'M11',
    what: 'Were in care twelve months after the letter before proceedings',
    of: 'children referred before court, whether their family met or not',
  },
  came_home: { code: 'S80', what: 'Are at home now', of: 'children in care whose family met about their coming home' },
}

/** A share in words: "42 of 50 (84%)", or that it is too small to show. */
export function share(of: FgcShare): string {
  if (of.denominator === null) return 'Fewer than 5 children: not shown'
  if (of.numerator === null) return `Of ${String(of.denominator)}: one part is below 5, so it is not shown`
  return `${String(of.numerator)} of ${String(of.denominator)} (${String(of.percent ?? 0)}%)`
}

/** Who is not in it, and why. */
export function leftOut(of: FgcMeasure): string {
  return of.left_out
    .map((each) => `${each.count === null ? 'fewer than 5' : String(each.count)} ${LEFT_OUT[each.why] ?? each.why}`)
    .join('; ')
}

/** The finding, in a sentence. */
export function finding(page: FgcMeasures): string {
  const of = (code: string) => page.measures.find((each) => each.code === code)?.share
  const six = of('M9')
  const still = of('M10_b')
  if (!six || six.numerator === null || six.denominator === null)
    return 'Too few children have been followed for six months to say what conferences came to.'
  const first = `Of ${String(six.denominator)} children at risk whose family met, ${String(six.numerator)} did not come into care in the next six months (${String(six.percent ?? 0)}%).`
  if (!still || still.numerator === null || still.denominator === null) return first
  const all = still.numerator === still.denominator
  return `${first} Of those who can be followed for twelve, ${all ? `all ${String(still.denominator)}` : `${String(still.numerator)} of ${String(still.denominator)}`} were still out of care.`
}

export const whyNot = (why: string): string => NOT_OFFERED[why] ?? ENDINGS[why] ?? why

const cell = (value: string | number | null): string => {
  const text = value === null ? 'not shown' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The figures as lines of comma-separated values, with the day that they are of. */
export function csv(page: FgcMeasures): string {
  const head = ['as_of', 'use', 'measure', 'what', 'of', 'numerator', 'denominator', 'percent', 'left_out']
  const rows = page.measures.map((each) => {
    const known = MEASURES[each.code]
    return [
      page.as_of, page.use ?? 'all', known?.code ?? each.code, known?.what ?? '', known?.of ?? '', each.share.numerator,
      each.share.denominator, each.share.percent, leftOut(each),
    ] // prettier-ignore
  })
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}
