import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { atWork, loadOf } from '../../api/loads'
import type { LoadPage, RefusalView } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Facts, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { Progress } from '../../ui/Progress'
import { CodesForm } from './CodesForm'
import { SOURCES, standing, STATES } from './words'

/** When the rows have been counted and still count. */
const COUNTED = new Set(['tried', 'loading', 'loaded', 'undoing'])

const number = (count: number): string => count.toLocaleString('en-GB')

/** One load: what the files would bring, what was refused why, and what is to be decided. */
export function LoadScreen({ id }: { id: string }) {
  const query = useQuery(loadOf(id))
  const may = useMay()
  const [undoing, setUndoing] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  const { card } = page
  // What broke off while it was taken in goes on, or is taken back.
  const brokeOff = card.state === 'failed' && page.tried_at !== null
  return (
    <>
      <p>
        <Link to="/loads" className="govuk-back-link">
          From another system
        </Link>
      </p>
      <Title page={`${card.system}, load ${String(card.serial)}`} />
      <p className="app-answer">{standing(page)}</p>
      {atWork(card.state) && (
        <Progress done={card.done} of={card.of} since={card.since} now={query.dataUpdatedAt} what="families" />
      )}
      {card.state === 'loaded' && page.failed_because && (
        <p className="govuk-body">It could not be taken back. {page.failed_because}</p>
      )}
      {may('load:run') && (card.state === 'tried' || brokeOff) && <Confirm page={page} />}
      {may('load:run') && (card.state === 'loaded' || brokeOff) && !undoing && (
        <Button secondary onClick={() => setUndoing(true)}>
          Take it back
        </Button>
      )}
      {undoing && (card.state === 'loaded' || brokeOff) && (
        <Opened>
          <UndoForm page={page} onDone={() => setUndoing(false)} />
        </Opened>
      )}
      {page.codes.length > 0 && (
        <Section title="Codes of the other system">
          {may('load:run') && (card.state === 'unmapped' || card.state === 'tried') ? (
            <CodesForm page={page} key={page.version} />
          ) : (
            <Table
              caption="What codes are here"
              head={['Where', 'Their code', 'How often', 'Here']}
              rows={page.codes}
              rowKey={(each) => each.id}
              cells={(each) => [`${each.object}, ${each.field}`, each.code, each.count, each.becomes ?? 'Not said yet']}
            />
          )}
        </Section>
      )}
      {page.refusals.length > 0 && (
        <Section title="Refused, by reason">
          <p>
            <a className="govuk-link" href={`/api/v1/loads/${id}/refused`} download="refused.csv">
              Save every refused row with its reason
            </a>
          </p>
          <Table
            caption="Rows that are refused"
            head={['Object', 'Why', 'Rows', 'Where']}
            rows={page.refusals}
            rowKey={(each) => `${each.object} ${each.why}`}
            cells={(each) => [each.object, each.why, number(each.count), <Lines refusal={each} key="lines" />]}
          />
        </Section>
      )}
      {COUNTED.has(card.state) && <Reconciled page={page} />}
      <Facts rows={facts(page)} />
      {page.assumed.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">What the files do not say, and what is written instead</summary>
          <Table
            caption="What is written instead"
            head={['Object', 'Not in the files', 'What is written']}
            rows={page.assumed}
            rowKey={(each) => `${each.object} ${each.what}`}
            cells={(each) => [each.object, each.what, each.instead]}
          />
        </details>
      )}
      <details className="govuk-details">
        <summary className="govuk-details__summary">The files, as they came</summary>
        <Table
          caption="Files"
          head={['File', 'Size in bytes', 'SHA-256']}
          rows={page.files}
          rowKey={(each) => each.name}
          cells={(each) => [
            each.name,
            number(each.size),
            <code className="app-code" key="hash">
              {each.sha256}
            </code>,
          ]}
        />
      </details>
    </>
  )
}

function Reconciled({ page }: { page: LoadPage }) {
  const would = page.card.state === 'loaded' || page.card.state === 'undoing' ? '' : 'Would be '
  const ignored = page.objects.filter((each) => each.ignored)
  return (
    <Section title="Row by row">
      <Table
        caption="Rows that were read, and what became of them"
        head={[
          'Object',
          'Read',
          would ? 'Would be taken' : 'Taken',
          'There already',
          would ? 'Would be refused' : 'Refused',
        ]}
        rows={page.objects}
        rowKey={(each) => each.name}
        cells={(each) => [each.name, number(each.read), number(each.loaded), number(each.same), number(each.refused)]}
      />
      {(page.besides ?? 0) > 0 && (
        <p className="govuk-body">
          {number(page.besides ?? 0)} contacts and referrals are made besides: help that no referral in the files began.
        </p>
      )}
      {ignored.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Columns that are not taken, with how many rows have something in them</h3>
          <ul className="govuk-list govuk-list--bullet">
            {ignored.map((each) => (
              <li key={each.name}>
                {each.name}: {each.ignored}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

const FIRST = 5

function Lines({ refusal }: { refusal: RefusalView }) {
  const line = (each: RefusalView['lines'][number]) => `${each.file}, line ${String(each.line)}`
  const rest = refusal.lines.slice(FIRST)
  return (
    <>
      {refusal.lines.slice(0, FIRST).map(line).join('; ')}
      {rest.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">More</summary>
          {rest.map(line).join('; ')}
          {refusal.count > refusal.lines.length && '; the rest is in the list to be saved'}
        </details>
      )}
    </>
  )
}

function facts(page: LoadPage): [string, string][] {
  const { card } = page
  const rows: [string, string | null][] = [
    ['How it stands', STATES[card.state] ?? card.state],
    ['What came', SOURCES[card.source] ?? card.source],
    ['Sent', `${moment(card.asked_at)}${card.asked_by ? ` by ${card.asked_by}` : ''}`],
    ['Tried', page.tried_at && moment(page.tried_at)],
    ['Taken in', page.loaded_at && moment(page.loaded_at)],
    ['Taken back', page.undone_at && `${moment(page.undone_at)}: ${page.undone_because ?? ''}`],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

function Confirm({ page }: { page: LoadPage }) {
  const form = useSend('/', [['loads']])
  const take = () =>
    form.send({}, () =>
      ask(
        api.POST('/api/v1/loads/{id}/confirm', {
          params: { path: { id: page.card.id }, header: ifMatch(page.version) },
        }),
      ),
    )
  const people = page.card.people ?? 0
  if (people === 0 && page.objects.every((each) => each.loaded === 0))
    return <Empty>There is nothing in it to take in.</Empty>
  return (
    <Form
      errors={form.errors}
      busy={form.busy}
      onSend={take}
      save={page.card.state === 'failed' ? 'Go on' : `Take in ${number(people)} people`}
    >
      <p className="govuk-body">Look at what would be refused first: what is mended in the files can be sent anew.</p>
    </Form>
  )
}

function UndoForm({ page, onDone }: { page: LoadPage; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const form = useSend('/reason', [['loads']])
  const send = () => {
    const missing: Record<string, string> = reason.trim() ? {} : { '/reason': 'Say why' }
    const at = { params: { path: { id: page.card.id }, header: ifMatch(page.version) } }
    form.send(missing, () => ask(api.POST('/api/v1/loads/{id}/undo', { ...at, body: { reason } })), onDone)
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Take it back" onLeave={onDone}>
      <p className="govuk-body">
        Every record that it made goes, unless somebody has gone on with one of them. The log keeps that they were
        there.
      </p>
      <TextArea at="/reason" label="Why?" value={reason} onChange={setReason} error={form.errors['/reason']} />
    </Form>
  )
}
