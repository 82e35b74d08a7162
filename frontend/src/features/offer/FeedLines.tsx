import { Link } from '@tanstack/react-router'
import type { FeedLook } from '../../api/schema.gen'
import { Radios } from '../../ui/Field'
import { FEED_KINDS, OFFER_FIELDS } from '../../ui/offerWords'

type Line = FeedLook['lines'][number]

/** Terms of theirs that mean nothing here yet. */
export function Unsaid({ rows, kept }: { rows: FeedLook['unsaid']; kept: boolean }) {
  if (rows.length === 0) return null
  return (
    <p className="govuk-body">
      <strong>These terms mean nothing here yet:</strong>{' '}
      {rows
        .slice(0, 30)
        .map((each) => `${each.name} (${each.entries})`)
        .join(', ')}
      {rows.length > 30 && ` and ${rows.length - 30} more`}.{' '}
      {kept ? 'Say below what they mean, then look again.' : 'Take it in once to keep them; then say what they mean.'}
    </p>
  )
}

interface LinesProps {
  lines: Line[]
  choices: Record<string, string>
  onChoose: (at: string, value: string) => void
}

const MOST = 200

/** What becomes of each entry; where both have changed a field, somebody chooses. */
export function Lines({ lines, choices, onChoose }: LinesProps) {
  return (
    <>
      {Object.entries(FEED_KINDS).map(([kind, words]) => {
        const rows = lines.filter((each) => each.kind === kind)
        if (rows.length === 0) return null
        return (
          <details className="govuk-details" key={kind} open={kind === 'changed' || rows.length <= 10}>
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">
                {words} ({rows.length})
              </span>
            </summary>
            {rows.slice(0, MOST).map((each) => (
              <div className="govuk-body" key={each.key}>
                {each.offer_id ? (
                  <Link to="/offers/$id" params={{ id: each.offer_id }}>
                    {each.name}
                  </Link>
                ) : (
                  each.name
                )}
                {each.reason && `: ${each.reason}`}
                {each.changes.map((change) => (
                  <Change
                    key={change.field}
                    change={change}
                    value={choices[`${each.offer_id}/${change.field}`] ?? ''}
                    at={`/${each.offer_id}/${change.field}`}
                    onChoose={(value) => onChoose(`${each.offer_id}/${change.field}`, value)}
                  />
                ))}
              </div>
            ))}
            {rows.length > MOST && <p className="app-quiet">And {rows.length - MOST} more.</p>}
          </details>
        )
      })}
    </>
  )
}

interface ChangeProps {
  change: Line['changes'][number]
  at: string
  value: string
  onChoose: (value: string) => void
}

function Change({ change, at, value, onChoose }: ChangeProps) {
  const name = OFFER_FIELDS[change.field] ?? change.field
  const ours = change.ours || 'nothing'
  const theirs = change.theirs || 'nothing'
  if (!change.ours_changed)
    return (
      <div className="app-quiet">
        {name}: {theirs} (before: {ours})
      </div>
    )
  return (
    <Radios
      at={at}
      label={`${name}: you changed this here, and they changed it there. Which holds?`}
      hint="Unless you choose, what is here stays and you are asked again."
      value={value}
      onChange={onChoose}
      options={[
        { value: 'ours', text: `Ours: ${ours}` },
        { value: 'theirs', text: `Theirs: ${theirs}` },
      ]}
    />
  )
}
