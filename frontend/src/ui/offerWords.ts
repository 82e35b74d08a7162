/** Words for services, whether they fit, and referrals to them. */

export const NEEDS: Record<string, string> = {
  parenting: 'Everyday parenting',
  before_birth: 'Getting ready for a baby',
  family_relationships: 'Getting on at home',
  family_network: 'People around the family',
  loneliness: 'Being alone a lot',
  safety_at_home: 'Being safe at home',
  changing_harmful_behaviour: 'Stopping hurting somebody',
  alcohol_drugs: 'Alcohol or drugs',
  adult_mental_health: 'A parent’s mental health',
  child_mental_health: 'The child’s mental health',
  loss: 'Loss and grief',
  housing: 'A settled home',
  money: 'Money, food and heating',
  immigration: 'The right to stay',
  disability: 'Disability or illness',
  learning: 'School and learning',
  young_carer: 'A child who cares for somebody',
  offending: 'Trouble with the police',
  exploitation: 'Being used by others',
  alone_in_country: 'Being here without family',
}
export const NEED_CHOICES = Object.entries(NEEDS).map(([value, text]) => ({ value, text }))
export const WEEKDAYS: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
/** What becomes of an entry that another directory lists. */
export const FEED_KINDS: Record<string, string> = {
  new: 'New here',
  changed: 'Changed there',
  back: 'Listed again',
  gone: 'Listed no longer: it is paused here',
  refused: 'Not taken in',
}
/** The fields of an entry, where two directories say different things of it. */
export const OFFER_FIELDS: Record<string, string> = {
  name: 'Name',
  organisation: 'Given by',
  summary: 'What it is',
  purpose: 'What it is for',
  needs: 'Helps with',
  who_for: 'For',
  age_from: 'From age',
  age_to: 'To age',
  areas: 'Postcode districts',
  languages: 'Languages',
  cost: 'Cost',
  email: 'Email',
  phone: 'Telephone',
  website: 'Website',
  route: 'How people come to it',
  how_to_refer: 'How to refer',
  locations: 'Places',
  times: 'Hours',
}
export const WHO_FOR: Record<string, string> = { child: 'A child', parent: 'A parent', family: 'The family' }
export const FITS: Record<string, string> = { fits: 'Fits', may_fit: 'May fit', does_not_fit: 'Does not fit' }
export const OFFER_STATES: Record<string, string> = {
  draft: 'Draft',
  open: 'Open',
  paused: 'Paused',
  ended: 'Ended',
}
export const ROUTES: Record<string, string> = {
  kith: 'Here, in Kith',
  email: 'By email',
  phone: 'By telephone',
  court: 'Through the court',
  self: 'People ask themselves',
}
export const UPTAKE_STATES: Record<string, string> = {
  asked: 'Asked, no answer yet',
  accepted: 'Accepted',
  waiting: 'On a waiting list',
  declined: 'Declined',
  started: 'Begun',
  ended: 'Ended',
  withdrawn: 'No longer wanted or needed',
}
export const CAME: Record<string, string> = {
  as_hoped: 'It helped as hoped',
  partly: 'It helped in part',
  not_yet: 'It has not helped yet',
  left_early: 'The help stopped early',
  not_known: 'Not known',
}
export const BASES: Record<string, string> = {
  consent: 'They agreed that we share it',
  legal_duty: 'The law asks us to share it',
  safety: 'Somebody’s safety',
}

export const options = (known: Record<string, string>) =>
  Object.entries(known).map(([value, text]) => ({ value, text }))
export const named = (known: Record<string, string>, codes: string[]) =>
  codes.map((code) => known[code] ?? code).join(', ')
