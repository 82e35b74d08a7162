import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { submissionOf } from '../../api/returning'
import type { SubmissionPage } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, moment } from '../../ui/dates'
import { Empty, Facts, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { Progress } from '../../ui/Progress'
import { CHANGES, RETURNS, RUN_STATES } from '../../ui/returnWords'
import { AskForm } from './AskForm'
import { SendForm, WithdrawForm } from './EndForms'

/** What a run says, in a sentence: the first line of its page. */
export function finding(run: SubmissionPage): string {
  const { card, modules } = run
  if (card.state === 'asked') return 'It is being made.'
  if (card.state === 'failed') return run.failed_because ?? 'It was not made.'
  const held = modules.filter((each) => each.held !== null)
  const apart = held.filter((each) => each.held !== each.written).length
  const same = apart === 0 ? 'are the same as in the record' : `differ from the record in ${apart}`
  return `${(card.children ?? 0).toLocaleString('en-GB')} children. Of ${modules.length} counts, ${held.length} were counted a second way, and they ${same}.`
}

/** The size of a file, as people say it. */
export const bytes = (size: number): string =>
  size < 1_000_000 ? `${String(Math.ceil(size / 1000))} kB` : `${(size / 1_000_000).toFixed(1)} MB`

/** One run of a return. */
export function SubmissionScreen({ id }: { id: string }) {
  const query = useQuery(submissionOf(id))
  const may = useMay()
  const [doing, setDoing] = useState<'send' | 'withdraw' | 'again' | null>(null)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const run = query.data
  const { card } = run
  const name = RETURNS[card.return_name] ?? card.return_name
  const close = () => setDoing(null)
  const stopping = run.found.filter((each) => each.stops)
  const reasons = new Map(run.omissions.map((each) => [each.reference, each.reason]))
  for (const each of stopping) if (each.reference && !reasons.has(each.reference)) reasons.set(each.reference, '')
  const without = [...reasons].map(([reference, reason]) => ({ reference, reason }))
  return (
    <>
      <p>
        <Link to="/returns" className="govuk-back-link">
          Yearly returns
        </Link>
      </p>
      <Title page={`${name} ${card.year}, run ${String(card.serial)}`} />

      <p className="app-answer">{finding(run)}</p>
      {card.state === 'asked' && (
        <Progress done={card.done} of={card.of} since={run.progress_since} now={query.dataUpdatedAt} />
      )}
      {may('submission:run') && card.state !== 'asked' && doing === null && (
        <div className="app-row">
          {card.state === 'made' && <Button onClick={() => setDoing('send')}>Note that it was sent</Button>}
          <Button secondary={card.state !== 'failed'} onClick={() => setDoing('again')}>
            {stopping.length > 0 ? 'Make it again without them' : 'Make it again'}
          </Button>
          {(card.state === 'made' || card.state === 'sent') && (
            <Button secondary onClick={() => setDoing('withdraw')}>
              Withdraw it
            </Button>
          )}
        </div>
      )}
      {doing && (
        <Opened>
          {doing === 'send' && <SendForm run={run} onDone={close} />}
          {doing === 'withdraw' && <WithdrawForm run={run} onDone={close} />}
          {doing === 'again' && (
            <AskForm
              years={[card.year]}
              authority={run.authority}
              from={{ name: card.return_name, year: card.year, omissions: without }}
              onLeave={close}
            />
          )}
        </Opened>
      )}
      <Facts rows={facts(run)} />
      {run.files.length > 0 && (
        <Section title="Files, exactly as they were made">
          <Table
            caption="Files"
            head={['File', 'Size', 'SHA-256']}
            rows={run.files}
            rowKey={(each) => each.id}
            cells={(each) => [
              may('submission:run') ? (
                <a
                  key="file"
                  className="govuk-link"
                  href={`/api/v1/submissions/${id}/file?place=${String(run.files.indexOf(each) + 1)}`}
                  download={each.name}
                >
                  {each.name}
                </a>
              ) : (
                each.name
              ),
              bytes(each.size),
              <code className="app-code" key="hash">
                {each.sha256}
              </code>,
            ]}
          />
        </Section>
      )}
      {run.found.length > 0 && (
        <Section title={`Found: ${String(card.problems ?? run.found.length)}`}>
          {(card.problems ?? 0) > run.found.length && (
            <p className="govuk-body">The first {run.found.length} are shown, those that stand in the way first.</p>
          )}
          <Table
            caption="What was found in children’s records"
            head={['Child', 'What', 'Rule', 'Who can mend it']}
            rows={run.found}
            rowKey={(each) => `${each.reference} ${each.rule} ${each.what}`}
            cells={(each) => [
              each.child_id ? (
                <Link key="child" to="/people/$id" params={{ id: each.child_id }} className="govuk-link">
                  {each.reference}
                </Link>
              ) : (
                each.reference || 'No number'
              ),
              `${each.what}${each.stops ? ' It stands in the way of the file.' : ''}`,
              each.rule,
              [each.keyworker, each.pod].filter(Boolean).join(', ') || 'Nobody is named',
            ]}
          />
        </Section>
      )}
      {run.modules.length > 0 && (
        <Section title="Counted">
          <Table
            caption="Counts in the files beside those of the record"
            head={['Part', 'In the files', 'In the record']}
            rows={run.modules}
            rowKey={(each) => each.name}
            cells={(each) => [each.name, each.written, each.held ?? 'Not counted a second way']}
          />
        </Section>
      )}
      <Differing run={run} />
    </>
  )
}

function facts(run: SubmissionPage): [string, string][] {
  const { card } = run
  const rows: [string, string | null][] = [
    ['Where it stands', RUN_STATES[card.state] ?? card.state],
    ['Asked for', `${moment(card.asked_at)}${card.asked_by ? ` by ${card.asked_by}` : ''}`],
    ['Finished', run.finished_at && moment(run.finished_at)],
    ['As known on', card.known_on && day(card.known_on)],
    ['The authority’s number', run.authority],
    ['Sent', card.sent_on && `${day(card.sent_on)}${run.sent_by ? ` by ${run.sent_by}` : ''}`],
    ['Receipt', run.receipt],
    ['Withdrawn because', run.withdrawn_because],
    ['Left out', run.omissions.map((each) => `${each.reference}: ${each.reason}`).join('; ') || null],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

function Differing({ run }: { run: SubmissionPage }) {
  const { before, difference } = run
  if (!before || !difference) return null
  const { came, went, changed, first } = difference
  return (
    <Section title={`Otherwise than in run ${String(before.serial)}`}>
      {came + went + changed === 0 ? (
        <Empty>Every child is told as in that run.</Empty>
      ) : (
        <>
          <p className="govuk-body">
            {came} new, {went} no longer in it, {changed} told otherwise.
          </p>
          <Table
            caption="Children who are told otherwise"
            head={['Child', 'How', 'In which part']}
            rows={first ?? []}
            rowKey={(each) => each.reference}
            cells={(each) => [each.reference, CHANGES[each.kind] ?? each.kind, each.modules.join(', ')]}
          />
        </>
      )}
    </Section>
  )
}
