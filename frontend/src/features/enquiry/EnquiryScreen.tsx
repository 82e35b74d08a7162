import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { childNames } from '../../api/family'
import { allWorkers, enquiryOf, overviewOf, protectionOf } from '../../api/queries'
import type { Enquiry } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, moment, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Facts, Loading, Name, Section, State } from '../../ui/parts'
import { AGENCIES, DECISIONS, ENQUIRY_STATES, MODES, OUTCOMES, say } from '../../ui/protectionWords'
import { ConcludeForm } from './ConcludeForm'
import { FindingsForm } from './FindingsForm'

/** The answer to "where does this stand": the section 47 enquiry, and the last day by law for a conference. */
export function standing(enquiry: Enquiry): string {
  const started = `A section 47 enquiry began on ${day(enquiry.started_on)}`
  if (enquiry.state === 'discussed') return 'The agencies spoke, and decided that a section 47 enquiry is not needed.'
  if (enquiry.state === 'stopped') return `${started} and was stopped on ${day(enquiry.ended_on)}.`
  if (enquiry.state === 'enquiring')
    return `${started} and is going on. If a conference is needed, its last day by law is ${day(enquiry.conference_by)}.`
  const ended = `${started} and ended on ${day(enquiry.ended_on)}.`
  return enquiry.children.some((each) => each.conference_needed)
    ? `${ended} A conference is needed: its last day by law is ${day(enquiry.conference_by)}.`
    : `${ended} No conference is needed.`
}

type Open = 'findings' | 'conclude' | 'stop' | 'met' | null

