import { day } from '../ui/dates'
import { PARENT_FACT } from '../ui/kinwords'
import { CONFERENCE_KINDS, CONNECTIONS, LEVELS, RISKS, say } from '../ui/protectionWords'
import { words } from '../ui/words'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const PARTS: Record<string, string> = { orders: 'an order', reviews: 'a review', missing: 'a time missing' }

const SENTENCES: Record<string, (facts: Record<string, unknown>) => string> = {
  'person.registered': () => 'Became known to us',
  'person.described': (facts) =>
    `What we know was added to: ${(facts['changed'] as string[] | undefined)?.map((each) => words(each).toLowerCase()).join(', ') ?? ''}`,
  'person.born': () => 'Was born',
  'person.named': (facts) => `A name was added (${words(text(facts['use'])).toLowerCase()})`,
  'person.moved': () => 'An address was added',
  'person.way_added': () => 'A way to reach them was added',
  'person.identified': (facts) => `A number was added (${words(text(facts['scheme']))})`,
  'person.related': (facts) => `A relationship was added (${words(text(facts['kinship'])).toLowerCase()})`,
  'person.part_ended': (facts) => `Something stopped being true (${words(text(facts['field'])).toLowerCase()})`,
  'family.formed': (facts) => `Belongs to the ${text(facts['name'])}`,
  'family.joined': () => 'Somebody joined the family',
  'family.left': () => 'Somebody left the family',
  'family.renamed': (facts) => `The family is now called ${text(facts['name'])}`,
  'contact.received': (facts) => `A worry reached us (${words(text(facts['source_code']))})`,
  'contact.taken': () => 'The front door began to work on a worry',
  'contact.matched': () => 'Somebody said who a worry is about',
  'contact.unmatched': () => 'A worry turned out to be about somebody else',
  'contact.decided': (facts) => `Decided: ${words(text(facts['outcome'])).toLowerCase()}`,
  'referral.opened': (facts) => `Help was opened: ${words(text(facts['outcome'])).toLowerCase()}`,
  'referral.need_restated': (facts) => `The main need is now: ${words(text(facts['primary_need'])).toLowerCase()}`,
  'journey.begun': (facts) => `The journey began: ${words(text(facts['status'])).toLowerCase()}`,
  'journey.continued': (facts) => `The journey went on: ${words(text(facts['status'])).toLowerCase()}`,
  'journey.reopened': (facts) => `Help began again: ${words(text(facts['status'])).toLowerCase()}`,
  'journey.stepped': (facts) => `Moved to: ${words(text(facts['status'])).toLowerCase()}`,
  'journey.allocated': (facts) => `${words(text(facts['part']))} named, from ${day(text(facts['since']))}`,
  'journey.released': (facts) => `${words(text(facts['part']))} ended, ${day(text(facts['until']))}`,
  'journey.moved_pod': () => 'Another pod knows the child now',
  'journey.complexity_noted': (facts) => `Noted as taking more time: ${words(text(facts['flag'])).toLowerCase()}`,
  'journey.complexity_ended': (facts) => `Takes no more time: ${words(text(facts['flag'])).toLowerCase()}`,
  'journey.visit_failed': () => 'Somebody tried to visit and could not see the child',
  'care.begun': () => 'We began a record of their care',
  'care.started': () => 'Began to be looked after',
  'care.changed': () => 'Their home, carers or legal status changed',
  'care.ended': () => 'Was no longer looked after',
  'care.corrected': () => 'Something about being looked after was put right',
  'care.part_corrected': (facts) => `What was recorded of ${PARTS[text(facts['part'])] ?? 'their care'} was put right`,
  'care.order_added': (facts) => `A court order or power: ${words(text(facts['kind'])).toLowerCase()}`,
  'care.order_ended': (facts) => `An order ended: ${words(text(facts['kind'])).toLowerCase()}`,
  'care.reviewed': () => 'A review of their care was held',
  'care.health_noted': (facts) => `Health: ${words(text(facts['kind'])).toLowerCase()}`,
  'care.education_noted': () => 'The personal education plan was worked on',
  'care.planned': (facts) => `A plan was made: ${words(text(facts['kind'])).toLowerCase()}`,
  'care.went_missing': (facts) =>
    facts['missing_kind'] === 'A' ? 'Was away without being allowed' : 'Was missing: nobody knew where',
  'care.came_back': () => 'Came back',
  'care.interview_offered': () => 'Was offered a talk after coming back',
  'care.interview_answered': (facts) => (facts['accepted'] ? 'Said yes to the talk' : 'Said no to the talk'),
  'care.interview_held': () => 'Talked with somebody after coming back',
  'care.kept_in_touch': () => 'We were in touch, or tried to be',
  'care.stayed': (facts) => `Began to live elsewhere: ${words(text(facts['kind'])).toLowerCase()}`,
  'care.stay_ended': () => 'No longer lives there',
  'visit.planned': (facts) => `A visit was planned: ${text(facts['purpose'])}`,
  'visit.made': (facts) => `A visit: ${text(facts['purpose'])}`,
  'visit.amended': () => 'The account of a visit was amended',
  'visit.cancelled': () => 'A planned visit did not take place',
  'handover.planned': (facts) => `A change of keyworker was planned (${words(text(facts['change'])).toLowerCase()})`,
  'handover.prepared': () => 'The change of keyworker was prepared',
  'handover.met': (facts) => `Both workers came together, ${day(text(facts['on']))}`,
  'handover.said_goodbye': (facts) => `The worker said goodbye, ${day(text(facts['on']))}`,
  'handover.said_hello': (facts) => `The next worker said hello, ${day(text(facts['on']))}`,
  'handover.finished': (facts) => `The hand-over was finished, ${day(text(facts['on']))}`,
  'handover.cancelled': () => 'The keyworker will not change after all',
  'wish.asked': (facts) => `Another worker was asked for (by: ${words(text(facts['asked_by'])).toLowerCase()})`,
  'wish.answered': () => 'The wish for another worker was answered',
  'wish.told': (facts) => `They were told the answer, ${day(text(facts['on']))}`,
  'wish.withdrawn': () => 'The wish for another worker was taken back',
  'visit.promise_kept': () => 'We did what we promised',
  'assessment.started': (facts) =>
    `${words(text(facts['assessment_kind']))} assessment began, due ${day(text(facts['due_on']))}`,
  'assessment.written': () => 'The assessment was written on',
  'assessment.due_set': (facts) => `The assessment is now due ${day(text(facts['due_on']))}`,
  'assessment.submitted': () => 'The assessment was handed in to a manager',
  'assessment.sent_back': () => 'The assessment was handed back to be worked on',
  'assessment.authorised': () => 'A manager agreed with the assessment',
  'assessment.stopped': () => 'The assessment was stopped',
  'plan.drafted': (facts) => `${words(text(facts['plan_kind']))} plan drafted`,
  'plan.begun': (facts) => `${words(text(facts['plan_kind']))} plan agreed, from ${day(text(facts['begun_on']))}`,
  'plan.restated': () => 'The plan was put into other words',
  'plan.recategorised': () => 'What the plan protects from changed',
  'plan.goal_added': (facts) => `A goal was added to the plan: ${text(facts['words'])}`,
  'plan.goal_moved': (facts) => `A goal came some way: ${text(facts['words'])}`,
  'plan.goal_reached': (facts) => `A goal was reached: ${text(facts['words'])}`,
  'plan.goal_corrected': (facts) => `How a goal was written down was put right: ${text(facts['words'])}`,
  'plan.let_go': (facts) => `The plan was no longer for one of the children, from ${day(text(facts['on']))}`,
  'plan.action_added': (facts) => `${text(facts['owner_name'])} will do something: ${text(facts['words'])}`,
  'plan.action_done': (facts) => `Done by ${text(facts['owner_name'])}: ${text(facts['words'])}`,
  'plan.action_looked_at': (facts) => `Not done yet by ${text(facts['owner_name'])}: ${text(facts['words'])}`,
  'plan.met': (facts) => `${words(text(facts['meeting_kind']))} about the plan, ${day(text(facts['held_on']))}`,
  'plan.visits_changed': () => 'How often we visit changed',
  'plan.ended': (facts) => `${words(text(facts['plan_kind']))} plan ended`,
  'person.parent_known': (facts) =>
    PARENT_FACT[text(facts['state'])]?.(words(text(facts['kinship'])).toLowerCase()) ??
    'Something was said of a parent',
  'person.family_time_arranged': (facts) => `Family time was arranged: ${text(facts['how_often'])}`,
  'family.offer_heard': () => 'Somebody said what they are willing to do',
  'family.offer_ended': () => 'An offer of help ended',
  'enquiry.discussed': (facts) =>
    facts['started_on'] ? 'A strategy discussion: a section 47 enquiry began' : 'A strategy discussion',
  'enquiry.followed_up': (facts) => `The agencies met after their call, ${day(text(facts['on']))}`,
  'enquiry.findings_recorded': () => 'What the section 47 enquiry found was written down',
  'enquiry.concluded': (facts) => `The section 47 enquiry ended, ${day(text(facts['on']))}`,
  'enquiry.stopped': () => 'The section 47 enquiry was stopped',
  'conference.booked': (facts) =>
    `${say(CONFERENCE_KINDS, text(facts['conference_kind']))} booked for ${day(text(facts['booked_for']))}`,
  'conference.held': (facts) =>
    `${say(CONFERENCE_KINDS, text(facts['conference_kind']))} held, ${day(text(facts['on']))}`,
  'conference.moved': (facts) => `A conference was moved to ${day(text(facts['booked_for']))}`,
  'conference.corrected': () => 'What was written of a conference was put right',
  'conference.cancelled': () => 'A conference was called off',
  'risk.rated': (facts) =>
    `${say(RISKS, text(facts['domain']))}: risk now ${say(LEVELS, text(facts['level'])).toLowerCase()}`,
  'risk.associated': (facts) =>
    `A connection outside the home was added (${say(CONNECTIONS, text(facts['what'])).toLowerCase()})`,
  'risk.restated': () => 'What we know of a connection outside the home changed',
  'risk.ended': () => 'A connection outside the home ended',
  'event.told': (facts) => `Something that matters was told: ${text(facts['words'])}`,
  'event.corrected': () => 'A significant event was put right',
  'event.updated': (facts) => `A significant event went on: ${text(facts['words'])}`,
  'event.analysed': () => 'Why a significant event matters was written down',
  'event.ended': () => 'An event no longer counts as significant',
}

/** What happened, in a sentence; an entry of a kind that has no sentence yet is shown by its own words. */
export function sentence(entry: { type: string; facts: Record<string, unknown> }): string {
  return SENTENCES[entry.type]?.(entry.facts) ?? words(entry.type.replace('.', ' '))
}

export const known = (type: string): boolean => type in SENTENCES
