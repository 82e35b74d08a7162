/** Words for the codes of supervision, going together and the workbook. Several codes mean something else elsewhere. */

type Words = Record<string, string>

export const PURPOSES: Words = {
  support: 'To stand by me', modelling: 'To show me how', shadowing: 'To watch and learn', observation: 'To see my practice',
} // prettier-ignore
export const DISCIPLINES: Words = {
  social_work: 'Social work', family_support: 'Family support',
  domestic_abuse_survivors: 'Domestic abuse: with those who were harmed',
  domestic_abuse_perpetrators: 'Domestic abuse: with those who harmed', substance_misuse: 'Alcohol and drugs',
  mental_health: 'Mental health', psychology: 'Psychology', probation: 'Probation', health: 'Health',
  education: 'School and nursery', youth_justice: 'Youth justice', police: 'Police', other: 'Others',
} // prettier-ignore
export const HELPED: Words = { yes: 'Yes', partly: 'Partly', no: 'No' }

export const say = (from: Words, code: string): string => from[code] ?? code.replaceAll('_', ' ')
export const options = (from: Words): { value: string; text: string }[] =>
  Object.entries(from).map(([value, text]) => ({ value, text }))
