import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { newId } from '../../api/ids'
import { asProblem } from '../../api/problem'
import type { Care } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { londonMoment } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, Radios, Select, TextArea, TextField } from '../../ui/Field'
import { Dialog } from '../../ui/parts'

export type Values = Record<string, string | boolean | null>

export interface FieldOf {
  name: string
  label: string
  as: 'day' | 'moment' | 'line' | 'text' | 'choice' | 'radios' | 'check'
  hint?: string
  options?: { value: string; text: string }[]
  start?: string | boolean | null
  /** The time of day that a moment begins with. */
  time?: string | null
  /** What to say when it is left empty; without it, it may be. */
  needed?: string
  /** The smallest and the largest number that it may be. */
  within?: [number, number]
  /** Whether the field is asked at all. What is not asked is not sent. */
  when?: (values: Values) => boolean
}

export interface At {
  params: { path: { id: string }; header: { 'If-Match': string } }
}

/** One thing that can be said about a child's care: what it asks, and how it is sent. */
export interface Verb {
  title: string
  intro?: string
  /** What it is about, where the same can be said of several: keeps their drafts apart. */
  about?: string
  /** Whether it says the whole of something again: then a draft is good for the version that it began from only. */
  whole?: boolean
  fields: FieldOf[]
  send: (at: At, values: Values, id: string) => Promise<Answer<unknown>>
}

/** Send a change of a child's care. The record begins with the first thing that is said. */
export function useCareChange(childId: string, care: Care | null) {
  const queries = useQueryClient()
  const [beginning] = useState(newId)
  const reload = () => queries.invalidateQueries({ queryKey: ['person', childId] })
  return useMutation({
    mutationFn: async (send: (at: At) => Promise<Answer<unknown>>) => {
      let at = care && { id: care.id, version: ifMatch(care.version) }
      if (!at) {
        const begun = await ask(api.POST('/api/v1/care', { body: { id: beginning, child_id: childId } }))
        at = { id: beginning, version: ifMatch(begun.version) }
      }
      return send({ params: { path: { id: at.id }, header: at.version } })
    },
    onSuccess: reload,
    onError: async (error) => {
      if (!care || asProblem(error).stale) await reload()
    },
  })
}

const empty = (value: Values[string] | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && !value.trim())

/** What is asked, as it is sent: nothing for what was left empty or not asked; a day and a time as a moment. */
function body(fields: FieldOf[], values: Values): { found: Record<string, string>; sent: Values } {
  const found: Record<string, string> = {}
  const sent: Values = {}
  for (const field of fields) {
    const value = values[field.name] ?? null
    if (field.when && !field.when(values)) continue
    if (field.as === 'moment') {
      const time = values[`${field.name}_time`]
      const made = typeof value === 'string' && typeof time === 'string' ? londonMoment(value, time) : null
      if (made) sent[field.name] = made
      else if (field.needed || !empty(value) || !empty(time))
        found[empty(value) ? `/${field.name}` : `/${field.name}_time`] = empty(value)
          ? (field.needed ?? 'Enter the day')
          : 'Enter the time, such as 15:30'
      continue
    }
    if (field.needed && empty(value)) found[`/${field.name}`] = field.needed
    else if (field.as === 'day' && value === '') found[`/${field.name}`] = 'Enter a real date'
    if (field.within && !empty(value)) {
      const [least, most] = field.within
      const number = Number(value)
      if (!(number >= least && number <= most)) found[`/${field.name}`] = `Enter a number from ${least} to ${most}`
    }
    sent[field.name] = empty(value) ? null : value
  }
  return { found, sent }
}

interface Props {
  verb: Verb
  childId: string
  care: Care | null
  onClose: () => void
}

/** The form of one verb, in a dialog. What was typed stays until it has been saved or left. */
export function VerbForm({ verb, childId, care, onClose }: Props) {
  const { session } = useSession()
  const name = ['care', childId, verb.title, verb.about, verb.whole && care?.version].filter(Boolean).join(' ')
  const [initial] = useState(() => ({
    id: newId(),
    values: Object.fromEntries(
      verb.fields.flatMap((field) => [
        [field.name, field.start ?? (field.as === 'check' ? false : null)],
        ...(field.time ? [[`${field.name}_time`, field.time]] : []),
      ]),
    ) as Values,
  }))
  const draft = useDraft(session?.worker?.id ?? '', name, '', initial)
  const { id, values } = draft.value
  const [errors, setErrors] = useState<Record<string, string>>({})
  const change = useCareChange(childId, care)
  const first = `/${verb.fields[0]?.name ?? ''}`
  const leave = () => void draft.drop().then(onClose)
  const send = () => {
    const { found, sent } = body(verb.fields, values)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    change.mutate((at) => verb.send(at, sent, id), {
      onSuccess: leave,
      onError: (error) => {
        const problem = asProblem(error)
        const shown = new Set(verb.fields.map((field) => `/${field.name}`))
        const known = Object.entries(problem.fields).map(([at, text]) => [shown.has(at) ? at : first, text])
        setErrors(known.length > 0 ? Object.fromEntries(known) : { [first]: problem.message })
      },
    })
  }
  if (!draft.ready) return null
  return (
    <Dialog title={verb.title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={errors} />
        {verb.intro && <p className="govuk-body">{verb.intro}</p>}
        {verb.fields
          .filter((field) => !field.when || field.when(values))
          .map((field) => (
            <Asked
              key={field.name}
              field={field}
              values={values}
              errors={errors}
              change={(name, value) => draft.change({ id, values: { ...values, [name]: value } })}
            />
          ))}
        <div className="app-row">
          <Button type="submit" busy={change.isPending}>
            Save
          </Button>
          <Button secondary onClick={leave}>
            Leave it
          </Button>
          <span className="app-quiet">{draft.status}</span>
          <span className="govuk-visually-hidden" aria-live="polite">
            {draft.spoken}
          </span>
        </div>
      </form>
    </Dialog>
  )
}

interface AskedProps {
  field: FieldOf
  values: Values
  errors: Record<string, string>
  change: (name: string, value: Values[string]) => void
}

function Asked({ field, values, errors, change }: AskedProps) {
  const at = `/${field.name}`
  const value = values[field.name]
  const text = typeof value === 'string' ? value : ''
  const shared = { at, label: field.label, hint: field.hint, error: errors[at] }
  const put = (next: Values[string]) => change(field.name, next)
  switch (field.as) {
    case 'day':
      return <DateField {...shared} value={typeof value === 'string' ? value : null} onChange={put} />
    case 'moment': {
      const time = values[`${field.name}_time`]
      return (
        <>
          <DateField {...shared} value={typeof value === 'string' ? value : null} onChange={put} />
          <TextField
            at={`${at}_time`}
            label="Time"
            hint="Such as 15:30"
            width="4"
            value={typeof time === 'string' ? time : ''}
            onChange={(next) => change(`${field.name}_time`, next)}
            error={errors[`${at}_time`]}
          />
        </>
      )
    }
    case 'text':
      return <TextArea {...shared} rows={3} value={text} onChange={put} />
    case 'choice':
      return <Select {...shared} value={text} onChange={put} options={field.options ?? []} />
    case 'radios':
      return <Radios {...shared} value={text} onChange={put} options={field.options ?? []} />
    case 'check':
      return (
        <div className="govuk-form-group">
          <Check at={at} label={field.label} checked={value === true} onChange={put} />
        </div>
      )
    case 'line':
      return <TextField {...shared} value={text} onChange={put} />
  }
}
