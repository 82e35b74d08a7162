import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { asProblem } from '../../api/problem'
import { visitOf } from '../../api/queries'
import type { Overview, Visit } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Select, TextArea, TextField } from '../../ui/Field'
import { choices } from '../../ui/words'
import { ChildPart } from './ChildPart'
import { Promises } from './Promises'
import { StaleVisit } from './StaleVisit'
import { begin, expected, missing, toAccount, type Writing, type WritingChild } from './writing'

export type Mode = 'record' | 'make' | 'amend'
const PLACES = [
  'home',
  'school',
  'nursery',
  'office',
  'hospital',
  'relatives_home',
  'foster_home',
  'childrens_home',
  'outdoors',
  'online',
  'other',
]
const TITLES: Record<Mode, string> = { record: 'Record a visit', make: 'Record this visit', amend: 'Amend this visit' }

interface Props {
  child: Overview
  visit: Visit | null
  version: string
  mode: Mode
  onDone: (visitId: string) => void
}

/** One visit to one child or several: written once, with what is particular to each. Kept on the device until it is sent. */
export function VisitForm({ child, visit, version, mode, onDone }: Props) {
  const { session } = useSession()
  const queries = useQueryClient()
  const owner = session?.worker?.id ?? ''
  const draft = useDraft<Writing>(
    owner,
    `visit-${visit?.id ?? `new-${child.id}`}-${mode}`,
    version,
    begin(child, visit),
  )
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [theirs, setTheirs] = useState<Answer<Visit> | null>(null)
  const { value } = draft
  const unborn = expected(child)
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const send = useMutation({
    mutationFn: (base: string) => {
      const account = toAccount(value)
      if (mode === 'record') return ask(api.POST('/api/v1/visits', { body: { id: value.id, ...account } }))
      const at = { params: { path: { id: value.id }, header: ifMatch(base) }, body: account }
      return ask(mode === 'make' ? api.POST('/api/v1/visits/{id}/make', at) : api.POST('/api/v1/visits/{id}/amend', at))
    },
    onSuccess: async (answer) => {
      await draft.drop()
      queries.setQueryData(visitOf(value.id).queryKey, answer)
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['person'] }),
        queries.invalidateQueries({ queryKey: ['pod'] }),
      ])
      onDone(value.id)
    },
    onError: async (error) => {
      const problem = asProblem(error)
      if (problem.stale) setTheirs(await queries.fetchQuery({ ...visitOf(value.id), staleTime: 0 }))
      else setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { '/account': problem.message })
    },
  })
  const submit = () => {
    const found = missing(value)
    setErrors(found)
    if (Object.keys(found).length === 0) send.mutate(theirs?.version ?? draft.base)
  }
  if (!draft.ready) return null
  const field = (at: string) => ({ at, error: errors[at] })
  const change = (id: string, part: Partial<WritingChild>) =>
    set({ children: value.children.map((each) => (each.id === id ? { ...each, ...part } : each)) })
  const sent = value.children.filter((each) => each.there)
  const at = (each: WritingChild) => `/children/${Math.max(0, sent.indexOf(each))}`
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <title>{`${Object.keys(errors).length > 0 ? 'Error: ' : ''}${TITLES[mode]} - Kith`}</title>
      <h2 className="govuk-heading-m">{TITLES[mode]}</h2>
      <ErrorSummary errors={errors} />
      {theirs && (
        <StaleVisit
          mine={value}
          theirs={theirs.data}
          onTake={(account) => set({ account })}
          onSend={submit}
          busy={send.isPending}
        />
      )}
      <div className="app-columns">
        <div>
          <TextArea
            {...field('/account')}
            label="What you saw and did"
            hint="Write it so that the child could read it."
            rows={10}
            big
            value={value.account}
            onChange={(account) => set({ account })}
          />
          {value.children.map((each) => (
            <ChildPart
              key={each.id}
              part={each}
              alone={value.children.length === 1}
              unborn={unborn.has(each.child_id)}
              at={at(each)}
              errors={errors}
              onChange={(part) => change(each.id, part)}
            />
          ))}
          <Promises value={value} errors={errors} onChange={(promises) => set({ promises })} />
        </div>
        <div>
          <div className="app-halves">
            <DateField {...field('/made_at')} label="Date" value={value.on} onChange={(on) => set({ on })} />
            <TextField
              {...field('/time')}
              label="Time"
              width="4"
              hint="Such as 15:30"
              value={value.at}
              onChange={(time) => set({ at: time })}
            />
          </div>
          <TextField
            {...field('/purpose')}
            label="What was it for?"
            value={value.purpose}
            onChange={(purpose) => set({ purpose })}
          />
          <Select
            {...field('/place')}
            label="Where?"
            value={value.place}
            onChange={(place) => set({ place })}
            options={choices(PLACES)}
          />
          <TextArea
            {...field('/present')}
            label="Who else was there?"
            rows={2}
            value={value.present}
            onChange={(present) => set({ present })}
          />
        </div>
      </div>
      <Button type="submit" busy={send.isPending}>
        {mode === 'amend' ? 'Save the amended account' : 'Put it in the record'}
      </Button>
      <p className="app-quiet">{draft.status || 'What you write is kept on this device until you send it.'}</p>
      <p className="govuk-visually-hidden" aria-live="polite">
        {draft.spoken}
      </p>
    </form>
  )
}
