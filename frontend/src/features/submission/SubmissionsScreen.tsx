import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { submissions } from '../../api/returning'
import type { DueView, SubmissionCard } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, moment } from '../../ui/dates'
import { Empty, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { RETURNS, RUN_STATES } from '../../ui/returnWords'
import { AskForm } from './AskForm'

/** What a run came to, in a line. */
export function cameTo(card: SubmissionCard): string {
  if (card.state === 'asked') return RUN_STATES['asked'] ?? ''
  if (card.state === 'failed')
    return card.stopping ? `Not made: ${card.stopping} to mend or leave out first` : (RUN_STATES['failed'] ?? '')
  const children = card.children === 1 ? '1 child' : `${(card.children ?? 0).toLocaleString('en-GB')} children`
  return `${RUN_STATES[card.state] ?? card.state}${card.sent_on ? ` on ${day(card.sent_on)}` : ''}: ${children}`
}

/** How many of the returns of the years we know were sent, in a sentence. */
export function standing(due: DueView[]): string {
  const sent = due.filter((each) => each.last?.state === 'sent').length
  const none = due.filter((each) => !each.last).length
  return `${sent} of ${due.length} returns are sent${none > 0 ? `; ${none} have not been made yet` : ''}.`
}

/** The yearly returns: what is due, what was made of it, and where there is something to put right. */
export function SubmissionsScreen() {
  const query = useQuery(submissions)
  const may = useMay()
  const [asking, setAsking] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const { due, runs, teams, authority } = query.data
  const years = [...new Set(due.map((each) => each.year))]
  return (
    <>
      <Title page="Yearly returns" />

      <p className="app-answer">{standing(due)}</p>
      {may('submission:run') && !asking && <Button onClick={() => setAsking(true)}>Make a return</Button>}
      {asking && (
        <Opened>
          <AskForm years={years} authority={authority} onLeave={() => setAsking(false)} />
        </Opened>
      )}
      {may('finding:read') && (
        <p>
          <Link to="/returns/checks" className="govuk-link">
            Checked all year: what is to be put right
          </Link>
        </p>
      )}
      {may('daily:read') && (
        <p>
          <Link to="/returns/daily" className="govuk-link">
            What is sent to the Department every day
          </Link>
        </p>
      )}
      {may('load:read') && (
        <p>
          <Link to="/loads" className="govuk-link">
            A caseload from another system
          </Link>
        </p>
      )}
      <Section title="What is due">
        <Table
          caption="Returns and when they are due"
          head={['Return', 'Year', 'When', 'Where it stands']}
          rows={due}
          rowKey={(each) => `${each.return_name} ${each.year}`}
          cells={(each) => [
            RETURNS[each.return_name] ?? each.return_name,
            each.year,
            <Due due={each} key="due" />,
            each.last ? <Run card={each.last} text={cameTo(each.last)} key="run" /> : 'Not made yet',
          ]}
        />
      </Section>
      <Section title="To put right, by team">
        {teams.length === 0 ? (
          <Empty>Nothing was found in the newest run of any return.</Empty>
        ) : (
          <Table
            caption="Problems in the newest run of each return, by team"
            head={['Team', 'Stand in the way', 'All that was found']}
            rows={teams}
            rowKey={(each) => each.pod}
            cells={(each) => [each.pod || 'No team', each.stopping, each.problems]}
          />
        )}
      </Section>
      <Section title="Every run">
        {runs.length === 0 ? (
          <Empty>No return has been made yet.</Empty>
        ) : (
          <Table
            caption="Runs, the last first"
            head={['Run', 'Asked for', 'Came to', 'Problems']}
            rows={runs}
            rowKey={(each) => each.id}
            cells={(each) => [
              <Run
                card={each}
                text={`${RETURNS[each.return_name] ?? each.return_name} ${each.year}, run ${each.serial}`}
                key="run"
              />,
              `${moment(each.asked_at)}${each.asked_by ? ` by ${each.asked_by}` : ''}${
                each.known_on ? `, as known on ${day(each.known_on)}` : ''
              }`,
              cameTo(each),
              each.problems ?? '',
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Run({ card, text }: { card: SubmissionCard; text: string }) {
  return (
    <Link to="/returns/$id" params={{ id: card.id }} className="govuk-link">
      {text}
    </Link>
  )
}

function Due({ due }: { due: DueView }) {
  return (
    <>
      {due.on ? day(due.on) : due.words}{' '}
      <a className="govuk-link" href={due.source} rel="noreferrer">
        Where it is said
      </a>
    </>
  )
}
