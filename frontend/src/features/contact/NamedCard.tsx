import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { newId } from '../../api/ids'
import type { Contact, ContactDecision, Match, NamedPerson, PodRow } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { age, day, moment } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Facts, Name, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { DecideForm } from './DecideForm'
import { MatchTable } from './MatchTable'

export type RunChange = (run: (id: string, version: string) => Promise<Answer<Contact>>) => Promise<void>

interface Props {
  named: NamedPerson
  decision: ContactDecision | null
  matches: Match[] | null
  pods: PodRow[]
  deciding: boolean
  busy: boolean
  change: RunChange
}

const at = (id: string, version: string) => ({ params: { path: { id }, header: ifMatch(version) } })

/** Somebody whom the sender named: who they are, and for a child the decision. */
export function NamedCard({ named, decision, matches, pods, deciding, busy, change }: Props) {
  const [undoing, setUndoing] = useState(false)
  const [reason, setReason] = useState('')
  const called = [named.given, named.family].filter(Boolean).join(' ') || named.relationship
  return (
    <article className="app-child" aria-label={called ?? 'Somebody not named'}>
      <div className="app-row">
        <h3 className="govuk-heading-s">
          <Name>{called}</Name>
          {named.is_child && <span className="app-quiet"> {age(named.date_of_birth, named.due_date)}</span>}
        </h3>
        {named.person_id && (
          <Link to="/people/$id" params={{ id: named.person_id }} className="govuk-link">
            Open their record
          </Link>
        )}
      </div>
      <Facts
        rows={[
          ['Date of birth', named.date_of_birth && day(named.date_of_birth)],
          ['Who they are', named.relationship],
          ['Address', [named.address, named.postcode].filter(Boolean).join(', ')],
          ['School', named.school],
          ['NHS number', named.nhs_number],
          ['UPN', named.upn],
        ]}
      />
      {named.person_id ? (
        <div className="app-row">
          <p className="govuk-body">
            {named.matched_at ? `We know who this is since ${moment(named.matched_at)}. ` : ''}
            <span className="app-quiet">{named.match_reason}</span>
          </p>
          {deciding && !decision?.referral_id && !undoing && (
            <Button secondary onClick={() => setUndoing(true)}>
              This is somebody else
            </Button>
          )}
        </div>
      ) : (
        deciding && (
          <MatchTable
            named={named}
            matches={matches}
            busy={busy}
            onMatch={(personId, why) =>
              change((id, version) =>
                ask(
                  api.POST('/api/v1/contacts/{id}/match', {
                    ...at(id, version),
                    body: { named_id: named.id, person_id: personId, reason: why },
                  }),
                ),
              )
            }
            onNew={() =>
              change((id, version) =>
                ask(
                  api.POST('/api/v1/contacts/{id}/register', {
                    ...at(id, version),
                    body: { named_id: named.id, person_id: newId() },
                  }),
                ),
              )
            }
          />
        )
      )}
      {undoing && named.person_id && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void change((id, version) =>
              ask(
                api.POST('/api/v1/contacts/{id}/unmatch', { ...at(id, version), body: { named_id: named.id, reason } }),
              ),
            ).then(
              () => setUndoing(false),
              () => undefined,
            )
          }}
        >
          <TextField
            at={`/unmatch-${named.id}`}
            label="Why was it somebody else?"
            value={reason}
            onChange={setReason}
          />
          <div className="app-row">
            <Button type="submit" busy={busy} disabled={!reason.trim()}>
              Undo this match
            </Button>
            <Button secondary onClick={() => setUndoing(false)}>
              Leave it
            </Button>
          </div>
        </form>
      )}
      {decision && (
        <p className="govuk-body">
          <State is="done">{words(decision.outcome)}</State> {moment(decision.decided_at)}. {decision.reason}
        </p>
      )}
      {named.is_child && !decision && deciding && (
        <DecideForm
          named={named}
          pods={pods}
          busy={busy}
          onDecide={(body) =>
            change((id, version) => ask(api.POST('/api/v1/contacts/{id}/decide', { ...at(id, version), body })))
          }
        />
      )}
    </article>
  )
}
