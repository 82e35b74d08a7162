import type { LinkProps } from '@tanstack/react-router'
import type { Overview } from '../../api/schema.gen'
import type { Addable } from '../../app/adding'

/** Something that can be recorded: the key that chooses it, in which words, who may, and where it is written. */
export interface Thing {
  key: string
  text: string
  /** Other words by which somebody may look for it. */
  also?: string
  may: string
  to: NonNullable<LinkProps['to']>
  add?: Addable
  /** The plan that it is about. */
  plan?: string
}

const EVERY: Thing[] = [
  { key: 'v', text: 'A visit', also: 'seen home', may: 'visit:record', to: '/people/$id/visits/new' },
  { key: 'l', text: 'A visit for later: plan it', may: 'visit:record', to: '/people/$id/visits', add: 'planned' },
  { key: 'p', text: 'A plan', also: 'goals actions', may: 'plan:record', to: '/people/$id/plans/new' },
  { key: 'm', text: 'A meeting about the plan', also: 'core group review', may: 'plan:record', to: '/people/$id/plans/$plan/meet' },
  { key: 'a', text: 'An assessment', may: 'assessment:record', to: '/people/$id/assessments', add: 'assessment' },
  { key: 'd', text: 'A strategy discussion', also: 'section 47 enquiry police', may: 'enquiry:record', to: '/people/$id/protection/discuss' },
  { key: 'c', text: 'A conference: book it', also: 'child protection', may: 'conference:record', to: '/people/$id/protection/book' },
  { key: 'r', text: 'How great a risk is', also: 'outside the home exploitation', may: 'risk:record', to: '/people/$id/outside' },
  { key: 'o', text: 'Somebody or some place around them', also: 'connection friend group', may: 'risk:record', to: '/people/$id/outside', add: 'connection' },
  { key: 'e', text: 'A significant event', also: 'chronology', may: 'event:record', to: '/people/$id/chronology', add: 'event' },
  { key: 'g', text: 'Gone missing, or back again', also: 'away return', may: 'care:record', to: '/people/$id/care', add: 'missing' },
  { key: 'k', text: 'A review of care', also: 'looked after independent reviewing officer', may: 'care:record', to: '/people/$id/care', add: 'review' },
  { key: 'h', text: 'Something for their health', also: 'dentist vaccination questionnaire', may: 'care:record', to: '/people/$id/care', add: 'health' },
  { key: 's', text: 'A step up or down, or closing', also: 'stage status', may: 'journey:step', to: '/people/$id', add: 'step' },
  { key: 'b', text: 'Who somebody is to them', also: 'relationship mother father parental responsibility', may: 'person:change', to: '/people/$id/family', add: 'relationship' },
  { key: 't', text: 'Family time', also: 'sees parents', may: 'person:change', to: '/people/$id/family', add: 'time' },
  { key: 'n', text: 'What somebody offers', also: 'network help', may: 'family:change', to: '/people/$id/family', add: 'offer' },
  { key: 'j', text: 'What you saw as a manager', also: 'oversight note', may: 'oversight:record', to: '/people/$id/oversight', add: 'oversight' },
  { key: 'i', text: 'A decision, and why', also: 'decided log', may: 'decision:record', to: '/people/$id/decisions', add: 'decision' },
  { key: 'x', text: 'A request for authorisation', also: 'money ask manager', may: 'authorisation:ask', to: '/people/$id/decisions', add: 'authorisation' },
  { key: 'z', text: 'Professionals see it differently', also: 'disagreement escalation', may: 'disagreement:record', to: '/people/$id/decisions', add: 'disagreement' },
  { key: 'f', text: 'A task for the administrative officer', also: 'hand over room minutes transport', may: 'task:hand', to: '/people/$id/decisions', add: 'task' },
  { key: 'y', text: 'A promise to them', also: 'said telephone message', may: 'promise:record', to: '/people/$id/decisions', add: 'promise' },
  { key: 'u', text: 'Ask for this child to be discussed', also: 'group supervision talk about', may: 'discussion:record', to: '/people/$id/supervision', add: 'asked' },
  { key: 'q', text: 'A warning note', also: 'danger dog telephone alert before a visit', may: 'person:change', to: '/people/$id', add: 'warning' },
  { key: '1', text: 'A service: which help fits', also: 'refer referral offer catalogue', may: 'uptake:record', to: '/people/$id/offers' },
  { key: '3', text: 'A family group conference: think of one', also: 'family network meeting fgc', may: 'fgc:agree', to: '/people/$id/fgc', add: 'fgc' },
  { key: 'w', text: 'A worry that reached us', also: 'contact referral', may: 'contact:send', to: '/contacts/new' },
] // prettier-ignore

/** What this worker may record about this person now. */
export function things(person: Overview, may: (permission: string) => boolean): Thing[] {
  const stages = person.journey?.statuses ?? []
  const helped = stages.length > 0
  const agreed = person.plan?.id
  const cared = stages.some((each) => each.status === 'looked_after')
  const has: Record<string, boolean> = {
    m: agreed !== undefined,
    s: helped && stages.at(-1)?.status !== 'closed',
    k: cared,
    n: person.families.length > 0,
  }
  return EVERY.filter((each) => may(each.may) && (has[each.key] ?? true)).map((each) =>
    each.key === 'm' && agreed ? { ...each, plan: agreed } : each,
  )
}

/** Those that hold every word that was typed. */
export function sought(every: Thing[], text: string): Thing[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  return every.filter((each) => parts.every((part) => `${each.text} ${each.also ?? ''}`.toLowerCase().includes(part)))
}
