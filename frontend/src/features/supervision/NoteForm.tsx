import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Oversight, OversightRow } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { CarefulArea } from '../../ui/CarefulArea'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Form, lacking, WorkerSelect } from './Form'

interface Asked {
  id: string
  words: string
  worker_id: string
  by_when: string | null
  /** What has been done stays as it was. */
  done?: boolean
}

interface Writing {
  id: string
  on: string | null
  looked_at: string
  thinks: string
  actions: Asked[]
}

const blank = (): Writing => ({ id: newId(), on: today(), looked_at: '', thinks: '', actions: [] })

const from = (note: OversightRow): Writing => ({
  ...note,
  actions: note.actions.map(({ done_on, ...each }) => ({ ...each, done: done_on !== null })),
})

interface Props {
  childId: string
  /** What was written before, to put it right. */
  note?: OversightRow
  onDone: () => void
}

/** A manager's note on a child's record. */
export function NoteForm({ childId, note, onDone }: Props) {
  const { session } = useSession()
  const [initial] = useState(() => (note ? from(note) : blank()))
  const name = `oversight:${note?.id ?? childId}`
  const draft = useDraft<Writing>(session?.worker?.id ?? '', name, String(note?.version ?? ''), initial)
  const form = useSend<Oversight>('/thinks', [['person'], ['supervision']])
  if (!draft.ready) return null
  const value = draft.value
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const written = value.actions.filter((each) => each.words.trim())
  const send = () =>
    form.send(
      lacking([
        ['/on', value.on, 'Enter the day'],
        ['/looked_at', value.looked_at, 'Say what you looked at'],
        ['/thinks', value.thinks, 'Say what you think'],
        ...written.flatMap((each, place): [string, string | null, string][] => [
          [`/actions/${place}/worker_id`, each.worker_id, 'Choose who does it'],
          [`/actions/${place}/by_when`, each.by_when, 'Say by when'],
        ]),
      ]),
      () => {
        const seen = {
          on: value.on ?? '',
          looked_at: value.looked_at,
          thinks: value.thinks,
          actions: written.map(({ id, words, worker_id, by_when }) => ({
            id,
            words,
            worker_id,
            by_when: by_when ?? '',
          })),
        }
        if (!note) return ask(api.POST('/api/v1/oversights', { body: { ...seen, id: value.id, child_id: childId } }))
        const params = { path: { id: note.id }, header: ifMatch(note.version) }
        return ask(api.POST('/api/v1/oversights/{id}/amend', { params, body: seen }))
      },
      () => void draft.drop().then(onDone),
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Put it on the record" onSend={send} onLeave={onDone}>
      <DateField
        at="/on"
        label="When did you look?"
        value={value.on}
        error={form.errors['/on']}
        onChange={(on) => set({ on })}
      />
      <TextField
        at="/looked_at"
        label="What did you look at?"
        hint="Such as “the last three visits and the plan”"
        value={value.looked_at}
        error={form.errors['/looked_at']}
        onChange={(looked_at) => set({ looked_at })}
      />
      <CarefulArea
        at="/thinks"
        label="What do you think?"
        hint="What goes well for the child, what worries you, and why. The family may read it."
        rows={5}
        value={value.thinks}
        error={form.errors['/thinks']}
        onChange={(thinks) => set({ thinks })}
      />
      {value.actions.map((each, place) => {
        if (each.done)
          return (
            <p className="govuk-body" key={each.id}>
              Done: {each.words}
            </p>
          )
        const change = (part: Partial<Asked>) =>
          set({ actions: value.actions.map((one) => (one === each ? { ...one, ...part } : one)) })
        const at = written.includes(each) ? `/actions/${written.indexOf(each)}` : `/rows/${place}`
        return (
          <fieldset className="govuk-fieldset app-child" key={each.id}>
            <legend className="govuk-visually-hidden">What must happen, {place + 1}</legend>
            <TextField
              at={`${at}/words`}
              label="What must happen?"
              value={each.words}
              error={form.errors[`${at}/words`]}
              onChange={(words) => change({ words })}
            />
            <WorkerSelect
              at={`${at}/worker_id`}
              label="Who does it?"
              value={each.worker_id}
              error={form.errors[`${at}/worker_id`]}
              onChange={(worker_id) => change({ worker_id })}
            />
            <DateField
              at={`${at}/by_when`}
              label="By when?"
              value={each.by_when}
              error={form.errors[`${at}/by_when`]}
              onChange={(by_when) => change({ by_when })}
            />
          </fieldset>
        )
      })}
      <Button
        secondary
        onClick={() => set({ actions: [...value.actions, { id: newId(), words: '', worker_id: '', by_when: null }] })}
      >
        Add what must happen
      </Button>
      <p className="app-quiet">{draft.status}</p>
    </Form>
  )
}
