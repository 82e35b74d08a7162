import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { overviewOf } from '../../api/queries'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Section } from '../../ui/parts'

/** Somebody tried to see the child and could not: an event, never counted as a visit. */
export function VainForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const overview = useQuery(overviewOf(childId))
  const [id] = useState(newId)
  const [on, setOn] = useState<string | null>(today())
  const [why, setWhy] = useState('')
  const form = useSend('/why', [['person', childId]])
  const { errors } = form
  const journey = overview.data?.data.journey
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/on'] = 'Enter the day'
    if (!why.trim()) found['/why'] = 'Say what happened'
    const at = { params: { path: { id: journey?.id ?? '' }, header: ifMatch(journey?.version ?? 0) } }
    const body = { id, on: on ?? '', why }
    form.send(found, () => ask(api.POST('/api/v1/journeys/{id}/failed-visits', { ...at, body })), onDone)
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
          <Button type="submit" busy={form.busy} disabled={!journey}>
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
