import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { coordinators } from '../../api/fgc'
import type { FgcShown } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { ENDINGS, NEXT, said, STATES } from '../../ui/fgcWords'
import { Opened, State } from '../../ui/parts'
import { Children, People, Told } from './Around'
import { Fidelity } from './Fidelity'
import { StepForm, type Step } from './StepForm'
import * as steps from './steps'
import { Beside, ThePlan } from './ThePlan'

type Opener = { text: string; open: () => Step; may: boolean }

/** What comes next, in a sentence. */
export function answer(shown: FgcShown): string {
  const { step, by_when } = shown.next
  if (step === 'nothing') return `Closed: ${said(ENDINGS, shown.record.ending).toLowerCase()}.`
  return `Next: ${said(NEXT, step).charAt(0).toLowerCase()}${said(NEXT, step).slice(1)}${by_when ? `, by ${day(by_when)}` : ''}.`
}

/** One conference: what comes next, one thing at a time; then all that is known of it. */
export function Guide({ shown, onClosed }: { shown: FgcShown; onClosed?: () => void }) {
  const may = useMay()
  const { session } = useSession()
  const [step, setStep] = useState<Step | null>(null)
  const agrees = may('fgc:agree')
  const decides = may('fgc:decide')
  const who = useQuery({ ...coordinators, enabled: decides && shown.next.step === 'assign' })
  const { record, next } = shown
  const theirs = record.coordinator_id === session?.worker?.id || session?.worker?.role === 'service_manager'
  const late = record.state !== 'closed' && !!next.by_when && next.by_when < today()
  const writes = may('fgc:record') && record.state !== 'closed'
  const met = ['held', 'agreed', 'not_agreed', 'reviewed'].includes(record.state)
  const unprepared = record.members.find((each) => each.side !== 'professional' && !each.prepared_on && !each.kept_out_because)
  const here = (text: string, open: () => Step, allowed = writes): Opener => ({ text, open, may: allowed && writes })
  const nexts: Partial<Record<typeof next.step, Opener[]>> = {
    offer: [here('Offer it', () => steps.offer(shown), agrees), here('It is not offered', steps.leaveOut, decides)],
    wait: [here('Write down an answer', () => steps.answer(shown), agrees), here('Offer it to somebody else too', () => steps.offer(shown), agrees)],
    refer: [here('Tell the service', () => steps.refer(shown), agrees)],
    assign: [here('Name a coordinator', () => steps.assign(who.data ?? []), decides && who.data !== undefined)],
    prepare: [here(unprepared ? `Prepare it with ${unprepared.name}` : 'Add somebody', () => steps.member(unprepared))],
    hear_child: [here('Invite and hear the child', () => steps.hear(shown))],
    arrange: [here('Fix the day', () => steps.arrange(shown), theirs)],
    hold: [here('The family met', () => steps.hold(shown), theirs), here('Another day', () => steps.arrange(shown), theirs)],
    decide: [here('Agree to the plan', steps.agree, agrees), here('It would not be safe', steps.notAgree, agrees)],
    meet_again: [here('Fix another day', () => steps.arrange(shown), theirs)],
    share: [here('Somebody was given the plan', steps.share)],
    ask: [here('Write down what they say of it', steps.ask)],
    review: [here('The plan was looked at again', steps.review)],
    close: [here('Close it', () => steps.close(shown))],
  } // prettier-ignore
  const now = (nexts[next.step] ?? []).filter((each) => each.may)
  const more = [
    here('Somebody more in the network', () => steps.member()),
    here('Rights were explained', steps.explain),
    here('A peer advocate', () => steps.peer()),
    here('What a child thinks', () => steps.hear(shown)),
    here('Offer it to somebody else', () => steps.offer(shown), agrees && !met),
    here('Write down an answer', () => steps.answer(shown), agrees && record.offers.length > 0 && !met),
    here('Help that is promised', () => steps.promise(), met),
    here('Somebody was given the plan', steps.share, met),
    here('How it was for them', steps.ask, met),
    here('The plan was looked at again', steps.review, ['agreed', 'reviewed'].includes(record.state)),
    here('An application to the court', steps.court, agrees),
    here('Close it', () => steps.close(shown)),
  ].filter((each) => each.may && !now.some((other) => other.text === each.text))
  const done = () => {
    if (step?.verb === 'close') onClosed?.()
    setStep(null)
  }
  return (
    <>
      <p className="app-answer">{answer(shown)}</p>
      <p className="app-row">
        <State is={record.state === 'closed' ? 'done' : 'in-time'}>{said(STATES, record.state)}</State>
        {late && <State is="late">This step is late</State>}
      </p>
      {now.length === 0 && next.step !== 'nothing' && <p className="govuk-body">{whoDoes(shown)}</p>}
      {!step && (
        <div className="app-row">
          {now.map((each, place) => (
            <Button key={each.text} secondary={place > 0} onClick={() => setStep(each.open())}>
              {each.text}
            </Button>
          ))}
        </div>
      )}
      {step && (
        <Opened key={step.key}>
          <StepForm step={step} record={record} onDone={done} />
        </Opened>
      )}
      {!step && more.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">More that you can record</span>
          </summary>
          <div className="app-row">
            {more.map((each) => (
              <Button key={each.text} secondary onClick={() => setStep(each.open())}>
                {each.text}
              </Button>
            ))}
          </div>
        </details>
      )}
      <Told shown={shown} />
      <Children shown={shown} onHear={writes ? (id) => setStep(steps.hear(shown, id)) : undefined} />
      <People shown={shown} onPrepare={writes ? (id) => setStep(steps.member(record.members.find((each) => each.id === id))) : undefined} />
      <ThePlan shown={shown} onGiven={writes && met ? (id) => setStep(steps.promise(record.resources.find((each) => each.id === id))) : undefined} />
      <Beside shown={shown} onPeer={writes ? (id) => setStep(steps.peer(record.peers.find((each) => each.id === id))) : undefined} />
      <Fidelity items={shown.fidelity} />
    </>
  )
} // prettier-ignore

/** Who can take the next step, where the reader cannot. */
function whoDoes(shown: FgcShown): string {
  const { step } = shown.next
  if (['arrange', 'hold', 'meet_again'].includes(step))
    return `${shown.coordinator_name ?? 'The coordinator'} does this.`
  if (step === 'assign') return 'A manager names the coordinator.'
  return 'The family’s worker does this.'
}
