/** Words for the codes of strategy discussions, conferences and risks outside the home. Several codes mean something else elsewhere. */

type Words = Record<string, string>

export const DECISIONS: Words = {
  section_47_joint: 'Enquire together with the police (section 47)',
  section_47_single: 'Enquire, social care alone (section 47)',
  assessment: 'An assessment, no section 47 enquiry',
  no_further_action: 'No further action',
}
export const OUTCOMES: Words = {
  not_substantiated: 'The worry was not borne out',
  substantiated_no_continuing_risk: 'It was borne out, and the child is safe now',
  substantiated_continuing_risk: 'It was borne out, and the child may still be harmed',
}
export const MODES: Words = { in_person: 'In person', remote: 'By video', telephone: 'By telephone' }
export const AGENCIES: Words = {
  social_care: 'Social care', police: 'Police', health: 'Health', education: 'School or nursery', housing: 'Housing',
  youth_justice: 'Youth justice', probation: 'Probation', legal: 'Legal advice', other: 'Somebody else',
} // prettier-ignore
export const ENQUIRY_STATES: Words = {
  discussed: 'Discussed', enquiring: 'We are enquiring', ended: 'Enquiry ended', stopped: 'Enquiry stopped',
} // prettier-ignore
export const CONFERENCE_KINDS: Words = {
  initial: 'Initial conference', review: 'Review conference', transfer_in: 'Conference for a child who moved here',
  pre_birth: 'Conference before a birth',
} // prettier-ignore
export const CONFERENCE_STATES: Words = { booked: 'Booked', held: 'Held', cancelled: 'Called off' }
export const CONFERENCE_DECISIONS: Words = {
  plan: 'A child protection plan begins', no_plan: 'No child protection plan', continues: 'The plan goes on',
  ends: 'The plan ends',
} // prettier-ignore
export const ATTENDEES: Words = {
  family: 'Family', advocate: 'Advocate', social_care: 'Social care', health: 'Health', education: 'School or nursery',
  police: 'Police', other: 'Another agency',
} // prettier-ignore
export const CATEGORIES: Words = {
  NEG: 'neglect', PHY: 'physical harm', SAB: 'sexual harm', EMO: 'emotional harm',
} // prettier-ignore
export const RISKS: Words = {
  exploitation_sexual: 'Sexual exploitation', exploitation_criminal: 'Criminal exploitation', gangs: 'Gangs',
  county_lines: 'County lines', missing: 'Going missing', online: 'Online', radicalisation: 'Being drawn into extremism',
  harm_from_peers: 'Harm from other young people', place: 'An unsafe place',
} // prettier-ignore
export const LEVELS: Words = { low: 'Low', some: 'Some', high: 'High', very_high: 'Very high' }
export const CONNECTIONS: Words = {
  friend: 'Friend', peer_group: 'Group of friends', place: 'Place', person_of_concern: 'Person we worry about',
  school: 'School', youth_worker: 'Youth worker',
} // prettier-ignore
export const EFFECTS: Words = { harm: 'Brings harm', safety: 'Brings safety', both: 'Brings both' }
export const CONFIDENCES: Words = { known: 'We know', likely: 'Likely', possible: 'Possible' }

export const say = (words: Words, code: string | null | undefined): string => (code && words[code]) || 'Not known'

export const options = (words: Words): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** "neglect and emotional harm". */
export const listed = (parts: string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
