import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { childNames } from '../../api/family'
import { conferenceOf, overviewOf } from '../../api/queries'
import type { Conference } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, moment } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Facts, Loading, Name, Section, State } from '../../ui/parts'
import { ATTENDEES, CATEGORIES, CONFERENCE_DECISIONS, CONFERENCE_KINDS, CONFERENCE_STATES, listed, say } from '../../ui/protectionWords' // prettier-ignore
import { CorrectForm } from './CorrectForm'
import { MoveForm } from './MoveForm'

/** The answer to "what was decided, and what follows". */
export function outcome(conference: Conference): string {
  if (conference.state === 'cancelled') return 'This conference was called off.'
  if (conference.state === 'booked')
    return `It is booked for ${moment(conference.booked_for)}${conference.venue ? `, ${conference.venue}` : ''}.`
  const has = (decision: string) => conference.children.some((each) => each.decision === decision)
  const follows = [
    conference.core_group_by && `the core group meets by ${day(conference.core_group_by)}`,
    conference.next_review_by && `the next review is by ${day(conference.next_review_by)}`,
  ].filter((each) => each !== null && each !== '')
  const then = follows.length > 0 ? ` Next: ${follows.join(', ')}.` : ''
  if (has('plan')) return `A child protection plan began on ${day(conference.held_on)}.${then}`
  if (has('continues')) return `The child protection plan goes on.${then}`
  if (has('ends')) return `The child protection plan ended on ${day(conference.held_on)}. Help as a child in need goes on for at least three months.` // prettier-ignore
  return 'No child protection plan was needed.'
}

/** One conference, to be read and printed. */
export function ConferenceScreen({ childId, conferenceId }: { childId: string; conferenceId: string }) {
  const query = useQuery(conferenceOf(conferenceId))
  const overview = useQuery(overviewOf(childId))
  const may = useMay()
  const [open, setOpen] = useState<'move' | 'cancel' | 'correct' | null>(null)
  const close = () => setOpen(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { data: conference, version } = query.data
  const names = childNames(overview.data?.data)
  const booked = conference.state === 'booked'
  return (
    <>
      <title>A conference - Kith</title>
      <Link to="/people/$id/protection" params={{ id: childId }} className="govuk-back-link">
        Protection
      </Link>
      <h2 className="govuk-heading-m">
        {say(CONFERENCE_KINDS, conference.conference_kind)}{' '}
        <State is={booked ? 'in-time' : 'done'}>{say(CONFERENCE_STATES, conference.state)}</State>
      </h2>
      <p className="app-answer">{outcome(conference)}</p>
      <div className="app-row">
        {booked && may('conference:hold') && (
          <Link
            to="/people/$id/protection/conferences/$conference/hold"
            params={{ id: childId, conference: conferenceId }}
            className="govuk-button"
          >
            It was held: record it
          </Link>
        )}
        {booked && may('conference:record') && (
          <>
            <Button secondary onClick={() => setOpen('move')}>
              Move it
            </Button>
            <Button secondary onClick={() => setOpen('cancel')}>
              Call it off
            </Button>
          </>
        )}
        {conference.state === 'held' && may('conference:hold') && (
          <Button secondary onClick={() => setOpen('correct')}>
            Put it right
          </Button>
        )}
        {conference.state === 'held' && (
          <Button secondary onClick={() => window.print()}>
            Print
          </Button>
        )}
      </div>
      {open === 'cancel' && booked && <CallOff id={conferenceId} version={version} onDone={close} />}
      {open === 'move' && booked && <MoveForm conference={conference} version={version} onDone={close} />}
      {open === 'correct' && <CorrectForm conference={conference} version={version} names={names} onDone={close} />}
      <div className="app-columns">
        <div>
          {conference.children.map((each) => (
            <Section title={names.get(each.child_id) ?? 'A child of the family'} key={each.id}>
              {each.own_view && <blockquote className="app-quote">{each.own_view}</blockquote>}
              {each.decision && (
                <Facts
                  rows={[
                    ['Decided', say(CONFERENCE_DECISIONS, each.decision)],
                    ['Protects from', listed(each.categories.map((code) => say(CATEGORIES, code)))],
                    ['Why', each.reason],
                  ]}
                />
              )}
            </Section>
          ))}
          <Words title="What the plan must contain" text={conference.outline_plan} />
          <Words title="What was talked about" text={conference.summary} />
          <Words title="What the parents say" text={conference.parents_view} quoted />
          <Words title="What the parent advocate said" text={conference.peer_advocate} quoted />
          {conference.dissents.length > 0 && (
            <Section title="Who did not agree">
              {conference.dissents.map((each) => (
                <div key={each.id}>
                  <p>
                    <Name>{each.who}</Name>
                    {each.child_id && (
                      <>
                        , about <Name>{names.get(each.child_id)}</Name>
                      </>
                    )}
                  </p>
                  <blockquote className="app-quote">{each.words}</blockquote>
                </div>
              ))}
            </Section>
          )}
        </div>
        <div>
          <Facts
            rows={[
              ['Booked for', moment(conference.booked_for)],
              ['Where', conference.venue],
              ['Held on', conference.held_on && day(conference.held_on)],
              ['Chair', conference.chair_name],
              ['Enough agencies', conference.quorate === null ? null : conference.quorate ? 'Yes' : 'No'],
              ['Why it went on', conference.quorum_reason],
              ['First core group by', conference.core_group_by && day(conference.core_group_by)],
              ['Next review by', conference.next_review_by && day(conference.next_review_by)],
              ['Why it was called off', conference.cancelled_because],
            ]}
          />
          {conference.attendees.length > 0 && (
            <Section title="Who was asked, and who came">
              <ul className="govuk-list">
                {conference.attendees.map((each) => (
                  <li key={each.id}>
                    <Name>{each.name}</Name>{' '}
                    <span className="app-quiet">
                      {[
                        say(ATTENDEES, each.part),
                        each.attended ? 'came' : 'did not come',
                        each.report_in && 'report was in',
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </div>
    </>
  )
}

function Words({ title, text, quoted }: { title: string; text: string | null; quoted?: boolean }) {
  if (!text) return null
  return (
    <Section title={title}>
      {quoted ? <blockquote className="app-quote">{text}</blockquote> : <p className="app-words">{text}</p>}
    </Section>
  )
}

function CallOff({ id, version, onDone }: { id: string; version: string; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const form = useSend<Conference>('/reason', [['person'], conferenceOf(id).queryKey])
  const at = { params: { path: { id }, header: ifMatch(version) } }
  return (
    <Section title="Call it off">
      <ErrorSummary errors={form.errors} />
      <TextArea at="/reason" label="Why?" rows={2} value={reason} onChange={setReason} error={form.errors['/reason']} />
      <div className="app-row">
        <Button
          warning
          busy={form.busy}
          onClick={() =>
            form.send(
              reason.trim() ? {} : { '/reason': 'Say why it is called off' },
              () => ask(api.POST('/api/v1/conferences/{id}/cancel', { ...at, body: { reason } })),
              onDone,
            )
          }
        >
          Call it off
        </Button>
        <Button secondary onClick={onDone}>
          Leave it
        </Button>
      </div>
    </Section>
  )
}
