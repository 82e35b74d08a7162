import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { asProblem } from '../../api/problem'
import { overviewOf } from '../../api/queries'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Section } from '../../ui/parts'

/** Somebody tried to see the child and could not: an event, never counted as a visit. */
export function VainForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const overview = useQuery(overviewOf(childId))
  const queries = useQueryClient()
  const [id] = useState(newId)
  const [on, setOn] = useState<string | null>(today())
  const [why, setWhy] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const journey = overview.data?.data.journey
  const save = useMutation({
    mutationFn: async () => {
      const path = { id: journey?.id ?? '' }
      const header = ifMatch(journey?.version ?? 0)
      return ask(
        api.POST('/api/v1/journeys/{id}/failed-visits', { params: { path, header }, body: { id, on: on ?? '', why } }),
      )
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['person', childId] })
      onDone()
    },
    onError: async (error) => {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { '/why': problem.message })
      if (problem.stale) await queries.invalidateQueries({ queryKey: ['person', childId] })
    },
  })
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/on'] = 'Enter the day'
    if (!why.trim()) found['/why'] = 'Say what happened'
    setErrors(found)
    if (Object.keys(found).length === 0) save.mutate()
  }
  return (
    <Section title="I could not see the child">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={errors} />
        <DateField at="/on" label="Date" value={on} onChange={setOn} error={errors['/on']} />
        <TextArea at="/why" label="What happened?" rows={3} value={why} onChange={setWhy} error={errors['/why']} />
        <div className="app-row">
          <Button type="submit" busy={save.isPending} disabled={!journey}>
            Save
          </Button>
          <Button secondary onClick={onDone}>
            Leave it
          </Button>
        </div>
      </form>
    </Section>
  )
}
