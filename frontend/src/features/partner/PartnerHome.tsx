import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { partnerHome } from '../../api/partner'
import type { ActionOfOurs, RequestOfUs, UptakeOfOurs, UptakeState } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { day, moment, today } from '../../ui/dates'
import { Empty, Loading, Name, Section, State, Table, Title } from '../../ui/parts'
import { UPTAKE_STATES } from '../../ui/offerWords'
import { BASES, PURPOSES, REQUESTS } from '../../ui/partnerWords'
import { words } from '../../ui/words'
import { AnswerForm } from './AnswerForm'
import { ProvideForm } from './ProvideForm'
import { ReportForm } from './ReportForm'

const due = (on: string) => <State is={on < today() ? 'late' : on === today() ? 'soon' : 'in-time'}>By {day(on)}</State>

/** Where help stands that is not over, and how soon somebody should look at it. */
const HELPING: Partial<Record<UptakeState, 'soon' | 'in-time'>> = {
  asked: 'soon',
  accepted: 'in-time',
  waiting: 'in-time',
  started: 'in-time',
}

/** The workspace of a partner agency: what it is asked, what is its to do, whom it helps, what it sent. */
export function PartnerHome({ agencyId }: { agencyId: string }) {
  const query = useQuery(partnerHome(agencyId))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const { name, requests, actions, children, contacts, uptakes } = query.data
  const waiting = requests.filter((each) => each.state === 'waiting')
  const past = requests.filter((each) => each.state !== 'waiting')
  const open = actions.filter((each) => !each.done_on)
  const helping = uptakes.filter((each) => each.state in HELPING)
  const asked = helping.filter((each) => each.state === 'asked')
  return (
    <>
      <Title page={name}>{name}</Title>
      <p className="app-answer">
        {waiting.length + open.length + asked.length === 0
          ? 'Nothing waits for you.'
          : [
              waiting.length > 0 &&
                `${waiting.length} ${waiting.length === 1 ? 'question waits' : 'questions wait'} for your answer`,
              asked.length > 0 &&
                `${asked.length} ${asked.length === 1 ? 'family hopes' : 'families hope'} that you can help`,
              open.length > 0 && `${open.length} ${open.length === 1 ? 'action is' : 'actions are'} yours to do`,
            ]
              .filter(Boolean)
              .join('; ') + '.'}
      </p>
      <p>
        <Link to="/partner/worry" className="govuk-button">
          Tell us about a worry
        </Link>
      </p>
      <Section title="What we ask you">
        {waiting.length === 0 && <Empty>When we need to know something from you, it appears here.</Empty>}
        {waiting.map((each) => (
          <Asked key={each.id} request={each} agencyId={agencyId} />
        ))}
        {past.length > 0 && (
          <details className="govuk-details">
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">Earlier questions ({past.length})</span>
            </summary>
            <ul className="govuk-list">
              {past.map((each) => (
                <li key={each.id}>
                  <strong>{each.about}</strong>: {each.asked}{' '}
                  <State is="done">{REQUESTS[each.state] ?? each.state}</State>
                  {each.answer && <p className="app-quote">{each.answer}</p>}
                  {each.not_because && <p className="app-quote">{each.not_because}</p>}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Section>
      {uptakes.length > 0 && (
        <Section title="Families we ask you to help">
          {helping.length === 0 && <Empty>Nobody waits for your help now.</Empty>}
          {helping.map((each) => (
            <Helping key={each.id} uptake={each} agencyId={agencyId} />
          ))}
          {uptakes.length > helping.length && (
            <details className="govuk-details">
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text">What is over ({uptakes.length - helping.length})</span>
              </summary>
              {uptakes
                .filter((each) => !helping.includes(each))
                .map((each) => (
                  <p className="govuk-body" key={each.id}>
                    {each.offer}, asked {day(each.asked_on)}:{' '}
                    <State is="done">{UPTAKE_STATES[each.state] ?? each.state}</State>
                  </p>
                ))}
            </details>
          )}
        </Section>
      )}
      <Section title="Yours to do">
        {actions.length === 0 && <Empty>When a family’s plan names something for you to do, it appears here.</Empty>}
        {actions.map((each) => (
          <Action key={each.id} action={each} agencyId={agencyId} />
        ))}
      </Section>
      <Section title="Children you help with us">
        {children.length === 0 && (
          <Empty>Here is every child about whom we share something with you, or whose plan you are part of.</Empty>
        )}
        <ul className="govuk-list">
          {children.map((child) => (
            <li key={child.id}>
              <Link className="govuk-link" to="/partner/children/$id" params={{ id: child.id }}>
                <Name>{child.name}</Name>
              </Link>{' '}
              <span className="app-quiet">
                {child.shares.map((each) => PURPOSES[each.purpose]).join('; ') || 'You are part of the plan'}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Worries you told us about">
        {contacts.length === 0 ? (
          <Empty>What you tell us, and what we decided, appears here.</Empty>
        ) : (
          <Table
            caption="Worries you told us about"
            head={['About', 'Sent', 'By', 'What we decided']}
            rows={contacts}
            rowKey={(row) => row.id}
            cells={(row) => [
              row.children.map((child) => child.name ?? 'A child').join(', '),
              moment(row.received_at),
              row.sender_name,
              row.children.map((child, place) => (
                <div key={place}>
                  {row.children.length > 1 && <>{child.name ?? 'A child'}: </>}
                  {child.outcome ? (
                    <State is="done">{words(child.outcome)}</State>
                  ) : (
                    <State is="in-time">We decide within one working day</State>
                  )}
                </div>
              )),
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Asked({ request, agencyId }: { request: RequestOfUs; agencyId: string }) {
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        About <Name>{request.about}</Name> {due(request.by_when)}
      </h3>
      <p className="app-quote">{request.asked}</p>
      <p className="govuk-body">
        Why we ask: {request.why} <span className="app-quiet">({BASES[request.basis]})</span>
      </p>
      <AnswerForm request={request} agencyId={agencyId} />
    </article>
  )
}

function Action({ action, agencyId }: { action: ActionOfOurs; agencyId: string }) {
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {action.words}{' '}
        {action.done_on ? <State is="done">Done {day(action.done_on)}</State> : action.by_when && due(action.by_when)}
      </h3>
      <p className="govuk-body app-quiet">For {action.children.map((child) => child.name).join(', ')}</p>
      {action.outcome && <p className="app-quote">{action.outcome}</p>}
      {!action.done_on && <ReportForm action={action} agencyId={agencyId} />}
    </article>
  )
}

function Helping({ uptake, agencyId }: { uptake: UptakeOfOurs; agencyId: string }) {
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {uptake.offer} <State is={HELPING[uptake.state] ?? 'done'}>{UPTAKE_STATES[uptake.state] ?? uptake.state}</State>
      </h3>
      <p className="govuk-body">
        {uptake.asked_by} asked you on {day(uptake.asked_on)}.
        {uptake.expected_on && ` You expect to begin ${day(uptake.expected_on)}.`}
      </p>
      <p className="app-quote">{uptake.sent}</p>
      {uptake.news.map((each, place) => (
        <p className="govuk-body" key={place}>
          {day(each.on)}, you: {each.words}
        </p>
      ))}
      <ProvideForm uptake={uptake} agencyId={agencyId} />
    </article>
  )
}
