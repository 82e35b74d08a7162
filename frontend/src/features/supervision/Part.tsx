import { useId, useState } from 'react'
import { newId } from '../../api/ids'
import type { Discipline, Discussion, PartKind } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { held, partKey, type Unsent, type useOutbox } from './outbox'
import { PARTS } from './words'

/** The children who are talked about together, and where what is typed goes. */
export interface Talking {
  key: string
  children: string[]
  talk: Discussion | undefined
  /** The meeting is over: what was said can be read. */
  over: boolean
  outbox: ReturnType<typeof useOutbox>
}

interface Props {
  talking: Talking
  kind: PartKind
  label?: string
  discipline?: Discipline
  childId?: string
  /** For a view: its id, and who holds it. */
  view?: { id: string; who: string }
  rows?: number
}

/** One part of a discussion: written by anybody, saved as it is typed. */
export function Part({ talking, kind, label, discipline, childId, view, rows = 2 }: Props) {
  const { talk, outbox } = talking
  const field = useId()
  const [made] = useState(newId)
  const body = {
    id: view?.id ?? made,
    kind,
    ...(discipline ? { discipline } : {}),
    ...(childId ? { child_id: childId } : {}),
    ...(view ? { who: view.who } : {}),
  }
  const key = `${talking.key}/${partKey(body)}`
  const unsent = outbox.entries[key]
  const server = held(talk, { what: 'write', body })
  const value = unsent ? String(unsent.body['words']) : server.words
  const decided = talk?.state === 'concluded' && (kind === 'decision' || kind === 'reason')
  const write = (words: string, base = unsent?.base ?? server.version) => {
    const entry: Unsent = { talk: talking.key, children: talking.children, what: 'write', body: { ...body, words }, base, at: Date.now() } // prettier-ignore
    // While the same part is on its way nobody knows its version yet: what is typed back is sent like anything else.
    outbox.put(key, entry)
  }
  return (
    <div className="app-part">
      <label htmlFor={field}>{label ?? PARTS[kind].label}</label>
      {PARTS[kind].hint && <div className="govuk-hint">{PARTS[kind].hint}</div>}
      <textarea
        id={field}
        className="govuk-textarea"
        rows={Math.max(rows, Math.min(12, value.split('\n').length + Math.floor(value.length / 90)))}
        value={value}
        readOnly={decided || talking.over}
        spellCheck
        onChange={(event) => write(event.target.value)}
      />
      {unsent?.theirs && (
        <div className="app-alert" role="alert">
          <p>
            <strong>Somebody else wrote here while you did.</strong> Both texts are kept until you choose.
          </p>
          <p className="app-quiet">Theirs:</p>
          <blockquote className="app-quote">{unsent.theirs.words}</blockquote>
          <p className="app-row">
            <Button secondary onClick={() => write(`${unsent.theirs?.words ?? ''}\n${value}`, unsent.theirs?.version)}>
              Keep both
            </Button>
            <Button secondary onClick={() => outbox.put(key, null)}>
              Keep theirs only
            </Button>
            <Button secondary onClick={() => write(value, unsent.theirs?.version)}>
              Keep yours only
            </Button>
          </p>
        </div>
      )}
      {unsent?.refused && (
        <p className="govuk-error-message" role="alert">
          Kept here, not sent: {unsent.refused}
        </p>
      )}
    </div>
  )
}
