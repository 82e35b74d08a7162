import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Discipline, Member, MeetingPage } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, Select } from '../../ui/Field'
import { Dialog } from '../../ui/parts'
import { words } from '../../ui/words'
import { disciplineOf, DISCIPLINES } from './words'

export type There = Record<string, { id: string; discipline: Discipline }>

/** Who of the pod is expected: everybody who works with children, as what they usually are. */
export const expected = (members: Member[]): There =>
  Object.fromEntries(
    members
      .filter((each) => each.role !== 'business_support')
      .map((each) => [each.id, { id: newId(), discipline: disciplineOf(each) }]),
  )

export const peopleOf = (there: There) =>
  Object.entries(there).map(([worker_id, { id, discipline }]) => ({ id, worker_id, discipline }))

/** Who is here, and as what. */
export function ThereFields({
  members,
  there,
  onChange,
}: {
  members: Member[]
  there: There
  onChange: (there: There) => void
}) {
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend">Who is here?</legend>
      {members.map((member) => {
        const here = there[member.id]
        const without = Object.fromEntries(Object.entries(there).filter(([id]) => id !== member.id))
        return (
          <div className="app-row" key={member.id}>
            <Check
              label={member.name}
              checked={here !== undefined}
              onChange={(checked) =>
                onChange(
                  checked ? { ...there, [member.id]: { id: newId(), discipline: disciplineOf(member) } } : without,
                )
              }
            />{' '}
            {/* prettier-ignore */}
            {here && (
              <Select
                at={`/people/${member.id}`}
                label={`As what does ${member.name} take part?`}
                value={here.discipline}
                options={DISCIPLINES.map((value) => ({ value, text: words(value) }))}
                onChange={(discipline) =>
                  discipline && onChange({ ...there, [member.id]: { ...here, discipline: discipline as Discipline } })
                }
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

export function ThereDialog({
  meeting,
  members,
  onClose,
}: {
  meeting: MeetingPage
  members: Member[]
  onClose: () => void
}) {
  const [there, setThere] = useState<There>(() =>
    Object.fromEntries(meeting.people.map((each) => [each.worker_id, { id: each.id, discipline: each.discipline }])),
  )
  const { errors, busy, send } = useSend<unknown>('/people', [['supervision', meeting.id]])
  const asked = {
    params: { path: { id: meeting.id }, header: ifMatch(meeting.version) },
    body: { people: peopleOf(there) },
  }
  return (
    <Dialog title="Who is here" onClose={onClose}>
      <ErrorSummary errors={errors} />
      {meeting.state === 'open' ? (
        <>
          <ThereFields members={members} there={there} onChange={setThere} />
          <p className="app-row">
            <Button
              busy={busy}
              onClick={() => send({}, () => ask(api.POST('/api/v1/supervisions/{id}/attend', asked)), onClose)}
            >
              Save
            </Button>
            <Button secondary onClick={onClose}>
              Leave it
            </Button>
          </p>
        </>
      ) : (
        <>
          <ul className="govuk-list">
            {meeting.people.map((each) => (
              <li key={each.id}>
                {each.name}, {words(each.discipline).toLowerCase()}
              </li>
            ))}
          </ul>
          <Button secondary onClick={onClose}>
            Close
          </Button>
        </>
      )}
    </Dialog>
  )
}
