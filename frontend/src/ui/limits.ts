/** What each limit asks for, in words: what to do, for what reason the clock runs, and where it is done. */
interface RuleWords {
  what: string
  why: string
  /** The part of the child's record where it is done. */
  at: keyof typeof PAGE_OF
}

/** Where each part of a child's record is found. */
export const PAGE_OF = {
  visits: '/people/$id/visits',
  assessments: '/people/$id/assessments',
  plans: '/people/$id/plans',
  protection: '/people/$id/protection',
  care: '/people/$id/care',
  fgc: '/people/$id/fgc',
  overview: '/people/$id',
} as const

const RULES: Record<string, RuleWords> = {
  T3: { what: 'See the child for the assessment', why: 'the assessment began', at: 'visits' },
  T4: { what: 'Finish the assessment and share it', why: 'the referral came', at: 'assessments' },
  T6: { what: 'Hold the strategy discussion', why: 'the front door decided on one', at: 'protection' },
  T6F: { what: 'Meet again in person', why: 'the strategy discussion was by telephone', at: 'protection' },
  T8: { what: 'Hold the first child protection conference', why: 'the strategy discussion was held', at: 'protection' },
  T9: { what: 'Ask for a conference day', why: 'the enquiry found that one is needed', at: 'protection' },
  T12: { what: 'Hold the first core group', why: 'the child protection plan began', at: 'plans' },
  T13: { what: 'Hold the next core group', why: 'the last core group was held', at: 'plans' },
  T14: { what: 'Hold the first review conference', why: 'the child protection plan began', at: 'protection' },
  T15: { what: 'Hold the next review conference', why: 'the last review conference was held', at: 'protection' },
  T16: { what: 'See the child', why: 'they were last seen, or protection began', at: 'visits' },
  T17: { what: 'See the child alone', why: 'they were last seen with others there', at: 'visits' },
  T18: { what: 'Make the plan with the family', why: 'the assessment found what the child needs', at: 'plans' },
  T19: { what: 'Review the plan with the family', why: 'the plan began, or was last reviewed', at: 'plans' },
  T20: { what: 'See the child', why: 'they were last seen, or help began', at: 'visits' },
  T22: { what: 'Review the family help plan', why: 'the plan began, or was last reviewed', at: 'plans' },
  T22E: { what: 'Review the early help plan', why: 'the plan began, or was last reviewed', at: 'plans' },
  T23: { what: 'Make the care plan', why: 'the child came into our care', at: 'care' },
  T24: { what: 'Make the plan for this home', why: 'the child moved there', at: 'care' },
  T25: { what: 'Visit the child in their new home', why: 'the child moved there', at: 'visits' },
  T26: { what: 'Visit the child in their home', why: 'they were last seen there', at: 'visits' },
  T27: { what: 'Visit the child in their lasting home', why: 'they were last seen there', at: 'visits' },
  T27S: { what: 'Visit the child in their home', why: 'they were last seen there', at: 'visits' },
  T29: { what: 'Visit the child at home with their parents', why: 'they were last seen there', at: 'visits' },
  T29R: { what: 'Visit the child at home with their parents', why: 'they were last seen there', at: 'visits' },
  T30: { what: 'Visit the child where their stay is not settled yet', why: 'they were last seen there', at: 'visits' },
  T30R: { what: 'Visit the child where their stay is not settled yet', why: 'they were last seen there', at: 'visits' },
  T31: { what: 'Visit the child at home with their parents', why: 'they were last seen there', at: 'visits' },
  T33: { what: 'Hold the first review of their care', why: 'the child came into our care', at: 'care' },
  T34: { what: 'Hold the second review of their care', why: 'the first review was held', at: 'care' },
  T35: { what: 'Hold the next review of their care', why: 'the last review was held', at: 'care' },
  T37: { what: 'Agree where the child will grow up', why: 'the child came into our care', at: 'care' },
  T38: { what: 'First health assessment', why: 'the child came into our care', at: 'care' },
  T39: { what: 'Yearly health assessment', why: 'the last one was made', at: 'care' },
  T39U: { what: 'Half-yearly health assessment', why: 'the last one was made', at: 'care' },
  T40: { what: 'Begin the plan for school', why: 'the child came into our care', at: 'care' },
  T40R: { what: 'Review the plan for school', why: 'it was last looked at', at: 'care' },
  T42: { what: 'Decide on the carer’s approval', why: 'it was given for a time only', at: 'care' },
  T48: { what: 'Offer and hold the return interview', why: 'the young person came back', at: 'care' },
  T49: { what: 'Meet about going missing again', why: 'it was the third time in 30 days', at: 'protection' },
  T50: { what: 'End police protection, or ask the court', why: 'the police used their power', at: 'care' },
  T51: { what: 'Emergency order ends', why: 'the court made it', at: 'care' },
  T52: { what: 'Child assessment order ends', why: 'the court made it', at: 'care' },
  T54: { what: 'Finish the work before court', why: 'the family was told of it', at: 'overview' },
  T53: { what: 'Offer a family group conference', why: 'the family was told of work before court', at: 'fgc' },
  T56: { what: 'Talk with the family about their conference', why: 'it was asked for', at: 'fgc' },
  T56H: { what: 'Hold the family group conference', why: 'it was asked for', at: 'fgc' },
  T56R: { what: 'Look at the family’s plan with them again', why: 'they met', at: 'fgc' },
  T57: { what: 'Find out what they need to leave care well', why: 'they can count on help after care', at: 'care' },
  T58: { what: 'Review the pathway plan', why: 'it began, or was last reviewed', at: 'plans' },
  T63: { what: 'Talk about the child in group supervision', why: 'the pod last talked about them', at: 'overview' },
  T63S: { what: 'Talk about the child in group supervision', why: 'the team last talked about them', at: 'overview' },
  T60: { what: 'Be in touch', why: 'we were last in touch', at: 'care' },
} // prettier-ignore

export const CODES = Object.keys(RULES)

/** A limit in words; one that this page does not know yet goes by its number. */
export const ruleWords = (code: string): RuleWords =>
  RULES[code] ?? { what: code, why: 'its clock began', at: 'overview' }

const STANDINGS: Record<string, string> = {
  regulation: 'The law',
  statutory_guidance: 'Statutory guidance',
  good_practice: 'Good practice',
  local: 'Ours to set',
}
export const standing = (code: string): string => STANDINGS[code] ?? code

const UNITS: Record<string, [string, string]> = {
  hours: ['hour', 'hours'],
  working_days: ['working day', 'working days'],
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
}

/** "15 working days". */
export function amount(count: number, unit: string): string {
  const [one, many] = UNITS[unit] ?? [unit, unit]
  return `${count} ${count === 1 ? one : many}`
}
