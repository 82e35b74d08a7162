import { useState } from 'react'
import type { Match, NamedPerson } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Dialog, Empty, Name, Table } from '../../ui/parts'
import { words } from '../../ui/words'

interface Props {
  named: NamedPerson
  matches: Match[] | null
  busy: boolean
  onMatch: (personId: string, reason: string) => Promise<void>
  onNew: () => Promise<void>
}

const side = (named: NamedPerson, match: Match): [string, string, string][] => [
  ['Name', [named.given, named.family].filter(Boolean).join(' '), match.name ?? ''],
  [
    'Date of birth',
    named.date_of_birth ? day(named.date_of_birth) : '',
    match.date_of_birth ? day(match.date_of_birth) : '',
  ],
  ['Due date', named.due_date ? day(named.due_date) : '', match.due_date ? day(match.due_date) : ''],
  ['Sex', words(named.sex), words(match.sex)],
  ['Address', [named.address, named.postcode].filter(Boolean).join(', '), match.address ?? ''],
  ['NHS number', named.nhs_number ?? '', match.nhs_number ?? ''],
  ['UPN', named.upn ?? '', match.upn ?? ''],
]

/** People known who may be the person named, with reasons; side by side before anybody says so. */
export function MatchTable({ named, matches, busy, onMatch, onNew }: Props) {
  const [compared, setCompared] = useState<Match | null>(null)
  return (
    <div>
      <h4 className="govuk-heading-s">Do we know {named.is_child ? 'this child' : 'this person'}?</h4>
      {matches === null && <Empty>Looking…</Empty>}
      {matches?.length === 0 && <Empty>Nobody like this is known to us.</Empty>}
      {matches && matches.length > 0 && (
        <Table
          caption="People who may be the person named"
          head={['Who', 'Same', 'Different', 'With', 'Side by side']}
          rows={matches}
          rowKey={(match) => match.person_id}
          cells={(match) => [
            <span key="who">
              <Name>{match.name}</Name>
              <span className="app-quiet">
                {' '}
                {match.reference} {match.family_names.join(', ')}
              </span>
            </span>,
            match.reasons.join('; '),
            match.differences.join('; '),
            match.keyworker_name ? `${match.keyworker_name}, ${match.pod_name ?? ''}` : (match.pod_name ?? ''),
            <Button key="compare" secondary onClick={() => setCompared(match)}>
              Compare
            </Button>,
          ]}
        />
      )}
      <Button secondary busy={busy} onClick={() => void onNew().catch(() => undefined)}>
        Nobody we know: add as a new person
      </Button>
      {compared && (
        <Dialog title="Is this the same person?" onClose={() => setCompared(null)}>
          <Table
            caption="What the sender wrote beside what we know"
            head={['Fact', 'The sender wrote', 'We know']}
            rows={side(named, compared).filter(([, theirs, ours]) => theirs || ours)}
            rowKey={([term]) => term}
            cells={([term, theirs, ours]) => [
              term,
              <bdi key="theirs">{theirs || 'Not said'}</bdi>,
              <bdi key="ours">{ours || 'Not known'}</bdi>,
            ]}
          />
          <div className="app-row">
            <Button
              busy={busy}
              onClick={() =>
                void onMatch(compared.person_id, compared.reasons.join('; ')).then(
                  () => setCompared(null),
                  () => setCompared(null),
                )
              }
            >
              Yes, the same person
            </Button>
            <Button secondary onClick={() => setCompared(null)}>
              No
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
