import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { podOf } from '../../api/queries'
import type { Personal, PersonalRow } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Check, Radios, TextArea, TextField } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { Behind, Form, lacking } from './Form'

interface Agreed {
  id: string
  worker_id: string
  words: string
  by_when: string | null
  done_on: string | null
}

interface Writing {
  held_on: string | null
  child_ids: string[]
  work: string
  development: string
  agreements: Agreed[]
}

const begun = (row: PersonalRow): Writing => ({
  held_on: row.held_on ?? today(),
  child_ids: row.children.map((child) => child.id),
  work: row.work ?? '',
  development: row.development ?? '',
  agreements: row.agreements,
})

/** What two spoke of. Decisions about a child are not written here: they belong on the child's own record. */
export function HoldForm({ row, onDone }: { row: PersonalRow; onDone: () => void }) {
  const { session } = useSession()
  const draft = useDraft<Writing>(session?.worker?.id ?? '', `personal:${row.id}`, String(row.version), begun(row))
  const pods = useQueries({ queries: (session?.worker?.pods ?? []).map((pod) => podOf(pod.id)) })
  const form = useSend<Personal>('/work', [['supervision']])
  const [joined, setJoined] = useState<string | null>(null)
  if (!draft.ready) return null
  const base = joined ?? draft.base
  const value = draft.value
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const theirs = pods
    .flatMap((pod) => pod.data?.data.children ?? [])
    .filter((child) => child.keyworker_id === row.supervisee_id)
  const known = new Map([...row.children, ...theirs].map((child) => [child.id, child.name]))
  const written = value.agreements.filter((each) => each.words.trim())
  const send = () =>
    form.send(
      lacking([['/held_on', value.held_on, 'Enter the day']]),
      () =>
        ask(
          api.POST('/api/v1/personals/{id}/hold', {
            params: { path: { id: row.id }, header: ifMatch(Number(base)) },
            body: {
              held_on: value.held_on ?? '',
              child_ids: value.child_ids,
              work: value.work.trim() || null,
              development: value.development.trim() || null,
              agreements: written.map((each) => ({ ...each, by_when: each.by_when || null })),
            },
          }),
        ),
      () => void draft.drop().then(onDone),
    )
  return (
    <Section title={`Supervision of ${row.supervisee_name}`}>
      <Form errors={form.errors} busy={form.busy} save="Save" onSend={send} onLeave={onDone}>
        {base !== String(row.version) && (
          <Behind texts={[row.work, row.development]} onRead={() => setJoined(String(row.version))} />
        )}
        <DateField
          at="/held_on"
          label="When did you meet?"
          value={value.held_on}
          onChange={(held_on) => set({ held_on })}
          error={form.errors['/held_on']}
        />
        <TextArea
          at="/work"
          label="How is the work?"
          hint="How much it is, what goes well, what is hard. What was decided for a child belongs on the child’s own record."
          rows={5}
          value={value.work}
          error={form.errors['/work']}
          onChange={(work) => set({ work })}
        />
        {known.size > 0 && (
          <details className="govuk-details" open={value.child_ids.length > 0}>
            <summary className="govuk-details__summary">
              <span className="govuk-details__summary-text">Which children did you speak of?</span>
            </summary>
            {[...known].map(([id, name]) => (
              <Check
                key={id}
                label={name ?? 'Name not known yet'}
                checked={value.child_ids.includes(id)}
                onChange={(on) =>
                  set({ child_ids: on ? [...value.child_ids, id] : value.child_ids.filter((each) => each !== id) })
                }
              />
            ))}
          </details>
        )}
        <TextArea
          at="/development"
          label="Learning and growing"
          rows={3}
          value={value.development}
          error={form.errors['/development']}
          onChange={(development) => set({ development })}
        />
        {value.agreements.map((each, place) => {
          const change = (part: Partial<Agreed>) =>
            set({ agreements: value.agreements.map((one) => (one === each ? { ...one, ...part } : one)) })
          const at = written.includes(each) ? `/agreements/${written.indexOf(each)}` : `/rows/${place}`
          return (
            <fieldset className="govuk-fieldset app-child" key={each.id}>
              <legend className="govuk-visually-hidden">What you agreed, {place + 1}</legend>
              <TextField
                at={`${at}/words`}
                label="What will be done?"
                value={each.words}
                error={form.errors[`${at}/words`]}
                onChange={(words) => change({ words })}
              />
              <Radios
                at={`${at}/worker_id`}
                label="By whom?"
                inline
                value={each.worker_id}
                error={form.errors[`${at}/worker_id`]}
                onChange={(worker_id) => change({ worker_id })}
                options={[
                  { value: row.supervisee_id, text: row.supervisee_name },
                  { value: row.supervisor_id, text: row.supervisor_name },
                ]}
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
          onClick={() =>
            set({
              agreements: [
                ...value.agreements,
                { id: newId(), worker_id: row.supervisee_id, words: '', by_when: null, done_on: null },
              ],
            })
          }
        >
          Add what you agreed
        </Button>
        <p className="app-quiet">{draft.status}</p>
        <p className="govuk-visually-hidden" aria-live="polite">
          {draft.spoken}
        </p>
      </Form>
    </Section>
  )
}
