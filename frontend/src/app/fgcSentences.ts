import { ENDINGS, NOT_OFFERED, said, USES } from '../ui/fgcWords'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What happened to a family group conference, in a sentence. */
export const FGC_SENTENCES: Record<string, (facts: Record<string, unknown>) => string> = {
  'fgc.considered': (facts) =>
    `A family group conference was thought of (${said(USES, text(facts['use'])).toLowerCase()})`,
  'fgc.offered': (facts) => `A family group conference was offered to ${text(facts['name'])}`,
  'fgc.answered': (facts) =>
    `${text(facts['name'])} said ${facts['accepted'] ? 'yes' : 'no'} to a family group conference`,
  'fgc.left_out': (facts) =>
    `No family group conference was offered (${said(NOT_OFFERED, text(facts['why'])).toLowerCase()})`,
  'fgc.referred': () => 'The family was referred for a family group conference',
  'fgc.assigned': () => 'Somebody was named to coordinate the family group conference',
  'fgc.included': (facts) =>
    facts['prepared_on']
      ? `The family group conference was prepared with ${text(facts['name'])}`
      : `${text(facts['name'])} belongs to the family group conference`,
  'fgc.heard': () => 'A child said what they think before the family group conference, or was invited',
  'fgc.scheduled': () => 'The day of the family group conference was fixed',
  'fgc.held': (facts) => `A family group conference${facts['private'] ? ', with time for the family alone' : ''}`,
  'fgc.agreed': () => 'The family’s own plan was agreed',
  'fgc.not_agreed': () => 'The family’s own plan was not agreed: it would not be safe',
  'fgc.resource_promised': () => 'Help was promised for the family’s plan',
  'fgc.resource_given': () => 'Help that was promised for the family’s plan came',
  'fgc.shared': () => 'Somebody was given the family’s plan',
  'fgc.reviewed': () => 'The family’s plan was looked at again',
  'fgc.feedback_given': () => 'The family said how the conference was for them',
  'fgc.rights_explained': () => 'Rights were explained',
  'fgc.peer_matched': () => 'A parent who has been there stands beside a parent',
  'fgc.peer_ended': () => 'A parent who has been there stands beside a parent no more',
  'fgc.court_noted': () => 'An application was made to the court',
  'fgc.closed': (facts) =>
    `The family group conference was closed (${said(ENDINGS, text(facts['ending'])).toLowerCase()})`,
}
