/** Words for caseloads: where a child's work stands, what takes more time, and the numbers of the policy. */

type Words = Record<string, string>

export const SITUATIONS: Words = {
  early_help: 'Early or family help', child_in_need: 'Child in need', assessment: 'Being assessed',
  child_protection: 'Protected by a plan', pre_proceedings: 'Before court proceedings',
  care_proceedings: 'In care proceedings', looked_after: 'Looked after, in the first year or not settled yet',
  looked_after_stable: 'Looked after and settled', with_parents: 'Looked after, living with parents',
  unaccompanied: 'Came here without parents', edge_of_care: 'On the edge of care', care_leaver: 'Has left care',
  private_fostering: 'Privately fostered',
} // prettier-ignore
export const FLAGS: Words = {
  exploitation: 'Exploited by others, or often missing', domestic_abuse: 'Abuse between adults at home, risk now',
  travel: 'More than an hour away', interpreter: 'Interpreter or another way of speaking needed',
  hearing: 'Court hearing within four weeks', separated: 'Brothers and sisters in three or more homes',
  contested: 'Contested, or a complaint',
} // prettier-ignore
/** What no record can know: the manager says it. */
export const BY_HAND = ['travel', 'hearing', 'contested'] as const
export const TOPICS: Words = {
  situation: 'Where a child’s work stands, in points',
  sharing: 'Brothers and sisters, and the worker’s part',
  complexity: 'What takes more time, in points',
  capacity: 'How much one person can hold',
  band: 'When a caseload is full',
  first_year: 'The first year after qualifying',
}
const NUMBERS: Words = {
  enquiry_adds: 'A section 47 enquiry adds', further_child: 'A further child of the same home at the same stage',
  share_keyworker: 'Keyworker’s part', share_co_worker: 'Co-worker’s part', share_support: 'Support worker’s part',
  flags_most: 'The most that all of these add for one child', full_week: 'Points of a full week',
  stable_part: 'Of a full week, for learning, supervision and the team', stage_first_year: 'In the first year, at most',
  stage_social_worker: 'Social worker', stage_senior_social_worker: 'Senior social worker, who guides others',
  stage_family_support_worker: 'Family support worker', stage_social_worker_in_training: 'Social worker in training (works beside others)',
  stage_pod_manager: 'Pod manager (holds no children)', band_near: 'Full from this share of the capacity',
  band_over: 'Over from beyond this share', first_year_holds_alone: 'May hold a child on a plan or in court alone (1 yes, 0 we warn)',
} // prettier-ignore

/** The words for a number of the policy. */
export function numberWords(code: string): string {
  if (code.startsWith('base_')) return SITUATIONS[code.slice(5)] ?? code
  if (code.startsWith('flag_')) return FLAGS[code.slice(5)] ?? code
  return NUMBERS[code] ?? code
}
