/** Plain words for the codes of care. The same code means different things in different lists, so each list is its own. */

type List = Readonly<Record<string, string>>

export const LEGAL: List = {
  V2: 'by agreement (section 20)', V3: 'a short break', V4: 'an agreement about short breaks', C1: 'an interim care order',
  C2: 'a full care order', E1: 'a placement order', D1: 'a freeing order', L1: 'police protection',
  L2: 'an emergency protection order', L3: 'a child assessment order', J1: 'a remand', J2: 'police detention',
  J3: 'a youth rehabilitation order',
} // prettier-ignore

export const HOME: List = {
  U6: 'Foster home', U4: 'Foster home, for the long term', U5: 'Foster home that may adopt',
  U3: 'Fostered by family or friends', U1: 'Fostered by family or friends, for the long term',
  U2: 'Fostered by family or friends who may adopt', P1: 'With parents', K2: 'Children’s home',
  K3: 'Supported accommodation', K1: 'Secure children’s home', S1: 'Residential school',
  R1: 'Care home', R2: 'Hospital', R3: 'Family centre, or mother and baby home', R5: 'Custody', P3: 'Lives where they work',
  A3: 'With adopters who were their carers, parents agree', A4: 'With new adopters, parents agree',
  A5: 'With adopters who were their carers, by order', A6: 'With new adopters, by order',
  T1: 'In hospital for a while', T2: 'On holiday', T3: 'Elsewhere while the carer is away', T4: 'Elsewhere for a week or less',
  T0: 'Elsewhere for a while', Z11: 'Another home (kind 1)', Z12: 'Another home (kind 2)',
  Z13: 'Another home (kind 3)', Z14: 'Another home (kind 4)',
} // prettier-ignore

export const PROVIDER: List = {
  PR1: 'Our authority', PR2: 'Another authority', PR3: 'Health or another public body', PR4: 'A private provider',
  PR5: 'A charity', PR0: 'The parents',
} // prettier-ignore

export const NEW: List = {
  P: 'Home and carers', T: 'Home, with the same carers', L: 'The legal status only',
  B: 'Legal status, home and carers', U: 'Legal status and home, with the same carers', S: 'Began to be looked after',
} // prettier-ignore

export const MOVED: List = {
  CARPL: 'It is part of the care plan', CHILD: 'The child asked', CREQO: 'The carers asked',
  CREQB: 'The carers found it too hard', CLOSE: 'The carers stopped, or the home closed', ALLEG: 'Somebody said the child was harmed there',
  STAND: 'The home was not good enough', APPRR: 'The carers are no longer approved', LAREQ: 'An authority asked',
  PLACE: 'The provider changed', CUSTOD: 'Custody', OTHER: 'Another reason',
} // prettier-ignore

export const ENDED: List = {
  X1: 'Something changed', E4A: 'Home to parents or relatives, as planned', E4B: 'Home to parents or relatives, unplanned',
  E13: 'Left to live with somebody without parental responsibility', E41: 'Child arrangements order',
  E45: 'Special guardianship: family or friends who fostered them', E46: 'Special guardianship: other foster carers',
  E47: 'Special guardianship: other family or friends', E48: 'Special guardianship: somebody else',
  E11: 'Adopted, nobody opposed it', E12: 'Adopted, the court went without consent', E17: 'Turned 18 and stayed with the carers',
  E5: 'A place of their own, with support', E6: 'A place of their own, without support', E7: 'Adult social care home',
  E9: 'Custody', E14: 'The remand ended', E15: 'Found to be 18 or older', E16: 'Moved abroad',
  E3: 'Another authority took over', E2: 'Died', E8: 'Another reason',
} // prettier-ignore

export const PARENTS_BASIS: List = {
  care_order: 'A care order', interim_order: 'An interim care order', reg_19: 'It began before the assessment was complete',
} // prettier-ignore

export const TOOK_PART: List = {
  PN1: 'Came and spoke', PN2: 'Came, and somebody spoke for them', PN3: 'Came, and showed what they think without speech',
  PN4: 'Came and said nothing', PN5: 'Did not come, and somebody spoke for them',
  PN6: 'Did not come, and sent what they think', PN7: 'Did not come, and we do not know what they think', PN0: 'Under four',
} // prettier-ignore

export const ORDER: List = {
  interim_care: 'Interim care order', care: 'Care order', placement: 'Placement order',
  special_guardianship: 'Special guardianship order', child_arrangements: 'Child arrangements order',
  supervision: 'Supervision order', police_protection: 'Police protection',
  emergency_protection: 'Emergency protection order', child_assessment: 'Child assessment order',
  secure_accommodation: 'Secure accommodation order', deprivation_of_liberty: 'Deprivation of liberty order',
  wardship: 'Ward of court', conviction: 'Found guilty of an offence, or cautioned', other: 'Another order',
} // prettier-ignore

export const MISSING: List = {
  M: 'Missing: nobody knows where they are',
  A: 'Away without being allowed: we know where',
}

export const WAS_MISSING: List = { M: 'Missing: nobody knew where they were', A: 'Away without being allowed' }

export const HEALTH: List = {
  initial_assessment: 'First health assessment', review_assessment: 'Health assessment', dental: 'Dentist',
  immunisations: 'Vaccinations up to date', sdq: 'Strengths and difficulties questionnaire',
  development: 'Growth and development check (under five)', substance_misuse: 'Harm from alcohol or drugs was found',
  substance_help: 'Help with alcohol or drugs',
} // prettier-ignore

