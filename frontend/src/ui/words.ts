/** The words that people read for the codes that the record keeps. Plain enough for a family to read. */

const WORDS: Record<string, string> = {
  // stages
  early_help: 'Early help', family_help: 'Family help', child_in_need: 'Child in need',
  child_protection: 'Child protection', pre_proceedings: 'Before court', looked_after: 'In our care',
  care_leaver: 'Leaving care', adopted: 'Adopted', closed: 'Not being helped now',
  // decisions
  no_further_action: 'No further action', advice: 'Advice given', assessment: 'Assessment',
  strategy_discussion: 'Strategy discussion',
  // posts
  pod_manager: 'Pod manager', senior_social_worker: 'Senior social worker', social_worker: 'Social worker',
  social_worker_in_training: 'Social worker in training', family_support_worker: 'Family support worker',
  business_support: 'Business support', front_door_worker: 'Front door worker', front_door_manager: 'Front door manager',
  service_manager: 'Service manager', analyst: 'Analyst', administrator: 'Administrator', agency: 'Partner agency',
  system: 'Kith itself',
  child_and_family_practitioner: 'Child and family practitioner', survivor_worker: 'Domestic abuse survivor worker',
  perpetrator_worker: 'Domestic abuse perpetrator worker', substance_misuse_worker: 'Substance misuse worker',
  mental_health_practitioner: 'Mental health practitioner', psychologist: 'Psychologist', hub_manager: 'Hub manager',
  deputy_hub_manager: 'Deputy hub manager', life_coach: 'Life coach (clinical psychologist)',
  communication_support_worker: 'Communication support worker (speech and language therapist)',
  police_liaison_officer: 'Police liaison officer', residential_worker: 'Residential worker',
  portfolio_lead: 'Portfolio lead', community_carer: 'Community carer',
  conference_coordinator: 'Family group conference coordinator',
  agency_user: 'Somebody at a partner agency', share: 'Shared with them',
  sharing: 'With whom it is shared', shared: 'What is shared with a partner',
  // teams
  pod: 'Pod', family_safeguarding: 'Family safeguarding team', hub: 'Hub', front_door: 'Front door',
  fgc_service: 'Family group conference service', leadership: 'Leadership',
  // urgency, consent, channel
  now: 'Now: somebody may be in danger', today: 'Today', routine: 'Routine', given: 'The family agreed',
  refused: 'The family did not agree', not_sought: 'The family was not asked', api: 'Through the API', phone: 'Telephone',
  email: 'E-mail', in_person: 'In person', letter: 'Letter',
  // people
  mother: 'Mother', father: 'Father', parent: 'Parent', step_parent: 'Step-parent',
  brother_or_sister: 'Brother or sister', half_brother_or_sister: 'Half-brother or half-sister',
  step_brother_or_sister: 'Step-brother or step-sister', grandparent: 'Grandparent', aunt_or_uncle: 'Aunt or uncle',
  cousin: 'Cousin', partner: 'Partner', former_partner: 'Former partner', foster_carer: 'Foster carer',
  guardian: 'Guardian', carer: 'Carer', twin: 'Twin (born together)', adoptive_parent: 'Adoptive parent',
  husband_or_wife: 'Husband or wife', former_husband_or_wife: 'Former husband or wife', friend: 'Friend', professional: 'Professional', other: 'Other', child: 'Child',
  relative: 'Relative', known_as: 'Known as', legal: 'Legal name', former: 'Former name', M: 'Male', F: 'Female',
  U: 'Not known', yes: 'Yes', no: 'No', not_known: 'Not known',
  // places
  home: 'Home', school: 'School', nursery: 'Nursery', office: 'Our office', hospital: 'Hospital',
  relatives_home: 'A relative’s home', foster_home: 'Foster home', childrens_home: 'Children’s home',
  outdoors: 'Outdoors', online: 'Online',
  // care: kinds of orders, checks, plans and stays, as the story tells them
  interim_care: 'Interim care order', care: 'Care order', placement: 'Placement order', special_guardianship: 'Special guardianship order',
  child_arrangements: 'Child arrangements order', supervision: 'Supervision order', emergency_protection: 'Emergency protection order',
  child_assessment: 'Child assessment order', secure_accommodation: 'Secure accommodation order',
  deprivation_of_liberty: 'Deprivation of liberty order', wardship: 'Ward of court', initial_assessment: 'First health assessment',
  review_assessment: 'Health assessment', dental: 'Dentist', immunisations: 'Vaccinations',
  sdq: 'Strengths and difficulties questionnaire', permanence: 'Where to grow up',
  pathway_needs_assessment: 'What they need for leaving care', parents: 'With parents', kin_informal: 'With family or godparents',
  friends: 'With friends', custody: 'In custody', own_home: 'A place of their own',
  // visits
  planned: 'Planned', made: 'Made', cancelled: 'Did not take place', in_vain: 'Could not see the child',
  // assessments
  child_and_family: 'Child and family', pre_birth: 'Before birth', parenting: 'Parenting', exploitation: 'Exploitation',
  communication: 'Communication', in_house: 'Made by us', court_ordered_independent: 'Independent, ordered by a court',
  writing: 'Being written', submitted: 'With a manager', returned: 'Handed back', authorised: 'Agreed by a manager',
  stopped: 'Stopped',
  // plans and meetings
  pathway: 'Pathway', family: 'Family’s own', safety: 'Safety', crisis: 'Crisis', draft: 'Draft', agreed: 'Agreed',
  ended: 'Ended', core_group: 'Core group', review: 'Review', meeting: 'Meeting', remote: 'By video or telephone',
  both: 'Some in the room, some by video', continues: 'The plan goes on', changes: 'The plan changes',
  ends: 'The plan can end', steps_up: 'More help is needed', steps_down: 'Less help is needed',
  NEG: 'Neglect', PHY: 'Physical harm', SAB: 'Sexual harm', EMO: 'Emotional harm', MUL: 'More than one kind of harm',
  // workers
  keyworker: 'Keyworker', co_worker: 'Co-worker', MANAGE: 'Fairer caseloads', FCONTA: 'First contact',
  LEFTRL: 'Worker left the post', ORGRST: 'Teams were rearranged', TSPROC: 'Moved through the process',
  ABSENC: 'Absence or return', CHCHAN: 'The child asked', PCCHAN: 'A parent or carer asked', SWDIED: 'Worker died',
  OTHERS: 'Other reason',
  // grounds of a look
  allocated: 'Works with the child', duty: 'On duty for everyone', directory: 'Directory', sender: 'Sent it',
  circle: 'It is about them or their team',
  task: 'Was handed a task',
  cover: 'Covers for the keyworker',
  handovers: 'Who works with them', allocation: 'Who could be the keyworker', handover: 'A hand-over', wish: 'A wish for another worker',
  offers: 'Which help fits', uptakes: 'Referrals to services', uptake: 'A referral to a service',
  // numbers
  nhs: 'NHS number', upn: 'UPN', former_upn: 'Former UPN', uln: 'ULN', home_office: 'Home Office number',
  youth_justice: 'Youth justice number', court: 'Court number',
  // needs
  N0: 'Not stated yet', N1: 'Harm or neglect', N2: 'The child’s disability or illness',
  N3: 'A parent’s disability or illness', N4: 'The family under acute stress', N5: 'Difficult family relationships',
  N6: 'The child’s behaviour', N7: 'Low income', N8: 'Absent parenting', N9: 'Other than need',
  // why help was closed
  RC1: 'The child was adopted', RC2: 'The child died', RC3: 'A court said with whom the child lives',
  RC4: 'A special guardian looks after the child', RC5: 'Another authority helps now', RC6: 'Adult services help now',
  RC7: 'Our help is not needed any more, or another reason', RC8: 'The assessment found no need for more help',
  RC9: 'The assessment found that early help fits better',
  // sources
  '1A': 'Family, relative or carer', '1B': 'Somebody who knows them', '1C': 'The child themselves', '1D': 'Other person',
  '2A': 'School', '2B': 'Education service', '3A': 'GP', '3B': 'Health visitor', '3C': 'School nurse',
  '3D': 'Other primary health', '3E': 'Emergency department', '3F': 'Other health service', '4': 'Housing',
  '5A': 'Social care', '5B': 'Another of our services', '5C': 'Another authority', '5D': 'Early help', '6': 'Police',
  '7': 'Other legal agency', '8': 'Other', '9': 'Anonymous', '10': 'Not known',
  // ethnicity
  WBRI: 'White British', WIRI: 'White Irish', WIRT: 'Traveller of Irish heritage', WOTH: 'Other White background',
  WROM: 'Gypsy or Roma', MWBC: 'White and Black Caribbean', MWBA: 'White and Black African', MWAS: 'White and Asian',
  MOTH: 'Other mixed background', AIND: 'Indian', APKN: 'Pakistani', ABAN: 'Bangladeshi', AOTH: 'Other Asian background',
  BCRB: 'Caribbean', BAFR: 'African', BOTH: 'Other Black background', CHNE: 'Chinese', OOTH: 'Other ethnic background',
  REFU: 'Did not want to say', NOBT: 'Not asked yet',
  // as what somebody takes part in group supervision
  social_work: 'Social work', domestic_abuse: 'Domestic abuse', substance_use: 'Drink and drugs',
  mental_health: 'Mental health', probation: 'Probation', education: 'School and learning',
  // disability
  NONE: 'None', MOB: 'Mobility', HAND: 'Hand function', PC: 'Personal care', INC: 'Continence', COMM: 'Communication',
  LD: 'Learning', HEAR: 'Hearing', VIS: 'Vision', BEH: 'Behaviour', CON: 'Consciousness', AUT: 'Autism', DDA: 'Other',
} // prettier-ignore

/** The words for a code; a code without words is shown with its underscores turned to spaces. */
export function words(code: string | null | undefined): string {
  if (!code) return 'Not known'
  const known = WORDS[code]
  if (known) return known
  const text = code.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Options for a list of choices, in the order given. */
export function choices(codes: readonly string[]): { value: string; text: string }[] {
  return codes.map((value) => ({ value, text: words(value) }))
}
