/** The words for the yearly returns. */

export const RETURNS: Record<string, string> = {
  cin: 'Children in need census',
  ssda903: 'Children looked after (SSDA903)',
  annexa: 'Lists for an inspection (Annex A)',
}

export const RUN_STATES: Record<string, string> = {
  asked: 'Being made',
  made: 'Made, not sent',
  failed: 'Not made',
  sent: 'Sent',
  withdrawn: 'Withdrawn',
}

export const CHANGES: Record<string, string> = {
  came: 'New',
  went: 'No longer in it',
  changed: 'Told otherwise',
}

/** Where on a child's record each rule's fact is written. Others of three digits: with care; else on the overview. */
const PLACES: Record<string, string> = {
  '209': '/about', '210': '/about', '232': '/about', '351': '/about', '444': '/about', '620': '/about', '621': '/about',
  '392b': '/about', '1520': '/about', '8530Q': '/about', '8770Q': '/about', '8775Q': '/about', '3001': '/care',
  SW09STG2: '/worker', SW10aSTG2: '/worker', SW10bSTG2: '/worker', '2991Q': '/assessments', '8825Q': '/assessments',
  '8863Q': '/assessments', '8873Q': '/assessments', '8890': '/protection',
  '102': '/about', '442': '/about', '8520': '/about', '8525Q': '/about', '8540': '/about', '8606': '/about', '1580': '/about',
  '218': '/care', '302': '/care', '601': '/care', '630': '/care', SW12STG2: '/worker',
  '8730': '/plans', '8565': '/plans', '4001': '/plans', '4004': '/plans', '4014': '/plans', '2885': '/protection',
  '8608': '/assessments', '8896': '/assessments', '8897': '/assessments',
} // prettier-ignore

/** The page of a child's record on which something is put right. */
export const placeOf = (rule: string): string => PLACES[rule] ?? (/^\d{3}$/.test(rule) ? '/care' : '')
