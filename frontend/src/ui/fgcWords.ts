/** Words for family group conferences, as a family may read them. */

type Said = Record<string, string>

export const FORMS: Said = {
  conference: 'Family group conference, with an independent coordinator',
  network_meeting: 'Family network meeting, led by the family’s worker',
}
export const USES: Said = {
  early_help: 'Early help',
  protection: 'While a child is protected by a plan',
  edge_of_care: 'So that children can stay in their family',
  pre_proceedings: 'Before going to court',
  return_home: 'So that a child can come home',
}
export const STATES: Said = {
  considered: 'Being thought of',
  offered: 'Offered, and waiting for answers',
  accepted: 'The family said yes',
  declined: 'The family said no',
  not_offered: 'Not offered',
  referred: 'Waiting for a coordinator',
  assigned: 'A coordinator is named',
  preparing: 'Being prepared',
  scheduled: 'The day is fixed',
  held: 'Held',
  agreed: 'The plan is agreed, and the family carries it out',
  not_agreed: 'The plan is not agreed yet',
  reviewed: 'Looked at again',
  closed: 'Closed',
}
export const NEXT: Said = {
  offer: 'Offer it to everybody with parental responsibility',
  wait: 'Write down their answers',
  refer: 'Tell the service what the family will be told',
  assign: 'Name a coordinator from outside the case',
  prepare: 'Prepare it with each person',
  hear_child: 'Invite the child and hear what they think',
  arrange: 'Fix the day, the place and the language with the family',
  hold: 'Meet, and write down the family’s plan in their words',
  decide: 'Say whether the plan keeps the children safe',
  meet_again: 'Fix a day on which the family meets again',
  share: 'Give everybody the plan',
  ask: 'Ask the child and the family how it was for them',
  review: 'Look at the plan again with the family',
  close: 'Close it',
  nothing: 'Nothing more: it is closed',
}
export const ITEMS: Said = {
  independent: 'The coordinator came from outside the case',
  all_prepared: 'Everybody who was invited was prepared',
  more_family: 'As many of the family as professionals, or more',
  child_heard: 'The child’s view was there, in the way they chose',
  advocate_offered: 'Each child was offered an advocate',
  family_chose: 'The family chose place and language',
  told_before: 'Everybody was told before the day what it is about',
  private_time: 'The family had time alone',
  own_words: 'The plan is in the family’s words',
  decided_there: 'The plan was decided at the meeting, or it was said why not',
  help_given: 'The promised help came',
  copies: 'Everybody had the plan within five days',
  reviewed: 'The plan was looked at again',
  feedback: 'Child and family were asked how it was for them',
}
export const ANSWERS: Said = { met: 'Yes', not_met: 'No', not_known: 'Not known yet' }
export const CAME: Said = {
  in_person: 'In the room',
  phone: 'By telephone',
  video: 'By video',
  letter: 'By letter or through somebody',
  no: 'Was not there',
}
export const SIDES: Said = { family: 'Family', friend: 'Friend or neighbour', professional: 'Professional' }
export const METHODS: Said = {
  in_person: 'Says it themselves',
  advocate: 'With an advocate',
  letter: 'In a letter',
  drawing: 'In a drawing',
  film: 'In a film',
  somebody_trusted: 'Through somebody they trust',
  too_young: 'Too young to say',
  did_not_want_to: 'Did not want to',
}
export const NOT_OFFERED: Said = {
  best_interests: 'Not in the child’s best interests',
  no_network: 'There is nobody around the family: ask for volunteers',
  not_safe: 'It would not be safe',
  other: 'Another reason',
}
export const ENDINGS: Said = {
  reviewed: 'Looked at again, and the family goes on by itself',
  declined: 'The family said no',
  not_offered: 'It was not offered',
  family_withdrew: 'The family no longer wants it',
  no_network: 'There is nobody around the family: ask for volunteers',
  not_safe: 'It would not be safe',
  moved_away: 'The family moved away',
  other: 'Another reason',
}
export const AGREEING: Said = { yes: 'Yes', partly: 'Partly', no: 'No' }
export const WHOSE: Said = { child: 'A child', parent: 'A parent', wider_family: 'Wider family or friends' }
export const OCCASIONS: Said = {
  initial_conference: 'The first child protection conference',
  family_conference: 'The family group conference',
}
export const LEFT_OUT: Said = {
  in_care_then: 'were in care on the day of the conference',
  risk_not_said: 'have no judgement of risk in the record',
  not_at_risk: 'were not at risk of coming into care',
  too_early: 'met too recently to know',
  not_followed: 'could not be followed that long',
  no_letter: 'have no letter before proceedings in the record',
}
export const STAGES: Said = {
  family_help: 'Family help',
  child_in_need: 'Child in need',
  child_protection: 'Child protection plan',
  pre_proceedings: 'Before court',
}

export const said = (of: Said, code: string | null | undefined): string => (code ? (of[code] ?? code) : 'Not known')
export const optionsOf = (of: Said): { value: string; text: string }[] =>
  Object.entries(of).map(([value, text]) => ({ value, text }))
