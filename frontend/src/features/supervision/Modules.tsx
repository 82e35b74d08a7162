import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Workbook, WorkbookView } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Select, TextField } from '../../ui/Field'
import { Empty, Section, State } from '../../ui/parts'
import { Form, lacking } from './Form'

export interface Within {
  childId: string
  writing: boolean
  open: string | null
  onOpen: (what: string | null) => void
}

/** The modules of a programme that the family works on; an authority names them. */
export function Modules({
  book,
  rows,
  childId,
  writing,
  open,
  onOpen,
}: Within & { book: WorkbookView; rows: { code: string; title: string }[] }) {
  const [id, setId] = useState(newId)
  const [code, setCode] = useState('')
  const [title, setTitle] = useState('')
  const form = useSend<Workbook>('/code', [['person', childId]])
  const path = { params: { path: { id: book.id }, header: ifMatch(book.version) } }
  const done = () => {
    setId(newId())
    setCode('')
    setTitle('')
    onOpen(null)
  }
  return (
    <Section
      title="Modules of the programme"
      action={
        writing &&
        open !== 'module' && (
          <Button secondary onClick={() => onOpen('module')}>
            Begin a module
          </Button>
        )
      }
    >
      {open !== 'module' && <ErrorSummary errors={form.errors} />}
      {open === 'module' && (
        <Form
          errors={form.errors}
          busy={form.busy}
          save="Begin it"
          onLeave={() => onOpen(null)}
          onSend={() =>
            form.send(
              lacking([['/code', code, 'Choose a module']]),
              () =>
                ask(
                  api.POST('/api/v1/workbooks/{id}/modules/begin', {
                    ...path,
                    body: { id, code, title: title.trim() || null, since: today() },
                  }),
                ),
              done,
            )
          }
        >
          <Select
            at="/code"
            label="Which?"
            value={code}
            error={form.errors['/code']}
            onChange={setCode}
            options={rows.map((each) => ({ value: each.code, text: each.title }))}
          />
          <TextField
            at="/title"
            label="What do you call it? (optional)"
            value={title}
            error={form.errors['/title']}
            onChange={setTitle}
          />
        </Form>
      )}
      {book.modules.length === 0 && <Empty>No module has been begun with this family.</Empty>}
      <ul className="govuk-list">
        {book.modules.map((each) => (
          <li key={each.id}>
            {each.title}, since {day(each.since)}{' '}
            {each.until ? (
              <State is="done">Finished {day(each.until)}</State>
            ) : (
              writing && (
                <button
                  type="button"
                  className="govuk-link app-plain"
                  disabled={form.busy}
                  onClick={() =>
                    form.send(
                      {},
                      () =>
                        ask(
                          api.POST('/api/v1/workbooks/{id}/modules/finish', {
                            ...path,
                            body: { module_id: each.id, until: today() },
                          }),
                        ),
                      () => undefined,
                    )
                  }
                >
                  Finished today
                </button>
              )
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
