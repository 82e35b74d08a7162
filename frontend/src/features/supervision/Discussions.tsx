import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { brothersAndSisters } from '../../api/family'
import { newId } from '../../api/ids'
import { overviewOf } from '../../api/queries'
import { discussionsOf } from '../../api/supervision'
import type { DiscussionRow } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, distance, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, TextArea } from '../../ui/Field'
import { Empty, Loading, Name, Opened, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Settle } from './Settle'
import { PARTS, READINESS } from './words'

/** When a child was talked about in group supervision, what was decided, why, and what became of what was agreed. */
export function Discussions({ id }: { id: string }) {
  const query = useQuery(discussionsOf(id))
  const may = useMay()
  const [asking, setAsking] = useState(false)
  useAdd({ asked: () => setAsking(true) })
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const rows = query.data.items
  const last = rows.find((row) => row.state === 'concluded')
  const asked = rows.find((row) => row.state === 'asked' || row.state === 'put_off')
  return (
    <>
      <title>Group supervision - Kith</title>
      <h2 className="app-answer">
        {last
          ? `Last talked about ${distance(last.on)}.`
          : 'The team has not talked about them in group supervision yet.'}
        {asked && ' They are on the next agenda.'}
      </h2>
      {may('discussion:record') &&
        (asking ? (
          <Ask id={id} onDone={() => setAsking(false)} />
        ) : (
          <Button secondary onClick={() => setAsking(true)}>
            Ask for this child to be discussed
          </Button>
        ))}
      {rows.length === 0 && (
        <Empty>What the team decides about them will stand here, with the reason and who answers for it.</Empty>
      )}
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </>
  )
}

const TITLES: Partial<Record<DiscussionRow['state'], string>> = {
  asked: 'Asked for',
  begun: 'Being talked about',
  put_off: 'Put off',
  withdrawn: 'No longer asked for',
}

function Row({ row }: { row: DiscussionRow }) {
  const part = (kind: string) => row.parts.find((each) => each.kind === kind)
  const rest = row.parts.filter((each) => each.kind !== 'decision' && each.kind !== 'reason')
  const title = TITLES[row.state]
  return (
    <Section title={`${day(row.on)}${title ? `: ${title.toLowerCase()}` : ''}`}>
      {row.asked_because && (
        <p>
          <span className="app-quiet">{row.asked_by_name} asked: </span>
          {row.asked_because}
        </p>
      )}
      {row.put_off_because && <p className="app-quiet">Put off: {row.put_off_because}</p>}
      {part('decision') && <p className="app-words">{part('decision')?.words}</p>}
      {part('reason') && (
        <p>
          <span className="app-quiet">Why: </span>
          {part('reason')?.words}
        </p>
      )}
      <p className="app-quiet">
        {[
          row.pod_name,
          row.accountable_name && `${row.accountable_name} is accountable`,
          row.together.length > 0 &&
            `together with ${row.together.map((each) => each.name ?? 'a child').join(' and ')}`,
          row.next_by && `again by ${day(row.next_by)}`,
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
      {row.actions.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {row.actions.map((action) => (
            <li key={action.id}>
              {action.words}{' '}
              <span className="app-quiet">
                {action.owner_name}
                {action.by_when && `, by ${day(action.by_when)}`}
              </span>{' '}
              {action.done_on ? (
                <State is="done">Done {day(action.done_on)}</State>
              ) : action.dropped ? (
                <State is="done">Given up</State>
              ) : (
                action.by_when && action.by_when < today() && <State is="late">Late</State>
              )}
              {action.outcome && <p className="app-quiet">{action.outcome}</p>}
              {!action.done_on && !action.dropped && (
                <Settle discussion={row.id} action={action.id} version={action.version} what={action.words} />
              )}
            </li>
          ))}
        </ul>
      )}
      {(rest.length > 0 || row.readiness.length > 0) && (
        <details>
          <summary>What everybody said</summary>
          <dl className="govuk-summary-list">
            {rest.map((each) => (
              <div className="govuk-summary-list__row" key={each.id}>
                <dt className="govuk-summary-list__key">
                  {each.kind === 'update'
                    ? words(each.discipline)
                    : each.kind === 'view'
                      ? `${each.who ?? 'Somebody'} sees it differently`
                      : PARTS[each.kind].label}
                </dt>
                <dd className="govuk-summary-list__value">
                  {each.words} <span className="app-quiet">({each.written_by_name})</span>
                </dd>
              </div>
            ))}
            {row.readiness.map((each) => (
              <div className="govuk-summary-list__row" key={each.id}>
                <dt className="govuk-summary-list__key">
                  <Name>{each.name}</Name>
                </dt>
                <dd className="govuk-summary-list__value">{READINESS[each.readiness]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {(row.state === 'asked' || row.state === 'put_off') && <Withdraw row={row} />}
    </Section>
  )
}

function Ask({ id, onDone }: { id: string; onDone: () => void }) {
  const overview = useQuery(overviewOf(id))
  const [made] = useState(newId)
  const [because, setBecause] = useState('')
  const [also, setAlso] = useState<string[]>([])
  const { errors, busy, send } = useSend('/because', [['person', id], ['pod']])
  const others = overview.data ? brothersAndSisters(overview.data.data) : []
  const missing: Record<string, string> = because.trim()
    ? {}
    : { '/because': 'Say why the team should talk about them' }
  const body = { id: made, child_ids: [id, ...also], because }
  return (
    <Opened>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(missing, () => ask(api.POST('/api/v1/discussions/asked', { body })), onDone)
        }}
      >
        <ErrorSummary errors={errors} />
        <TextArea
          at="/because"
          label="What would you like the team to think about with you?"
          value={because}
          onChange={setBecause}
          error={errors['/because']}
        />
        {others.map((other) => (
          <Check
            key={other.id}
            label={`Together with ${other.name ?? 'a brother or sister'}`}
            checked={also.includes(other.id)}
            onChange={(checked) => setAlso(checked ? [...also, other.id] : also.filter((each) => each !== other.id))}
          />
        ))}
        <p className="app-row">
          <Button type="submit" busy={busy}>
            Put them on the next agenda
          </Button>
          <Button secondary onClick={onDone}>
            Leave it
          </Button>
        </p>
      </form>
    </Opened>
  )
}

function Withdraw({ row }: { row: DiscussionRow }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { errors, busy, send } = useSend('/reason', [['person'], ['pod']])
  if (!open)
    return (
      <button type="button" className="app-plain" onClick={() => setOpen(true)}>
        It need not be talked about any more
      </button>
    )
  const missing: Record<string, string> = reason.trim() ? {} : { '/reason': 'Say why' }
  const asked = { params: { path: { id: row.id }, header: ifMatch(row.version) }, body: { reason } }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(
          missing,
          () => ask(api.POST('/api/v1/discussions/{id}/withdraw', asked)),
          () => setOpen(false),
        )
      }}
    >
      <ErrorSummary errors={errors} />
      <TextArea at="/reason" label="Why not?" rows={2} value={reason} onChange={setReason} error={errors['/reason']} />
      <Button type="submit" secondary busy={busy}>
        Take it off the agenda
      </Button>
    </form>
  )
}