/** One strategy discussion, what was decided for each child, and the enquiry that followed. */
export function EnquiryScreen({ childId, enquiryId }: { childId: string; enquiryId: string }) {
  const query = useQuery(enquiryOf(enquiryId))
  const overview = useQuery(overviewOf(childId))
  const page = useQuery(protectionOf(childId))
  const workers = useQuery(allWorkers)
  const may = useMay()
  const [open, setOpen] = useState<Open>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { data: enquiry, version } = query.data
  const names = childNames(overview.data?.data)
  const close = () => setOpen(null)
  const enquiring = enquiry.state === 'enquiring'
  const awaited = enquiry.follow_up_by && !enquiry.followed_up_on
  const booked = page.data?.enquiries.find((each) => each.id === enquiryId)?.conference_booked ?? true
  const bookable =
    !booked && may('conference:record') && (enquiring || enquiry.children.some((each) => each.conference_needed))
  return (
    <>
      <title>A strategy discussion - Kith</title>
      <Link to="/people/$id/protection" params={{ id: childId }} className="govuk-back-link">
        Protection
      </Link>
      <h2 className="govuk-heading-m">
        Strategy discussion, {day(enquiry.held_at)}{' '}
        <State is={enquiring ? 'in-time' : 'done'}>{say(ENQUIRY_STATES, enquiry.state)}</State>
      </h2>
      <p className="app-answer">{standing(enquiry)}</p>
      {enquiry.safe_tonight && (
        <Section title={enquiring ? 'What keeps each child safe tonight' : 'What kept each child safe'}>
          <p className="app-words">{enquiry.safe_tonight}</p>
        </Section>
      )}
      <div className="app-row">
        {enquiring && may('enquiry:record') && (
          <Button onClick={() => setOpen('findings')}>
            {enquiry.findings ? 'Go on with the findings' : 'Write the findings'}
          </Button>
        )}
        {enquiring && may('enquiry:conclude') && (
          <>
            <Button secondary onClick={() => setOpen('conclude')}>
              Conclude the enquiry
            </Button>
            <Button secondary onClick={() => setOpen('stop')}>
              Stop it without an outcome
            </Button>
          </>
        )}
        {awaited && may('enquiry:record') && (
          <Button secondary onClick={() => setOpen('met')}>
            The agencies met
          </Button>
        )}
        {bookable && (
          <Link
            to="/people/$id/protection/book"
            params={{ id: childId }}
            search={{ enquiry: enquiryId }}
            className={enquiring ? 'govuk-button govuk-button--secondary' : 'govuk-button'}
          >
            Book the conference
          </Link>
        )}
      </div>
      {open === 'findings' && <FindingsForm enquiry={enquiry} version={version} names={names} onDone={close} />}
      {open === 'conclude' && <ConcludeForm enquiry={enquiry} version={version} names={names} onDone={close} />}
      {open === 'stop' && <StopForm id={enquiryId} version={version} onDone={close} />}
      {open === 'met' && <MetForm id={enquiryId} version={version} onDone={close} />}
      <div className="app-columns">
        <div>
          {enquiry.children.map((each) => (
            <Section title={names.get(each.child_id) ?? 'A child of the family'} key={each.id}>
              {each.own_view && <blockquote className="app-quote">{each.own_view}</blockquote>}
              <Facts
                rows={[
                  ['Decided', say(DECISIONS, each.decision)],
                  ['Why', each.reason],
                  ['Found', each.outcome && say(OUTCOMES, each.outcome)],
                  ['Because', each.outcome_reason],
                  ['Conference', each.outcome && (each.conference_needed ? 'Needed' : 'Not needed')],
                ]}
              />
            </Section>
          ))}
          {enquiry.findings && (
            <Section title="What the enquiry found">
              <p className="app-words">{enquiry.findings}</p>
            </Section>
          )}
          <Section title="The worry">
            <p className="app-words">{enquiry.worry}</p>
          </Section>
          <Section title="What each agency knew">
            <p className="app-words">{enquiry.known}</p>
          </Section>
        </div>
        <div>
          <Facts
            rows={[
              ['When', moment(enquiry.held_at)],
              ['How', say(MODES, enquiry.mode)],
              ['Led by', workers.data?.find((each) => each.id === enquiry.led_by)?.name],
              [
                'Meeting after the call',
                enquiry.followed_up_on
                  ? day(enquiry.followed_up_on)
                  : enquiry.follow_up_by && (
                      <State is={enquiry.follow_up_by < today() ? 'late' : 'soon'}>
                        By {day(enquiry.follow_up_by)}
                      </State>
                    ),
              ],
              ['Why not all agencies', enquiry.quorum_reason],
              ['Why it was stopped', enquiry.stopped_because],
            ]}
          />
          <Section title="Who spoke together">
            <ul className="govuk-list">
              {enquiry.participants.map((each) => (
                <li key={each.id}>
                  <Name>{each.name}</Name>{' '}
                  <span className="app-quiet">
                    {[say(AGENCIES, each.agency), each.part, each.took_part ? null : 'did not take part']
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  )
}

interface FormProps {
  id: string
  version: string
  onDone: () => void
}

function StopForm({ id, version, onDone }: FormProps) {
  const [reason, setReason] = useState('')
  const form = useSend<Enquiry>('/reason', [['person'], enquiryOf(id).queryKey])
  const at = { params: { path: { id }, header: ifMatch(version) } }
  return (
    <Section title="Stop the enquiry without an outcome">
      <ErrorSummary errors={form.errors} />
      <TextArea at="/reason" label="Why?" rows={2} value={reason} onChange={setReason} error={form.errors['/reason']} />
      <div className="app-row">
        <Button
          warning
          busy={form.busy}
          onClick={() =>
            form.send(
              reason.trim() ? {} : { '/reason': 'Say why it stops' },
              () => ask(api.POST('/api/v1/enquiries/{id}/stop', { ...at, body: { reason } })),
              onDone,
            )
          }
        >
          Stop the enquiry
        </Button>
        <Button secondary onClick={onDone}>
          Leave it
        </Button>
      </div>
    </Section>
  )
}

function MetForm({ id, version, onDone }: FormProps) {
  const [on, setOn] = useState<string | null>(today())
  const form = useSend<Enquiry>('/on', [['person'], enquiryOf(id).queryKey])
  const at = { params: { path: { id }, header: ifMatch(version) } }
  return (
    <Section title="The agencies met after their call">
      <ErrorSummary errors={form.errors} />
      <DateField at="/on" label="When?" value={on} onChange={setOn} error={form.errors['/on']} />
      <div className="app-row">
        <Button
          busy={form.busy}
          onClick={() =>
            form.send(
              on ? {} : { '/on': 'Enter the day' },
              () => ask(api.POST('/api/v1/enquiries/{id}/follow-up', { ...at, body: { on: on ?? '' } })),
              onDone,
            )
          }
        >
          Save
        </Button>
        <Button secondary onClick={onDone}>
          Leave it
        </Button>
      </div>
    </Section>
  )
}
