import type { AgendaChild, Discipline, MeetingPage, Member, PartKind, Readiness, Reason } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { LEVELS, RISKS, say } from '../../ui/protectionWords'
import { words } from '../../ui/words'

/** What each part asks for. */
export const PARTS: Record<PartKind, { label: string; hint?: string }> = {
  changed: { label: 'What is new?', hint: 'What the record above does not say.' },
  update: { label: 'Update' },
  strengths: { label: 'What is going well?' },
  worries: { label: 'What are we worried about?' },
  child_view: { label: 'What does the child say or show?' },
  view: { label: 'Somebody sees it differently' },
  hypotheses: { label: 'What might explain it, and what would change our minds?' },
  meaning: { label: 'What does it mean for this child?' },
  particular: { label: 'What is different for this child?' },
  decision: { label: 'What do we decide?' },
  reason: { label: 'Why?' },
}

export const DISCIPLINES: Discipline[] = [
  'social_work', 'family_support', 'domestic_abuse_survivors', 'domestic_abuse_perpetrators', 'substance_misuse',
  'mental_health', 'psychology', 'probation', 'health', 'education', 'youth_justice', 'police', 'other',
] // prettier-ignore

/** How ready an adult is for a change, in plain words. */
export const READINESS: Record<Readiness, string> = {
  precontemplation: 'Not thinking about a change',
  contemplation: 'Thinking about it',
  preparation: 'Getting ready',
  action: 'Changing something',
  maintenance: 'Keeping it up',
  relapse: 'It came back, which can happen',
}

/** As what somebody usually takes part. */
const BY_ROLE: Record<string, Discipline> = {
  family_support_worker: 'family_support', child_and_family_practitioner: 'family_support', social_worker_in_training: 'other',
  survivor_worker: 'domestic_abuse_survivors', perpetrator_worker: 'domestic_abuse_perpetrators',
  substance_misuse_worker: 'substance_misuse', mental_health_practitioner: 'mental_health', psychologist: 'psychology',
  life_coach: 'psychology', communication_support_worker: 'health', police_liaison_officer: 'police',
} // prettier-ignore

export const disciplineOf = (member: Member): Discipline => BY_ROLE[member.role] ?? 'social_work'

const many = (count: number | null, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${more}`

/** Why a child is on the agenda, in a sentence. */
export function why(reason: Reason, today: string): string {
  const on = day(reason.on)
  switch (reason.why) {
    case 'risk':
      return `${say(RISKS, reason.words ?? '')}: ${say(LEVELS, reason.level ?? '').toLowerCase()} since ${on}`
    case 'due':
      return (reason.on ?? '') < today ? `Was to be talked about by ${on}` : `To be talked about by ${on}`
    case 'first':
      return (reason.on ?? '') < today ? `Never talked about yet; was to be by ${on}` : `New to us: first talk by ${on}`
    case 'asked':
      return `${reason.by ?? 'A worker'} asked: ${reason.words ?? ''}`
    case 'put_off':
      return `Put off last time: ${reason.words ?? ''}`
    case 'late':
      return many(reason.count, 'thing is late', 'things are late')
    case 'undone':
      return `${many(reason.count, 'thing', 'things')} agreed here and not done in time`
    case 'not_seen':
      return reason.on ? `Not seen since ${on}` : 'Not seen by us yet'
    case 'stalled':
      return `${words(reason.words)} plan: nothing has moved since ${on}`
    case 'goal':
      return `Good news, ${on}: ${reason.words ?? ''}`
    case 'plan_ended':
      return `Good news: every goal of the ${words(reason.words).toLowerCase()} plan reached, ${on}`
    case 'news':
      return `Good news, ${on}: ${reason.words ?? ''}`
    default:
      return words(reason.why)
  }
}

/** Brothers and sisters of one family stand together. */
export function together<T extends { child_id: string; family_id: string | null }>(rows: T[]): T[][] {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const key = row.family_id ?? row.child_id
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return [...found.values()]
}

/** The children who are on the agenda by themselves: those with a reason. */
export const proposed = (children: AgendaChild[]): AgendaChild[] => {
  const urgent = new Set(children.filter((child) => child.rank < 7).map((child) => child.family_id ?? child.child_id))
  return children.filter((child) => urgent.has(child.family_id ?? child.child_id))
}

export type Shown = 'names' | 'initials' | 'numbers'
export const HIDE: Record<Shown, { next: Shown; text: string }> = {
  names: { next: 'initials', text: 'Show initials only' },
  initials: { next: 'numbers', text: 'Hide names' },
  numbers: { next: 'names', text: 'Show names' },
}

export const initials = (name: string): string =>
  name.split(/\s+/).filter(Boolean).map((part) => `${part.charAt(0).toUpperCase()}.`).join(' ') // prettier-ignore

/** Somebody's name as this screen may show it. */
export function called(name: string | null, place: number, shown: Shown, what = 'Child'): string {
  if (shown === 'numbers') return `${what} ${place}`
  if (!name) return 'Name not known yet'
  return shown === 'initials' ? initials(name) : name
}

/** A text of the record in which the names of these people, and each part of them, are hidden too. */
export function hidden(text: string, people: { name: string | null; as: string }[], shown: Shown): string {
  if (shown === 'names') return text
  const masks = people.flatMap(({ name, as }) =>
    [name ?? '', ...(name ?? '').split(/\s+/)].filter((part) => part.length > 1).map((part) => [part, as] as const),
  )
  return masks.reduce((told, [part, as]) => {
    const plain = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return told.replace(new RegExp(`(?<![\\p{L}])${plain}(?![\\p{L}])`, 'gu'), as)
  }, text)
}

/** Who can be accountable: the team, and whoever leads. */
export const everybody = (members: Member[], meeting: MeetingPage): { id: string; name: string }[] => [
  ...(members.some((each) => each.id === meeting.leader_id)
    ? []
    : [{ id: meeting.leader_id, name: meeting.leader_name }]),
  ...members,
]
