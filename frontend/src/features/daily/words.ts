import type { DailyPage } from '../../api/schema.gen'
import { moment } from '../../ui/dates'

type Run = DailyPage['runs'][number]

export const STATES: Record<Run['state'], string> = {
  asked: 'Waits to begin',
  running: 'Under way',
  done: 'Done',
  stopped: 'Stopped',
}
export const CHILD_STATES: Record<DailyPage['children'][number]['state'], string> = {
  held: 'Held back',
  refused: 'Refused',
  unsure: 'No answer, sent again',
  sending: 'Being sent',
  waiting: 'Waits',
}
export const SENT_AS: Record<DailyPage['receipts'][number]['what'], string> = {
  whole: 'All of it',
  changes: 'What changed',
  purge: 'Taken back',
}
export const OUTCOMES: Record<DailyPage['receipts'][number]['outcome'], string> = {
  accepted: 'Accepted',
  refused: 'Refused',
  unsure: 'No answer',
  waiting: 'Not taken',
}

const children = (count: number) => (count === 1 ? '1 child' : `${count.toLocaleString('en-GB')} children`)

/** The page's question in one sentence: does the Department hold what our record says? */
export function answer(page: DailyPage): string {
  const last = page.runs[0]
  if (!page.on) return 'Nothing is sent to the Department from here: the daily flow is off.'
  if (!last) return 'The daily flow is on. Nothing has been sent yet.'
  if (last.state === 'asked') return 'A run waits to begin.'
  if (last.state === 'running') return 'A run is under way.'
  if (last.state === 'stopped') return `The last run stopped before its end. ${last.words ?? ''}`.trim()
  const open = page.waiting === 0 ? 'Nobody is left out.' : `${children(page.waiting)} could not be sent.`
  return `The Department holds ${children(page.there)} as of ${moment(last.ended_at)}. ${open}`
}

/** What came of a run, the figures that are not nought. */
export function cameTo(run: Run): string {
  const parts = [
    run.accepted > 0 && `${run.accepted.toLocaleString('en-GB')} sent and accepted`,
    run.unchanged > 0 && `${run.unchanged.toLocaleString('en-GB')} as before`,
    run.purged > 0 && `${run.purged.toLocaleString('en-GB')} taken back`,
    run.refused > 0 && `${run.refused.toLocaleString('en-GB')} refused`,
    run.held > 0 && `${run.held.toLocaleString('en-GB')} held back`,
    run.unsure > 0 && `${run.unsure.toLocaleString('en-GB')} without an answer`,
  ].filter(Boolean)
  const text = parts.length > 0 ? `${parts.join(', ')}.` : ''
  return [text, run.words].filter(Boolean).join(' ') || 'Nothing yet'
}
