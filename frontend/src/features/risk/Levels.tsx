import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Risk, RiskIn, RiskRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { day, today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { TextArea } from '../../ui/Field'
import { Section, State } from '../../ui/parts'
import { LEVELS, RISKS, say } from '../../ui/protectionWords'
import { trend, urgency } from './trend'

export interface Shared {
  childId: string
  writing: boolean
  /** The one form that is open. */
  open: string | null
  onOpen: (form: string | null) => void
}

/** One row for each risk: its level in words, where it comes from, and a new judgement in two clicks and a reason. */
export function Levels({ rows, childId, writing, open, onOpen }: Shared & { rows: RiskRow[] }) {
  return (
    <Section title="How great is each risk?">
      <ul className="govuk-list">
        {Object.keys(RISKS).map((domain) => {
          const row = rows.find((each) => each.domain === domain) ?? null
          const now = row?.history[0]
          const [form, level] = open?.split(':') ?? []
          return (
            <li key={domain} className="app-child">
              <div className="app-row">
                <strong>{say(RISKS, domain)}</strong>
                {now ? (
                  <State is={urgency(now.level)}>{say(LEVELS, now.level)}</State>
                ) : (
                  <span className="app-quiet">Not judged yet</span>
                )}
                {row && <span className="app-quiet">{trend(row)}</span>}
              </div>
              {now && (
                <p className="app-words">
                  {now.reason} <span className="app-quiet">{now.rated_by_name}</span>
                </p>
              )}
              {writing && (
                <div className="app-row" role="group" aria-label={`${say(RISKS, domain)}: judge it`}>
                  <span className="app-quiet">{now ? 'Judge it again:' : 'Judge it:'}</span>
                  {Object.entries(LEVELS).map(([code, text]) => (
                    <button
                      key={code}
                      type="button"
                      className="app-plain"
                      aria-expanded={form === domain && level === code}
                      onClick={() => onOpen(`${domain}:${code}`)}
                    >
                      {text}
                    </button>
                  ))}
                </div>
              )}
              {form === domain && level && (
                <RateForm
                  key={level}
                  childId={childId}
                  domain={domain}
                  level={level}
                  row={row}
                  onDone={() => onOpen(null)}
                />
              )}
              {row && row.history.length > 1 && (
                <details className="govuk-details">
                  <summary className="govuk-details__summary">
                    <span className="govuk-details__summary-text">How it was before</span>
                  </summary>
                  <ul className="govuk-list">
                    {row.history.slice(1).map((each) => (
                      <li key={each.id}>
                        {say(LEVELS, each.level)}, {day(each.since)} to {day(each.until)}: {each.reason}{' '}
                        <span className="app-quiet">{each.rated_by_name}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

interface RateProps {
  childId: string
  domain: string
  level: string
  row: RiskRow | null
  onDone: () => void
}

function RateForm({ childId, domain, level, row, onDone }: RateProps) {
  const [ids] = useState(() => ({ id: newId(), rating_id: newId() }))
  const [reason, setReason] = useState('')
  const form = useSend<Risk>('/reason', [['person', childId]])
  const submit = () => {
    const body = { rating_id: ids.rating_id, level: level as RiskIn['level'], on: today(), reason }
    form.send(
      reason.trim() ? {} : { '/reason': 'Say why' },
      () =>
        row
          ? ask(api.POST('/api/v1/risks/{id}/rate', { params: { path: { id: row.id }, header: ifMatch(row.version) }, body }))
          : ask(api.POST('/api/v1/risks/ratings', { body: { ...body, id: ids.id, child_id: childId, domain: domain as RiskIn['domain'] } })), // prettier-ignore
      onDone,
    )
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={submit} onLeave={onDone}>
      <TextArea
        at="/reason"
        label={`${say(RISKS, domain)} is ${say(LEVELS, level).toLowerCase()} from today. Why?`}
        rows={3}
        value={reason}
        error={form.errors['/reason'] ?? form.errors['/on']}
        onChange={setReason}
      />
    </Form>
  )
}
