import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { oversightOf } from '../../api/team'
import type { Oversight, OversightRow } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Empty, Loading, Section, State } from '../../ui/parts'
import { AskForm, CompanyList } from './Company'
import { NoteForm } from './NoteForm'

const undone = (notes: OversightRow[]) => notes.flatMap((note) => note.actions).filter((each) => !each.done_on)

/** The first line: has a manager looked, and what of it is still open? */
export function seen(notes: OversightRow[]): string {
  const last = notes.at(0)
  if (!last) return 'No manager has written here yet.'
  const open = undone(notes).length
  const rest =
    open === 0
      ? 'Everything they asked for is done.'
      : open === 1
        ? 'One thing they asked for is open.'
        : `${open} things they asked for are open.`
  return `${last.worker_name} looked at this record on ${day(last.on)}. ${rest}`
}

/** What managers saw in a child's record, and who comes along on visits. */
export function OversightScreen({ id }: { id: string }) {
  const query = useQuery(oversightOf(id))
  const may = useMay()
  const { session } = useSession()
  const [open, setOpen] = useState<string | null>(null)
  useAdd({ oversight: () => setOpen('new') })
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { notes, company } = query.data
  const me = session?.worker?.id ?? ''
  return (
    <>
      <title>Managers and company - Kith</title>
      <p className="app-answer">{seen(notes)}</p>
      <Section
        title="What managers saw"
        action={
          may('oversight:record') &&
          open !== 'new' && (
            <Button secondary onClick={() => setOpen('new')}>
              Write what you saw
            </Button>
          )
        }
      >
        {open === 'new' && <NoteForm childId={id} onDone={() => setOpen(null)} />}
        {notes.length === 0 && <Empty>A manager’s notes on this record will be here.</Empty>}
        {notes.map((note) => (
          <Note
            key={note.id}
            note={note}
            childId={id}
            amending={open === note.id}
            onAmend={note.worker_id === me && may('oversight:record') ? setOpen : null}
          />
        ))}
      </Section>
      <Section
        title="Going together"
        action={
          may('accompaniment:record') &&
          open !== 'ask' && (
            <Button secondary onClick={() => setOpen('ask')}>
              Ask for company
            </Button>
          )
        }
      >
        {open === 'ask' && <AskForm childId={id} onDone={() => setOpen(null)} />}
        <CompanyList
          rows={company}
          me={me}
          open={open}
          onOpen={setOpen}
          none="Nobody has asked for a second worker on a visit."
        />
      </Section>
    </>
  )
}

interface NoteProps {
  note: OversightRow
  childId: string
  amending: boolean
  /** For whoever wrote it: to put it right (its id), or to leave it as it is (null). */
  onAmend: ((id: string | null) => void) | null
}

function Note({ note, childId, amending, onAmend }: NoteProps) {
  const may = useMay()
  const form = useSend<Oversight>('/on', [['person'], ['supervision']])
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {day(note.on)}: {note.worker_name}
      </h3>
      {amending && <NoteForm childId={childId} note={note} onDone={() => onAmend?.(null)} />}
      <p className="govuk-body">What they looked at: {note.looked_at}</p>
      <p className="govuk-body app-words">{note.thinks}</p>
      <ErrorSummary errors={form.errors} />
      <ul className="govuk-list">
        {note.actions.map((each) => (
          <li key={each.id}>
            {each.worker_name}: {each.words}{' '}
            {each.done_on ? (
              <State is="done">Done {day(each.done_on)}</State>
            ) : (
              <State is={each.by_when < today() ? 'late' : 'in-time'}>by {day(each.by_when)}</State>
            )}{' '}
            {!each.done_on && may('oversight:do') && (
              <button
                type="button"
                className="govuk-link app-plain"
                disabled={form.busy}
                onClick={() =>
                  form.send(
                    {},
                    () =>
                      ask(
                        api.POST('/api/v1/oversights/{id}/do', {
                          params: { path: { id: note.id }, header: ifMatch(note.version) },
                          body: { action_id: each.id, on: today() },
                        }),
                      ),
                    () => undefined,
                  )
                }
              >
                Done today
              </button>
            )}
          </li>
        ))}
      </ul>
      {onAmend && !amending && (
        <Button secondary onClick={() => onAmend(note.id)}>
          Put it right
        </Button>
      )}
    </article>
  )
}
