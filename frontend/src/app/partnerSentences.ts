import { day } from '../ui/dates'
import { CAME, OFFER_STATES, UPTAKE_STATES } from '../ui/offerWords'
import { BASES, REFUSALS, SEEN_HOW } from '../ui/partnerWords'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What the record says of partner agencies, of what is shared with them, and of services. */
export const PARTNER_SENTENCES: Record<string, (facts: Record<string, unknown>) => string> = {
  'share.given': (facts) => `Something was shared with a partner (${BASES[text(facts['basis'])]?.toLowerCase() ?? ''})`,
  'share.refused': (facts) => `Something was not shared: ${REFUSALS[text(facts['refusal'])]?.toLowerCase() ?? ''}`,
  'share.ended': () => 'Something is not shared with a partner any more',
  'request.asked': () => 'A partner was asked what it knows',
  'request.replied': () => 'A partner answered what we asked',
  'request.declined': () => 'A partner did not answer, and said why',
  'request.withdrawn': () => 'We took a question to a partner back',
  'sighting.told': (facts) => `A partner was in touch (${SEEN_HOW[text(facts['how'])]?.toLowerCase() ?? ''})`,
  'attachment.kept': () => 'A document was added',
  'attachment.shared': () => 'Who may read a document was changed',
  'agency.client_rotated': () => 'A program got a new secret or key',
  'subscription.opened': () => 'A partner asked to be told of what happens with what it sends',
  'subscription.secret_renewed': () => 'What messages to a partner are signed with was made new',
  'subscription.switched_off': () => 'Messages to a partner were switched off',
  'subscription.switched_on': () => 'Messages to a partner were switched on again',
  'subscription.sent_again': () => 'A message to a partner was sent again',
  'offer.entered': (facts) => `${text(facts['name'])} was entered in the catalogue of services`,
  'offer.taken_in': (facts) => `${text(facts['name'])} came into the catalogue from another directory`,
  'offer.followed': () => 'The directory it came from says something new, and it was taken over',
  'offer.lost': () => 'The directory it came from no longer lists it',
  'finding.waived': (facts) =>
    `Something found for a return is right all the same: ${text(facts['reference'])}, rule ${text(facts['rule'])}`,
  'finding.taken_back': (facts) =>
    `Something found for a return is to be put right after all: ${text(facts['reference'])}`,
  'load.begun': (facts) => `Files of ${text(facts['system'])} came`,
  'load.stopped': () => 'A load stopped at codes that nobody had explained',
  'load.mapped': () => 'Codes of another system were explained',
  'load.tried': () => 'A load was tried',
  'load.confirmed': () => 'A load was to be taken in',
  'load.loaded': () => 'A caseload was taken in',
  'load.undo_asked': () => 'A load was to be taken back',
  'load.undone': () => 'A load was taken back',
  'load.kept': () => 'A load could not be taken back',
  'load.failed': () => 'Files could not be read',
  'submission.asked': (facts) => `A return was asked for: ${text(facts['return_name'])}, ${text(facts['year'])}`,
  'submission.made': () => 'A return was made',
  'submission.failed': () => 'A return could not be made',
  'submission.sent': () => 'A return was sent',
  'submission.withdrawn': () => 'A return was withdrawn',
  'feed.entered': (facts) => `${text(facts['name'])} was named as a directory to take services from`,
  'feed.terms_kept': () => 'New terms of a directory were kept',
  'feed.term_said': () => 'Somebody said what a directory’s term means here',
  'feed.taken': (facts) => `A directory was taken in: ${text(facts['listed'])} services listed`,
  'offer.amended': (facts) => `What the catalogue says of ${text(facts['name'])} was put right`,
  'offer.moved': (facts) => `The service is now: ${(OFFER_STATES[text(facts['state'])] ?? '').toLowerCase()}`,
  'offer.room_checked': (facts) => `Room and waiting were checked, ${day(text(facts['on']))}`,
  'offer.tip_given': () => 'A worker left a tip about the service',
  'offer.tip_taken_back': () => 'A tip about the service was taken back',
  'uptake.asked': (facts) => `${text(facts['offer'])} was asked to help`,
  'uptake.answered': (facts) =>
    `The service answered, ${day(text(facts['on']))}: ${(UPTAKE_STATES[text(facts['state'])] ?? '').toLowerCase()}`,
  'uptake.heard': (facts) => `There was news from the service, ${day(text(facts['on']))}`,
  'uptake.started': (facts) => `The help began, ${day(text(facts['on']))}`,
  'uptake.ended': (facts) =>
    `The help ended, ${day(text(facts['on']))}: ${(CAME[text(facts['came'])] ?? '').toLowerCase()}`,
  'uptake.withdrawn': (facts) => `The help is no longer wanted or needed, ${day(text(facts['on']))}`,
}
