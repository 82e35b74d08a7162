import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { instruments } from '../../api/team'
import type { Observation, ObservationRow } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Check, FieldError, Select, TextArea, TextField } from '../../ui/Field'
import { Form, lacking, WorkerSelect } from './Form'

interface Writing {
  id: string
  worker: string
  on: string | null
  agreed: boolean
  setting: string
  instrument: string
  scores: Record<string, string>
  strengths: string
  grow: string
}

const blank = (): Writing => ({
  id: newId(), worker: '', on: today(), agreed: false, setting: '', instrument: '', scores: {}, strengths: '', grow: '',
}) // prettier-ignore

const from = (row: ObservationRow): Writing => ({
  id: row.id, worker: row.worker_id, on: row.on, agreed: true, setting: row.setting, instrument: row.instrument ?? '',
  scores: Object.fromEntries(row.scores.map((each) => [each.aspect, String(each.score ?? '')])), strengths: row.strengths,
  grow: row.to_grow ?? '',
}) // prettier-ignore

interface Props {
  me: string
  /** What was written before, to put it right. */
  row?: ObservationRow
  onDone: () => void
}

/** What somebody saw of a colleague’s practice. */
export function ObserveForm({ me, row, onDone }: Props) {
  const { session } = useSession()
  const [initial] = useState(() => (row ? from(row) : blank()))
  const name = row ? `observation:${row.id}` : 'observation'
  const draft = useDraft<Writing>(session?.worker?.id ?? '', name, String(row?.version ?? ''), initial)
  const named = useQuery(instruments)
  const form = useSend<Observation>('/strengths', [['supervision']])
  if (!draft.ready) return null
  const value = draft.value
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const chosen = named.data?.find((each) => each.code === value.instrument)
  const aspects = (chosen?.items ?? []).filter((each) => value.scores[each])
  const send = () =>
    form.send(
      {
        ...lacking([
          ['/worker_id', value.worker, 'Choose whom you saw'],
          ['/on', value.on, 'Enter the day'],
          ['/setting', value.setting, 'Say where it was and what'],
          ['/strengths', value.strengths, 'Say what was good'],
        ]),
        ...(value.agreed ? {} : { '/family_agreed': 'Nobody observes without the family’s agreement' }),
      },
      () => {
        const seen = {
          on: value.on ?? '',
          visit_id: row?.visit_id ?? null,
          family_agreed: value.agreed,
          setting: value.setting,
          instrument: value.instrument || null,
          scores: [
            ...aspects.map((aspect) => ({ id: newId(), aspect, score: Number(value.scores[aspect]) })),
            // What was said of an item in words alone is written elsewhere and stays.
            ...(row?.scores ?? []).filter((each) => each.score === null && row?.instrument === value.instrument),
          ],
          strengths: value.strengths,
          to_grow: value.grow.trim() || null,
        }
        if (!row)
          return ask(api.POST('/api/v1/observations', { body: { ...seen, id: value.id, worker_id: value.worker } }))
        const params = { path: { id: row.id }, header: ifMatch(row.version) }
        return ask(api.POST('/api/v1/observations/{id}/amend', { params, body: seen }))
      },
      () => void draft.drop().then(onDone),
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Save what I saw" onSend={send} onLeave={onDone}>
      {!row && (
        <WorkerSelect
          at="/worker_id"
          label="Whom did you see at work?"
          but={me}
          value={value.worker}
          error={form.errors['/worker_id']}
          onChange={(worker) => set({ worker })}
        />
      )}
      <DateField at="/on" label="When?" value={value.on} error={form.errors['/on']} onChange={(on) => set({ on })} />
      {form.errors['/family_agreed'] && <FieldError id="agreed">{form.errors['/family_agreed']}</FieldError>}
      <Check
        at="/family_agreed"
        label="The family agreed that you come along"
        checked={value.agreed}
        onChange={(agreed) => set({ agreed })}
      />
      <TextField
        at="/setting"
        label="Where was it, and what?"
        hint="Such as “a visit at home”. Name no child and no family."
        value={value.setting}
        error={form.errors['/setting']}
        onChange={(setting) => set({ setting })}
      />
      <TextArea
        at="/strengths"
        label="What was good?"
        rows={4}
        value={value.strengths}
        error={form.errors['/strengths']}
        onChange={(strengths) => set({ strengths })}
      />
      <TextArea
        at="/to_grow"
        label="What could grow?"
        rows={3}
        value={value.grow}
        error={form.errors['/to_grow']}
        onChange={(grow) => set({ grow })}
      />
      <Select
        at="/instrument"
        label="Scored with a named instrument? (none if you choose nothing)"
        value={value.instrument}
        error={form.errors['/instrument']}
        onChange={(instrument) => set({ instrument, scores: {} })}
        options={(named.data ?? [])
          .filter((each) => each.items.length > 0)
          .map((each) => ({ value: each.code, text: each.name }))}
      />
      {chosen && (
        <>
          <p className="app-quiet">{chosen.source}</p>
          {chosen.items.map((aspect, place) => (
            <Select
              key={aspect}
              at={`/scores/${aspects.includes(aspect) ? aspects.indexOf(aspect) : `none-${place}`}/score`}
              label={aspect}
              value={value.scores[aspect] ?? ''}
              onChange={(score) => set({ scores: { ...value.scores, [aspect]: score } })}
              options={Array.from({ length: chosen.most - chosen.least + 1 }, (_, n) => {
                const text = String(chosen.least + n)
                return { value: text, text }
              })}
            />
          ))}
        </>
      )}
      <p className="app-quiet">{draft.status}</p>
    </Form>
  )
}
