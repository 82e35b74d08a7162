import type { TimelineRow } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { CONFERENCE_KINDS, CONNECTIONS, LEVELS, RISKS, say } from '../../ui/protectionWords'
import { words } from '../../ui/words'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

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
  'journey.visit_failed': () => 'Somebody tried to visit and could not see the child',
  'visit.planned': (facts) => `A visit was planned: ${text(facts['purpose'])}`,
  'visit.made': (facts) => `A visit: ${text(facts['purpose'])}`,
  'visit.amended': () => 'The account of a visit was amended',
  'visit.cancelled': () => 'A planned visit did not take place',
  'visit.promise_kept': () => 'We did what we promised',
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
  'conference.cancelled': () => 'A conference was called off',
  'risk.rated': (facts) =>
    `${say(RISKS, text(facts['domain']))}: risk now ${say(LEVELS, text(facts['level'])).toLowerCase()}`,
  'risk.associated': (facts) =>
    `A connection outside the home was added (${say(CONNECTIONS, text(facts['what'])).toLowerCase()})`,
  'risk.restated': () => 'What we know of a connection outside the home changed',
  'risk.ended': () => 'A connection outside the home ended',
}

/** What happened, in a sentence; an entry of a kind that has no sentence yet is shown by its own words. */
export function sentence(entry: Pick<TimelineRow, 'type' | 'facts'>): string {
  return SENTENCES[entry.type]?.(entry.facts) ?? words(entry.type.replace('.', ' '))
}

export const known = (type: string): boolean => type in SENTENCES
