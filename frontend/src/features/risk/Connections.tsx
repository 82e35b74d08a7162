import { Link } from '@tanstack/react-router'
import type { RiskAssociationRow } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Empty, Name, Opened, Section, State } from '../../ui/parts'
import { CONFIDENCES, CONNECTIONS, EFFECTS, say } from '../../ui/protectionWords'
import { AssociateForm, EndForm, RestateForm } from './ConnectionForms'
import type { Shared } from './Levels'

/** Whom, which group and which place a child is connected with; it opens nobody else's record. */
export function Connections({ rows, childId, writing, open, onOpen }: Shared & { rows: RiskAssociationRow[] }) {
  const close = () => onOpen(null)
  return (
    <Section
      title="Who and what is around them?"
      action={
        writing && (
          <Button secondary onClick={() => onOpen('new')}>
            Add a connection
          </Button>
        )
      }
    >
      {open === 'new' && (
        <Opened>
          <AssociateForm childId={childId} onDone={close} />
        </Opened>
      )}
      {rows.length === 0 && (
        <Empty>No friends, groups or places have been written down yet. Those that bring safety count too.</Empty>
      )}
      <ul className="govuk-list">
        {rows.map((row) => (
          <li key={row.id} className="app-child">
            <div className="app-row">
              <strong>
                {row.other_person_id ? (
                  <Link to="/people/$id" params={{ id: row.other_person_id }} className="govuk-link">
                    <Name>{row.name}</Name>
                  </Link>
                ) : (
                  <Name>{row.name ?? 'Somebody whose record is not open to you'}</Name>
                )}
              </strong>
              <span>{say(CONNECTIONS, row.what)}</span>
              <State
                is={
                  row.until
                    ? 'done'
                    : row.harm_or_safety === 'harm'
                      ? 'late'
                      : row.harm_or_safety === 'both'
                        ? 'soon'
                        : 'in-time'
                }
              >
                {row.until ? `Until ${day(row.until)}` : say(EFFECTS, row.harm_or_safety)}
              </State>
              <span className="app-quiet">
                {say(CONFIDENCES, row.confidence)}, since {day(row.since)}. Source: {row.source}
              </span>
            </div>
            {row.words && <p className="app-words">{row.words}</p>}
            {row.ended_because && <p className="app-quiet">{row.ended_because}</p>}
            {writing && !row.until && (
              <div className="app-row">
                <button type="button" className="app-plain" onClick={() => onOpen(`restate:${row.id}`)}>
                  What we know has changed
                </button>
                <button type="button" className="app-plain" onClick={() => onOpen(`end:${row.id}`)}>
                  It is no longer there
                </button>
              </div>
            )}
            {open === `restate:${row.id}` && <RestateForm row={row} childId={childId} onDone={close} />}
            {open === `end:${row.id}` && <EndForm row={row} childId={childId} onDone={close} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
