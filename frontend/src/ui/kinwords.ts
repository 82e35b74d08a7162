/** What somebody is to somebody, as one says it of a man, a woman, or without knowing. */
export const KIN: Record<string, Record<'M' | 'F' | 'U', string>> = {
  mother: { M: 'mother', F: 'mother', U: 'mother' },
  father: { M: 'father', F: 'father', U: 'father' },
  parent: { M: 'parent', F: 'parent', U: 'parent' },
  adoptive_parent: { M: 'adoptive father', F: 'adoptive mother', U: 'adoptive parent' },
  step_parent: { M: 'stepfather', F: 'stepmother', U: 'step-parent' },
  brother_or_sister: { M: 'brother', F: 'sister', U: 'brother or sister' },
  twin: { M: 'twin brother', F: 'twin sister', U: 'twin' },
  half_brother_or_sister: { M: 'half-brother', F: 'half-sister', U: 'half-brother or half-sister' },
  step_brother_or_sister: { M: 'stepbrother', F: 'stepsister', U: 'stepbrother or stepsister' },
  grandparent: { M: 'grandfather', F: 'grandmother', U: 'grandparent' },
  aunt_or_uncle: { M: 'uncle', F: 'aunt', U: 'aunt or uncle' },
  cousin: { M: 'cousin', F: 'cousin', U: 'cousin' },
  partner: { M: 'partner', F: 'partner', U: 'partner' },
  former_partner: { M: 'former partner', F: 'former partner', U: 'former partner' },
  husband_or_wife: { M: 'husband', F: 'wife', U: 'husband or wife' },
  former_husband_or_wife: { M: 'former husband', F: 'former wife', U: 'former husband or wife' },
  foster_carer: { M: 'foster carer', F: 'foster carer', U: 'foster carer' },
  guardian: { M: 'guardian', F: 'guardian', U: 'guardian' },
  carer: { M: 'carer', F: 'carer', U: 'carer' },
  friend: { M: 'friend', F: 'friend', U: 'friend' },
  professional: { M: 'professional', F: 'professional', U: 'professional' },
  other: { M: 'somebody they know', F: 'somebody they know', U: 'somebody they know' },
}

/** Four different facts about a parent who is not there, each in a sentence that the family may read. */
export const PARENT_FACT: Record<string, (parent: string) => string> = {
  unknown: (parent) => `We do not know yet who the ${parent} is`,
  absent: (parent) => `The ${parent} has no part in the child’s life now`,
  excluded: (parent) => `The ${parent} must not have a part in the child’s life`,
  not_yet_asked: (parent) => `We have not asked about the ${parent} yet`,
}
