import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { newId } from '../../api/ids'
import { wellbeingOf } from '../../api/team'
import type { PersonalRow, Wellbeing } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/parts'
import { TextArea } from '../../ui/Field'
import { Form, lacking } from './Form'

interface Props {
  row: PersonalRow
  open: string | null
  onOpen: (what: string | null) => void
}

const FOR_TWO = 'Only you two ever see this: no other manager, no administrator, no report.'

/** How somebody is. It is loaded when one of the two opens it, and nothing of it stays on the computer. */
export function WellbeingPart({ row, open, onOpen }: Props) {
  const key = `wellbeing:${row.id}`
  if (open !== key)
    return (
      <p>
        <button type="button" className="govuk-link app-plain" onClick={() => onOpen(key)}>
          {row.wellbeing_id ? 'How you are, for you two only' : 'Write how you are, for you two only'}
        </button>
      </p>
    )
  return row.wellbeing_id ? (
    <Kept id={row.wellbeing_id} onDone={() => onOpen(null)} />
  ) : (
    <Writing personalId={row.id} known={null} onDone={() => onOpen(null)} />
  )
}

function Kept({ id, onDone }: { id: string; onDone: () => void }) {
  const query = useQuery(wellbeingOf(id))
  if (!query.data) return null
  return <Writing personalId={query.data.data.personal_id} known={query.data} onDone={onDone} />
}

function Writing({
  personalId,
  known,
  onDone,
}: {
  personalId: string
  known: Answer<Wellbeing> | null
  onDone: () => void
}) {
  const [id] = useState(() => known?.data.id ?? newId())
  const [words, setWords] = useState(known?.data.words ?? '')
  const [erasing, setErasing] = useState(false)
  const form = useSend<Wellbeing>('/words', [['supervision'], ['wellbeing']])
  const path = { params: { path: { id }, header: ifMatch(known?.version ?? '') } }
  const send = () =>
    form.send(
      lacking([['/words', words, 'Write something, or leave it']]),
      () =>
        known
          ? ask(api.POST('/api/v1/wellbeings/{id}/rewrite', { ...path, body: { words } }))
          : ask(api.POST('/api/v1/wellbeings', { body: { id, personal_id: personalId, words } })),
      onDone,
    )
  return (
    <div className="app-note">
      <Form errors={form.errors} busy={form.busy} save="Keep it for us two" onSend={send} onLeave={onDone}>
        <TextArea
          at="/words"
          label="How are you?"
          hint={`${FOR_TWO} It is not kept as a draft, and what you write over is gone. A serious worry about somebody’s safety is told to a manager in person, not here.`}
          rows={5}
          value={words}
          error={form.errors['/words']}
          onChange={setWords}
        />
      </Form>
      {known && known.data.words !== null && (
        <p>
          <button type="button" className="govuk-link app-plain" onClick={() => setErasing(true)}>
            Erase these words
          </button>
        </p>
      )}
      {erasing && (
        <Dialog title="Erase these words?" onClose={() => setErasing(false)}>
          <p className="govuk-body">They are kept nowhere else, so nobody can bring them back.</p>
          <div className="app-row">
            <Button
              busy={form.busy}
              onClick={() => form.send({}, () => ask(api.POST('/api/v1/wellbeings/{id}/erase', path)), onDone)}
            >
              Erase them
            </Button>
            <Button secondary onClick={() => setErasing(false)}>
              Leave them
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