export const EDUCATION: List = {
  pep_initiated: 'Personal education plan begun',
  pep_review: 'Personal education plan looked at',
}

export const PLAN: List = {
  care_plan: 'Care plan', placement_plan: 'Plan for this home', permanence: 'Where to grow up',
  pathway_needs_assessment: 'What they need for leaving care',
} // prettier-ignore

export const GROW_UP: List = {
  remain_supported: 'At home, with support', return_1_month: 'Home within a month', return_6_months: 'Home within six months',
  return_eventually: 'Home one day', kin_long_term: 'With family or friends', foster_to_18: 'With foster carers until 18',
  residential_to_independence: 'Children’s home until their own place', supported_living: 'Supported living',
  adoption: 'Adoption', other: 'Another plan',
} // prettier-ignore

export const STAY: List = {
  parents: 'With parents', kin_informal: 'With family or godparents', friends: 'With friends', hub: 'At the hub',
  hospital: 'In hospital', custody: 'In custody', own_home: 'A place of their own', other: 'Somewhere else',
} // prettier-ignore

export const IN_TOUCH: List = {
  YES: 'Yes', NO: 'No', REFU: 'They do not want us to be', NREQ: 'They need no help any more',
  RHOM: 'They have lived at home for six months', DIED: 'They have died',
} // prettier-ignore

export const DOES: List = {
  F1: 'University, full time', P1: 'University, part time', F2: 'Other education, full time',
  P2: 'Other education, part time', F4: 'Apprenticeship, full time', P4: 'Apprenticeship, part time',
  F5: 'Work or training, full time', P5: 'Work or training, part time', G4: 'Neither, because of illness or disability',
  G6: 'Neither, expecting or bringing up a child', G5: 'Neither, for another reason', '0': 'Not known',
} // prettier-ignore

const LIVES: List = {
  B: 'With parents or relatives', Z: 'With their former foster carers', U: 'A place of their own',
  D: 'Semi-independent, with support', E: 'Supported lodgings', T: 'Foyer or similar', K: 'Ordinary lodgings',
  C: 'Care home or hospital', V: 'Emergency place', W: 'Bed and breakfast', G: 'Abroad', H: 'Deported', Y: 'Somewhere else',
  R: 'Not known',
} // prettier-ignore

export const ACCOMMODATION: List = {
  ...Object.fromEntries(
    Object.entries(LIVES).flatMap(([letter, text]) => [
      [`${letter}1`, `${text}, and it suits them`],
      [`${letter}2`, `${text}, and it does not suit them`],
    ]),
  ),
  S2: 'No fixed home',
  X2: 'Custody',
  '0': 'Not known',
}

export const CATEGORY: List = {
  eligible: 'Looked after and 16 or 17, for thirteen weeks or more: has a pathway plan and a personal adviser (eligible)',
  relevant: 'Left care at 16 or 17, after thirteen weeks or more: has a pathway plan and a personal adviser (relevant)',
  former_relevant: 'Grown up, and was in care for thirteen weeks or more: may have a personal adviser until 25 (former relevant)',
  qualifying: 'Was in care at 16 or 17 for less than thirteen weeks: may ask for advice and help (qualifying)',
} // prettier-ignore

export const VISITS: List = {
  ordinary: 'In the first week of each new home, then at least every 6 weeks',
  meant_to_last: 'In the first week, then every 6 weeks; after a year every 3 months',
  weekly: 'Every week until the first review', six_weekly: 'At least every 6 weeks since the first review',
  four_weekly: 'At least every 4 weeks since the first review',
  parent_on_order: 'In the first week of the order, then at least every 6 weeks',
  short_break: 'As the short-break plan says',
} // prettier-ignore

/** The words of a list for a code. */
export const say = (list: List, code: string | null | undefined): string =>
  code ? (list[code] ?? 'Not known') : 'Not known'

/** Under what law, as part of a sentence. */
export const under = (status: string): string =>
  status === 'V2' ? 'by agreement (section 20)' : `under ${say(LEGAL, status)}`

/** Options for a choice from a list, in its order; `without` are left out. */
export const options = (list: List, without: readonly string[] = []): { value: string; text: string }[] =>
  Object.entries(list)
    .filter(([value]) => !without.includes(value))
    .map(([value, text]) => ({ value, text: text.charAt(0).toUpperCase() + text.slice(1) }))

export const STEP: List = {
  had_before: 'Was there a home for good before?', to_be_placed: 'Decided: should be placed for adoption',
  matched: 'Matched with the people who will adopt them', not_to_be_placed: 'Decided: should not be placed for adoption',
} // prettier-ignore

export const BEFORE: List = {
  Z1: 'No, there was none', P1: 'Yes, by adoption', P2: 'Yes, by special guardianship',
  P3: 'Yes, by a child arrangements or residence order', P4: 'Yes, but nobody knows by what',
} // prettier-ignore

export const NOT_PLACED: List = {
  RD1: 'What the child needs has changed', RD2: 'The court made no placement order', RD3: 'Nobody was found to adopt them',
  RD4: 'Another reason',
} // prettier-ignore

export const ADOPTERS: List = {
  MF: 'A woman and a man', FF: 'Two women', MM: 'Two men', F1: 'One woman', M1: 'One man',
} // prettier-ignore

export const BOUND: List = {
  L0: 'Single', L11: 'Married, a woman and a man', L12: 'Married, of the same sex', L2: 'In a civil partnership',
  L3: 'Not married, a woman and a man', L4: 'Of the same sex, neither married nor partners',
} // prettier-ignore
