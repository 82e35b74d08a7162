import { newId } from '../../api/ids'
import type { Plan, PlanActionIn, PlanDoneIn, PlanMeetingIn, PlanWordsIn, RuleView } from '../../api/schema.gen'
import { today } from '../../ui/dates'
import { meetAgainBy, openActions } from './due'

/** The words of a plan as they are being written. A day is "" where there is no such day, null where there is none. */
export interface PlanWriting {
  why: string
  strengths: string
  must_change: string
  by_when: string | null
  otherwise: string
  whose_words: string
  pitched_at: string
  understood_how: string
  categories: string[]
  /** What the plan said when the writing began: another text now means that a colleague wrote meanwhile. */
  before: string
  children: { id: string; child_id: string; own_view: string; particular: string }[]
}

/** The children for whom the plan is still. */
const onPlan = (plan: Plan) => plan.children.filter((each) => !each.until)

/** All that the form writes, as one text. */
export const wordsOf = (plan: Plan): string =>
  JSON.stringify([
    plan.why, plan.strengths, plan.must_change, plan.by_when, plan.otherwise, plan.whose_words, plan.pitched_at,
    plan.understood_how, onPlan(plan).map((each) => [each.child_id, each.own_view, each.particular]),
  ]) // prettier-ignore

export const begin = (plan: Plan): PlanWriting => ({
  before: wordsOf(plan),
  why: plan.why,
  strengths: plan.strengths ?? '',
  must_change: plan.must_change ?? '',
  by_when: plan.by_when,
  otherwise: plan.otherwise ?? '',
  whose_words: plan.whose_words ?? '',
  pitched_at: plan.pitched_at ?? '',
  understood_how: plan.understood_how ?? '',
  categories: plan.categories,
  children: onPlan(plan).map((each) => ({
    id: each.id,
    child_id: each.child_id,
    own_view: each.own_view ?? '',
    particular: each.particular ?? '',
  })),
})

const some = (text: string) => text.trim() || null

/** The words as the API takes them. Categories are sent with a draft only: later they are a manager's decision. */
export function toWords(writing: PlanWriting, plan: Plan): PlanWordsIn {
  return {
    why: writing.why,
    by_when: writing.by_when,
    strengths: some(writing.strengths),
    must_change: some(writing.must_change),
    otherwise: some(writing.otherwise),
    whose_words: some(writing.whose_words),
    pitched_at: some(writing.pitched_at),
    understood_how: some(writing.understood_how),
    children: writing.children.map((each) => ({
      ...each,
      own_view: some(each.own_view),
      particular: some(each.particular),
    })),
    ...(plan.plan_kind === 'child_protection' && plan.state === 'draft'
      ? { categories: writing.categories as Plan['categories'] }
      : {}),
  } as PlanWordsIn
}

export interface WritingAction {
  id: string
  goal_id: string
  words: string
  owner_name: string
  owner_id: string | null
  by_when: string | null
}

/** A meeting as it is being written: what came of each open action, and what will be done next. */
export interface MeetingWriting {
  id: string
  kind: string
  held_on: string | null
  mode: string
  present: string
  progress: string
  family_view: string
  outcome: string
  next_by: string | null
  done: { action_id: string; is: 'done' | 'not_yet' | ''; outcome: string }[]
  actions: WritingAction[]
}

/** A row for something new to do, by the next meeting where its day is known. */
export const blankAction = (by_when: string | null = null): WritingAction => ({
  id: newId(), goal_id: '', words: '', owner_name: '', owner_id: null, by_when,
}) // prettier-ignore

export const beginMeeting = (plan: Plan, rules: RuleView[] = []): MeetingWriting => ({
  id: newId(),
  kind: plan.plan_kind === 'child_protection' ? 'core_group' : 'review',
  held_on: today(),
  mode: 'in_person',
  // Who came last time is most of who came this time.
  present: plan.meetings.at(-1)?.present ?? '',
  progress: '',
  family_view: '',
  outcome: 'continues',
  next_by: meetAgainBy(plan, today(), rules),
  done: openActions(plan).map((action) => ({ action_id: action.id, is: '', outcome: '' })),
  actions: [],
})

/** A draft of a meeting beside the plan as it is now: what was done meanwhile is not asked about any more. */
export function refresh(writing: MeetingWriting, plan: Plan): MeetingWriting {
  const open = openActions(plan)
  return {
    ...writing,
    done: open.map(
      (action) =>
        writing.done.find((each) => each.action_id === action.id) ?? { action_id: action.id, is: '', outcome: '' },
    ),
  }
}

/** What can be known to be missing before a meeting is sent. */
export function missing(writing: MeetingWriting): Record<string, string> {
  const found: Record<string, string> = {}
  if (!writing.held_on) found['/held_on'] = 'Enter the day of the meeting'
  if (!writing.present.trim()) found['/present'] = 'Say who took part'
  if (!writing.progress.trim()) found['/progress'] = 'Say what has changed'
  if (writing.next_by === '') found['/next_by'] = 'Enter a real day, or leave it empty'
  said(writing).forEach((each, place) => {
    if (each.is === 'not_yet' && !each.outcome.trim()) found[`/done/${place}/outcome`] = 'Say why not yet'
  })
  rows(writing).forEach((each, place) => {
    if (!each.words.trim()) found[`/actions/${place}/words`] = 'Say what will be done'
    if (!each.owner_name.trim()) found[`/actions/${place}/owner_name`] = 'Name who will do it'
    if (each.by_when === '') found[`/actions/${place}/by_when`] = 'Enter a real day, or leave it empty'
  })
  return found
}

/** The open actions about which the meeting says something. */
export const said = (writing: MeetingWriting): MeetingWriting['done'] => writing.done.filter((each) => each.is)

/** The new actions that say anything. */
export const rows = (writing: MeetingWriting): WritingAction[] =>
  writing.actions.filter((each) => each.words.trim() || each.owner_name.trim())

export const toAction = (each: WritingAction): PlanActionIn => ({
  id: each.id,
  goal_id: each.goal_id || null,
  words: each.words,
  owner_id: each.owner_id,
  owner_name: each.owner_name,
  by_when: each.by_when,
})

/** The meeting as the API takes it. What was done was done by the day of the meeting. */
export function toMeeting(writing: MeetingWriting): PlanMeetingIn {
  return {
    id: writing.id,
    present: writing.present,
    progress: writing.progress,
    next_by: writing.next_by,
    kind: writing.kind as PlanMeetingIn['kind'],
    mode: writing.mode as PlanMeetingIn['mode'],
    outcome: writing.outcome as PlanMeetingIn['outcome'],
    held_on: writing.held_on ?? '',
    family_view: some(writing.family_view),
    done: said(writing).map((each): PlanDoneIn => ({
      action_id: each.action_id,
      done_on: each.is === 'done' ? writing.held_on : null,
      outcome: some(each.outcome),
    })),
    actions: rows(writing).map(toAction),
  }
}
