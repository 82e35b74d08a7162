import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { coordinators } from '../../api/fgc'
import type { FgcShown } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Button } from '../../ui/Button'
import { age, day, moment, today } from '../../ui/dates'
import {
  CAME,
  ENDINGS,
  FORMS,
  METHODS,
  NEXT,
  NOT_OFFERED,
  OCCASIONS,
  said,
  SIDES,
  STATES,
  USES,
  WHOSE,
} from '../../ui/fgcWords'
import { Empty, Facts, Name, Opened, Section, State, Table } from '../../ui/parts'
import { Fidelity } from './Fidelity'
import { StepForm, type Step } from './StepForm'
import * as steps from './steps'

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
  const writes = may('fgc:record') && record.state !== 'closed'
  const met = ['held', 'agreed', 'not_agreed', 'reviewed'].includes(record.state)
  const unprepared = record.members.find((each) => each.side !== 'professional' && !each.prepared_on && !each.kept_out_because)
  const here = (text: string, open: () => Step, allowed = writes): Opener => ({ text, open, may: allowed && writes })
  const nexts: Partial<Record<typeof next.step, Opener[]>> = {
    offer: [here('Offer it', () => steps.offer(shown), agrees), here('It is not offered', steps.leaveOut, decides)],
    wait: [here('Write down an answer', () => steps.answer(shown), agrees), here('Offer it to somebody else too', () => steps.offer(shown), agrees)],
    refer: [here('Tell the service', () => steps.refer(shown), agrees)],
    assign: [here('Name a coordinator', () => steps.assign(who.data ?? []), decides)],
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
        <State is={record.state === 'closed' ? 'done' : next.by_when && next.by_when < today() ? 'late' : 'in-time'}>
          {said(STATES, record.state)}
        </State>
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

function Told({ shown }: { shown: FgcShown }) {
  const { record } = shown
  return (
    <Section title="What it is about">
      <Facts
        rows={[
          ['What', said(FORMS, record.form)],
          ['When in the family’s way', said(USES, record.use)],
          ['What we worry about', record.worries],
          ['What goes well', record.strengths],
          ['What the plan must make sure of', record.bottom_lines],
          ['Questions for the family', record.questions],
          ['Letter before proceedings', record.letter_on && day(record.letter_on)],
          ['Application to the court', record.proceedings_on && day(record.proceedings_on)],
          [
            'Not offered',
            record.not_offered &&
              `${said(NOT_OFFERED, record.not_offered)}: ${record.not_offered_because ?? ''} Decided by ${shown.not_offered_by_name ?? 'a manager'}, ${day(record.not_offered_on)}`,
          ],
          ['Referred by', shown.referrer_name && `${shown.referrer_name}, ${day(record.referred_on)}`],
          ['Coordinator', shown.coordinator_name && `${shown.coordinator_name}, since ${day(record.assigned_on)}`],
          [
            'Not from outside the case',
            record.connected && `They have ${record.connected}. ${record.connected_because ?? ''}`,
          ],
          [
            'The day',
            record.scheduled_for &&
              `${moment(record.scheduled_for)}, ${record.venue ?? ''}, in ${record.language ?? ''}${record.interpreter ? ` with ${record.interpreter}` : ''}`,
          ],
          ['Closed', record.closed_on && `${day(record.closed_on)}: ${record.closed_because ?? ''}`],
        ]}
      />
      {record.offers.length > 0 && (
        <ul className="govuk-list">
          {record.offers.map((each) => (
            <li key={each.id}>
              Offered to <Name>{each.name}</Name> on {day(each.offered_on)} ({each.offered_how}):{' '}
              {each.accepted === null ? 'no answer yet' : `${each.accepted ? 'yes' : 'no'} on ${day(each.answered_on)}`}
              {each.words && `. “${each.words}”`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Children({ shown, onHear }: { shown: FgcShown; onHear?: ((id: string) => void) | undefined }) {
  return (
    <Section title="The children">
      {shown.record.children.map((child) => {
        const known = shown.names.find((each) => each.child_id === child.child_id)
        return (
          <article className="app-entry" key={child.id}>
            <h3 className="govuk-heading-s">
              <Name>{known?.name}</Name>, {age(known?.date_of_birth ?? null)}
            </h3>
            <Facts
              rows={[
                ['Says', child.own_view && `“${child.own_view}”`],
                ['How they chose to say it', child.view_method && said(METHODS, child.view_method)],
                ['Invited', child.invited_on && `${day(child.invited_on)}${child.invited_how ? `, ${child.invited_how}` : ''}`],
                [
                  'Advocate',
                  child.advocate_offered_on &&
                    `Offered on ${day(child.advocate_offered_on)}: ${child.advocate_wanted ? 'wanted' : 'not wanted'}`,
                ],
                ['Could come into care', child.at_risk === null ? null : child.at_risk ? `Yes: ${child.risk_basis ?? ''}` : 'No'],
                ['On the day', child.came && said(CAME, child.came)],
              ]}
            />
            {onHear && (
              <Button secondary onClick={() => onHear(child.id)}>
                {child.own_view ? 'Change' : 'Write down'} what {known?.name ?? 'the child'} thinks
              </Button>
            )}
          </article>
        )
      })}
    </Section>
  )
} // prettier-ignore

function People({ shown, onPrepare }: { shown: FgcShown; onPrepare?: ((id: string) => void) | undefined }) {
  const { members } = shown.record
  return (
    <Section title="The family’s own people, wherever they live">
      {members.length === 0 ? (
        <Empty>Nobody is named yet. The family says who belongs.</Empty>
      ) : (
        <Table
          caption="Who comes, and who was prepared"
          head={['Who', 'Comes for', 'Lives', 'Prepared', 'Wishes', ...(onPrepare ? ['Change'] : [])]}
          rows={members}
          rowKey={(each) => each.id}
          cells={(each) => [
            <>
              <Name>{each.name}</Name>, {each.relation}
            </>,
            said(SIDES, each.side),
            `${each.lives ?? ''}${each.travel ? ` (${each.travel})` : ''}`,
            each.kept_out_because
              ? `Not invited: ${each.kept_out_because}`
              : `${each.prepared_on ? `${day(each.prepared_on)}, ${each.prepared_how ?? ''}` : 'Not yet'}${each.came ? `. ${said(CAME, each.came)}` : ''}`,
            each.wishes && `“${each.wishes}”`,
            ...(onPrepare
              ? [
                  <button
                    key="change"
                    type="button"
                    className="govuk-link app-plain"
                    onClick={() => onPrepare(each.id)}
                  >
                    {each.prepared_on ? 'Change' : 'Prepare'}
                    <span className="govuk-visually-hidden"> {each.name}</span>
                  </button>,
                ]
              : []),
          ]}
        />
      )}
    </Section>
  )
}

function ThePlan({ shown, onGiven }: { shown: FgcShown; onGiven?: ((id: string) => void) | undefined }) {
  const { record } = shown
  const may = useMay()
  const child = record.children[0]?.child_id
  if (!record.held_from) return null
  return (
    <Section title="The family’s plan">
      {record.plan_words && <blockquote className="app-quote">{record.plan_words}</blockquote>}
      <Facts
        rows={[
          ['Leads it', record.lead_name],
          ['Held', moment(record.held_from)],
          [
            'The family’s own time',
            record.private_from
              ? `${moment(record.private_from)} to ${moment(record.private_until)}, ${record.private_alone ? 'alone' : 'with a professional in the room'}`
              : 'There was none',
          ],
          ['Not agreed because', record.not_safe_because],
          ['Agreed', record.plan_id && day(record.decided_on)],
        ]}
      />
      {record.plan_id && child && may('plan:read') && (
        <p className="govuk-body">
          <Link to="/people/$id/plans/$plan" params={{ id: child, plan: record.plan_id }} className="govuk-link">
            Who does what by when
          </Link>
        </p>
      )}
      {record.resources.length > 0 && (
        <Table
          caption="Help that was promised"
          head={['Help', 'From', 'Promised', 'There', ...(onGiven ? ['Change'] : [])]}
          rows={record.resources}
          rowKey={(each) => each.id}
          cells={(each) => [
            each.words,
            each.who,
            day(each.promised_on),
            each.given_on ? day(each.given_on) : (each.not_given_because ?? `Not yet${each.by_when ? `, by ${day(each.by_when)}` : ''}`),
            ...(onGiven
              ? [
                  <button key="given" type="button" className="govuk-link app-plain" onClick={() => onGiven(each.id)}>
                    Did it come?<span className="govuk-visually-hidden"> {each.words}</span>
                  </button>,
                ]
              : []),
          ]}
        />
      )}
      {record.copies.length > 0 && (
        <p className="govuk-body">
          Given to {record.copies.map((each) => `${each.to_name} (${day(each.shared_on)}, ${each.how})`).join(', ')}.
        </p>
      )}
      {record.reviews.map((each) => (
        <article className="app-entry" key={each.id}>
          <h3 className="govuk-heading-s">Looked at again on {day(each.held_on)}</h3>
          <Facts
            rows={[
              ['Goes well', each.went_well],
              ['Still to do', each.still_to_do],
              ['The family says', each.family_words && `“${each.family_words}”`],
              ['Look again by', each.next_by && day(each.next_by)],
            ]}
          />
        </article>
      ))}
    </Section>
  )
} // prettier-ignore

function Beside({ shown, onPeer }: { shown: FgcShown; onPeer?: ((id: string) => void) | undefined }) {
  const { feedback, explanations, peers } = shown.record
  if (feedback.length + explanations.length + peers.length === 0) return null
  return (
    <Section title="Rights, company, and how it was for them">
      <ul className="govuk-list">
        {explanations.map((each) => (
          <li key={each.id}>
            Rights explained to <Name>{each.to_name}</Name> ({said(WHOSE, each.whose).toLowerCase()}) on{' '}
            {day(each.explained_on)}, {each.how}, in {each.language}
            {each.interpreter && ` with ${each.interpreter}`}
            {each.understood && `. ${each.understood}`}
          </li>
        ))}
        {peers.map((each) => (
          <li key={each.id}>
            <Name>{each.peer_name}</Name> stands beside <Name>{each.parent_name}</Name> at{' '}
            {said(OCCASIONS, each.occasion).toLowerCase()}: trained {day(each.trained_on)}, no conflict{' '}
            {day(each.conflict_checked_on)}, wanted {day(each.consent_on)}, together from {day(each.matched_on)}
            {each.ended_on && `, until ${day(each.ended_on)}`}{' '}
            {onPeer && !each.ended_on && (
              <button type="button" className="govuk-link app-plain" onClick={() => onPeer(each.id)}>
                Change
              </button>
            )}
          </li>
        ))}
        {feedback.map((each) => (
          <li key={each.id}>
            {said(WHOSE, each.whose)} on {day(each.given_on)}: listened to: {each.listened_to}; our own plan: {each.our_plan};
            would tell another family to have one: {each.would_recommend}.{each.than_before && ` Beside before: “${each.than_before}”`}
            {each.words && ` “${each.words}”`}
          </li>
        ))}
      </ul>
    </Section>
  )
} // prettier-ignore
