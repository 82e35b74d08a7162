import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { ChronologyEntry, ChronologyPerson, EventIn } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useDraft } from '../../offline/useDraft'
import { today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { Section } from '../../ui/parts'
import { words } from '../../ui/words'
import { useSend } from '../../api/useSend'
import { useFirstField } from './useFirstField'
import { EventFields, faults, Weighing, type Writing } from './EventFields'
import { proposed } from './story'

interface Props {
  personId: string
  people: ChronologyPerson[]
  /** The entry it is picked from; then nothing that is recorded is typed again. */
  from?: ChronologyEntry
  onDone: () => void
}

function begun(personId: string, from?: ChronologyEntry): Writing & { id: string } {
  return {
    id: newId(),
    on: from?.on ?? today(),
    until: null,
    on_estimated: false,
    words: from ? proposed(from) : '',
    event_kind: '',
    source: from ? `Our record: ${from.actor_name ?? words(from.acting_as)}` : '',
    people: from && from.about.length > 0 ? from.about : [personId],
    analysis: '',
    in_court: false,
  }
}

/** Tell a significant event: something new, or an entry that matters. The writing survives a reload. */
export function TellForm({ personId, people, from, onDone }: Props) {
  const { session } = useSession()
  const [initial] = useState(() => begun(personId, from))
  const name = `event:${from ? `${from.record_id}:${from.key}` : personId}`
  const draft = useDraft(session?.worker?.id ?? '', name, '', initial)
  const change = useSend('/words', [['person']])
  const writing = draft.value
  const send = () => {
    const found = faults(writing)
    const { id, people: chosen, analysis, ...facts } = writing
    const body: EventIn = {
      ...facts,
      id,
      on: facts.on ?? '',
      event_kind: facts.event_kind as EventIn['event_kind'],
      analysis: analysis.trim() || null,
      people: chosen.map((person_id) => ({ id: newId(), person_id })),
      record_id: from?.record_id ?? null,
      ledger_seq: from?.seq ?? null,
    }
    change.send(
      found,
      () => ask(api.POST('/api/v1/events', { body })),
      () => draft.drop().then(onDone),
    )
  }
  const first = useFirstField(draft.ready)
  if (!draft.ready) return null
  return (
    <Section title={from ? 'This matters' : 'Add a significant event'}>
      <Form
        errors={change.errors}
        busy={change.busy}
        onSend={send}
        save="Put it in the chronology"
        onLeave={() => void draft.drop().then(onDone)}
        ref={first}
      >
        <EventFields
          writing={writing}
          change={(next) => draft.change({ ...writing, ...next })}
          errors={change.errors}
          people={people}
        />
        <Weighing writing={writing} change={(next) => draft.change({ ...writing, ...next })} errors={change.errors} />
        <p className="app-quiet">{draft.status}</p>
        <p className="govuk-visually-hidden" aria-live="polite">
          {draft.spoken}
        </p>
      </Form>
    </Section>
  )
}
