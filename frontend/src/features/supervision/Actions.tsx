import { useEffect, useRef, useState } from 'react'
import { newId } from '../../api/ids'
import type { Member } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day } from '../../ui/dates'
import { Select } from '../../ui/Field'
import type { Talking } from './Part'

interface Action {
  id: string
  words: string
  owner_id?: string | null
  owner_name: string
  by_when?: string | null
}

/** The day so many days after another. */
const later = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What somebody will do: agreed here, on the owner's worklist at once. */
export function Actions({
  talking,
  members,
  usual,
  on,
  adding,
  onAdding,
}: {
  talking: Talking
  members: Member[]
  usual: string
  on: string
  adding: boolean
  onAdding: (open: boolean) => void
}) {
  const { talk, outbox } = talking
  const unsent = Object.values(outbox.entries)
    .filter((each) => each.talk === talking.key && each.what === 'actions')
    .map((each) => ({ ...(each.body as unknown as Action), refused: each.refused }))
  const kept = (talk?.actions ?? []).filter((each) => !unsent.some((other) => other.id === each.id))
  return (
    <section aria-label="Actions">
      <h3 className="govuk-heading-s">What will be done</h3>
      {kept.length + unsent.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {[...kept, ...unsent].map((each) => (
            <li key={each.id}>
              {each.words}{' '}
              <span className="app-quiet">
                {each.owner_name}
                {each.by_when && `, by ${day(each.by_when)}`}
              </span>
              {'refused' in each && each.refused && <p className="govuk-error-message">{each.refused}</p>}
            </li>
          ))}
        </ul>
      )}
      {talking.over ? null : adding ? (
        <ActionForm
          key={kept.length + unsent.length}
          members={members}
          usual={usual}
          by={later(on, 14)}
          onClose={() => onAdding(false)}
          onAdd={
            (body) =>
            outbox.put(`${talking.key}/action/${body.id}`, {
              talk: talking.key, children: talking.children, what: 'actions', body: { ...body }, base: 0, at: Date.now(),
            }) // prettier-ignore
          }
        />
      ) : (
        <Button secondary onClick={() => onAdding(true)}>
          Add an action
        </Button>
      )}
    </section>
  )
}

function ActionForm({
  members,
  usual,
  by,
  onAdd,
  onClose,
}: {
  members: Member[]
  usual: string
  by: string
  onAdd: (action: Action) => void
  onClose: () => void
}) {
  const [words, setWords] = useState('')
  const [owner, setOwner] = useState(members.some((each) => each.id === usual) ? usual : '')
  const [when, setWhen] = useState<string | null>(by)
  const [error, setError] = useState('')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <form
      className="app-quote"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const who = members.find((each) => each.id === owner)
        if (!words.trim() || !who || when === '') {
          setError('Say what will be done, who does it, and by when.')
          return
        }
        onAdd({
          id: newId(),
          words: words.trim(),
          owner_id: who.id,
          owner_name: who.name,
          ...(when ? { by_when: when } : {}),
        })
        onClose()
      }}
    >
      {error && <p className="govuk-error-message">{error}</p>}
      <label className="govuk-label" htmlFor="action-words">
        What will be done?
      </label>
      <input
        id="action-words"
        ref={first}
        className="govuk-input"
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="app-halves">
        <Select
          at="/action/owner"
          label="Who does it?"
          value={owner}
          onChange={setOwner}
          options={members.map((each) => ({ value: each.id, text: each.name }))}
        />
        <DateField at="/action/by_when" label="By when?" value={when} onChange={setWhen} />
      </div>
      <p className="app-row">
        <Button type="submit">Agree this</Button>
        <Button secondary onClick={onClose}>
          Leave it
        </Button>
      </p>
    </form>
  )
}
