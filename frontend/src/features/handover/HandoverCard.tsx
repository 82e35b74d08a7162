import { useState } from 'react'
import type { HandoverView } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Button } from '../../ui/Button'
import { day, moment } from '../../ui/dates'
import { missing } from '../../ui/handoverWords'
import { ruleWords } from '../../ui/limits'
import { Facts, Name, Opened, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { StepForm, type Step } from './StepForm'

const STEPS: { step: Step; text: string; permission: string }[] = [
  { step: 'prepare', text: 'Prepare', permission: 'handover:record' },
  { step: 'meet', text: 'The visit together', permission: 'handover:record' },
  { step: 'goodbye', text: 'Goodbye said', permission: 'handover:record' },
  { step: 'hello', text: 'Hello said', permission: 'handover:record' },
  { step: 'finish', text: 'Finish', permission: 'handover:decide' },
  { step: 'cancel', text: 'It will not take place', permission: 'handover:decide' },
]

/** A hand-over: what the record says for the next worker, what was done, and what is missing. */
export function HandoverCard({ handover }: { handover: HandoverView }) {
  const may = useMay()
  const [step, setStep] = useState<Step | null>(null)
  const planned = handover.state === 'planned'
  const steps = STEPS.filter((each) => may(each.permission))
  return (
    <article className="app-entry">
      <h3 className="govuk-heading-s">
        From {handover.from_name} to {handover.to_name}
      </h3>
      <p className="govuk-body">
        {planned && (
          <State is={handover.missing.length > 0 ? 'soon' : 'in-time'}>
            {missing(handover.missing) || 'Every step is done'}
          </State>
        )}
        {handover.state === 'done' && <State is="done">Done on {day(handover.done_on)}</State>}
        {handover.state === 'cancelled' && <State is="done">Did not take place: {handover.cancelled_because}</State>}
      </p>
      <Facts
        rows={[
          ['Why', `${words(handover.reason)}: ${handover.why}`],
          ['Planned for', planned && day(handover.planned_for)],
          ['Visit together', handover.joint_visit_at && moment(handover.joint_visit_at)],
          ['Goodbye', handover.goodbye_on && `${day(handover.goodbye_on)}: ${handover.goodbye_how}`],
          ['Hello', handover.hello_on && `${day(handover.hello_on)}: ${handover.hello_how}`],
          ['Why a step was left out', handover.left_out],
          ['What the record does not say', handover.note_for_next],
        ]}
      />
      {handover.state !== 'cancelled' && <Brief handover={handover} />}
      {planned && steps.length > 0 && (
        <div className="app-row">
          {steps.map((each) => (
            <Button key={each.step} secondary onClick={() => setStep(each.step)}>
              {each.text}
            </Button>
          ))}
        </div>
      )}
      {planned && step && (
        <Opened key={step}>
          <StepForm step={step} handover={handover} onDone={() => setStep(null)} />
        </Opened>
      )}
    </article>
  )
}

/** From the record, as it is now: nobody types it again. */
function Brief({ handover }: { handover: HandoverView }) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">What the record says for {handover.to_name}</span>
      </summary>
      <div className="govuk-details__text">
        {handover.children.map((child) => (
          <div key={child.child_id}>
            <h4 className="govuk-heading-s">
              <Name>{child.name}</Name>
            </h4>
            <Facts
              rows={[
                ['Says about the change', child.own_words],
                ['What matters, in their words', child.matters],
                ['Stage', child.status && `${words(child.status)} since ${day(child.status_since)}`],
                ['Goals that are open', child.goals.join(' · ')],
                ['Due next', child.due.map((each) => `${ruleWords(each.code).what}, ${day(each.due_on)}`).join(' · ')],
              ]}
            />
          </div>
        ))}
        {handover.promises.length > 0 && (
          <>
            <h4 className="govuk-heading-s">Promises that are open</h4>
            <ul className="govuk-list">
              {handover.promises.map((each) => (
                <li key={each.id}>
                  {each.words} {each.to_name ? `(to ${each.to_name})` : '(to the family)'}
                  {each.by_when && `, by ${day(each.by_when)}`}.{' '}
                  {each.carried && <State is="in-time">{handover.to_name} takes it over</State>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}
