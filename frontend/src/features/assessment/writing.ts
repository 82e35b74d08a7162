import { newId } from '../../api/ids'
import type { Assessment, AssessmentWriteIn, ChronologyEntry } from '../../api/schema.gen'
import { sentence } from '../../app/sentences'

/** An assessment as it is being written. A day is "" where there is no such day, null where there is none. */
export interface WritingChild {
  id: string
  child_id: string
  seen_on: string | null
  own_view: string
  particular: string
  factors: string[]
  outcome: string
}

export interface WritingView {
  id: string
  person_id: string | null
  name: string
  words: string
}

export interface WritingEvidence {
  id: string
  ledger_seq: number | null
  record_id: string | null
  on: string | null
  what: string
  why_it_matters: string
}

export interface Writing {
  strengths: string
  needs: string
  context: string
  analysis: string
  next_steps: string
  children: WritingChild[]
  views: WritingView[]
  evidence: WritingEvidence[]
}

export const begin = (assessment: Assessment): Writing => ({
  strengths: assessment.strengths ?? '',
  needs: assessment.needs ?? '',
  context: assessment.context ?? '',
  analysis: assessment.analysis ?? '',
  next_steps: assessment.next_steps ?? '',
  children: assessment.children.map((each) => ({
    id: each.id,
    child_id: each.child_id,
    seen_on: each.seen_on,
    own_view: each.own_view ?? '',
    particular: each.particular ?? '',
    factors: each.factors,
    outcome: each.outcome ?? '',
  })),
  views: assessment.views.map((each) => ({ ...each })),
  evidence: assessment.evidence.map((each) => ({ ...each })),
})

export const blankView = (person: { id: string; name: string | null } | null): WritingView => ({
  id: newId(), person_id: person?.id ?? null, name: person?.name ?? '', words: '',
}) // prettier-ignore

/** What happened, in the words of who told it, or in a sentence. */
export const told = (entry: ChronologyEntry): string =>
  entry.event?.words ?? [sentence(entry), entry.reason].filter(Boolean).join(': ')

/** A line of the chronology as evidence: what happened and when come with it, why it matters is the worker's. */
export const picked = (entry: ChronologyEntry): WritingEvidence => ({
  id: newId(),
  ledger_seq: entry.seq,
  record_id: entry.record_id,
  on: entry.on,
  what: told(entry),
  why_it_matters: '',
})

const some = (text: string) => text.trim() || null

/** What stands in the way of saving. */
export function wrong(writing: Writing): Record<string, string> {
  const found: Record<string, string> = {}
  writing.children.forEach((child, place) => {
    if (child.seen_on === '') found[`/children/${place}/seen_on`] = 'Enter a real day, or leave it empty'
  })
  writing.views.forEach((view, place) => {
    if (view.words.trim() && !view.name.trim()) found[`/views/${place}/name`] = 'Say whose view this is'
    if (view.name.trim() && !view.words.trim()) found[`/views/${place}/words`] = 'Write what they said, or take it out'
  })
  writing.evidence.forEach((each, place) => {
    if (!each.why_it_matters.trim()) found[`/evidence/${place}/why_it_matters`] = 'Say why this matters, or take it out'
  })
  return found
}

/** What stands in the way of handing it in, besides. */
export function unfinished(writing: Writing, counted: boolean): Record<string, string> {
  const found = wrong(writing)
  if (!writing.analysis.trim()) found['/analysis'] = 'Write what it all means for the children'
  writing.children.forEach((child, place) => {
    if (counted && child.factors.length === 0)
      found[`/children/${place}/factors`] = 'Choose what was found, or that nothing was'
    if (!child.outcome) found[`/children/${place}/outcome`] = 'Choose what should happen next'
  })
  return found
}

/** The text as the API takes it. */
export function toWrite(writing: Writing): AssessmentWriteIn {
  return {
    strengths: some(writing.strengths),
    needs: some(writing.needs),
    context: some(writing.context),
    analysis: some(writing.analysis),
    next_steps: some(writing.next_steps),
    children: writing.children.map((child) => ({
      id: child.id,
      child_id: child.child_id,
      seen_on: child.seen_on,
      own_view: some(child.own_view),
      particular: some(child.particular),
      factors: child.factors as Assessment['children'][number]['factors'],
      outcome: (child.outcome || null) as Assessment['children'][number]['outcome'],
    })),
    views: writing.views.filter((view) => view.words.trim()),
    evidence: writing.evidence.map((each) => ({ ...each, on: each.on ?? '' })),
  } as AssessmentWriteIn
}

export const STATUTORY = new Set(['child_and_family', 'pre_birth'])
