import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { ChapterIn, ChapterRow, FamilyBook, WorkbookView } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { Select, TextField } from '../../ui/Field'
import { Empty, Section } from '../../ui/parts'
import { DISCIPLINES, options, say } from '../../ui/supervisionWords'
import { ChapterForm, MonthForm } from './BookForms'
import { Form, lacking } from './Form'
import { Modules, type Within } from './Modules'

/** What the month is called: "March 2026". */
export const monthName = (first: string): string => day(first).replace(/^\d+ /, '')

interface BookProps extends Within {
  family: FamilyBook
  book: WorkbookView
  rows: { code: string; title: string }[]
}

/** A family’s workbook: the months, the chapters, the modules. */
export function Book({ family, book, rows, childId, writing, open, onOpen }: BookProps) {
  const close = () => onOpen(null)
  const free = options(DISCIPLINES).filter((each) => !book.chapters.some((one) => one.discipline === each.value))
  const month = `${today().slice(0, 8)}01`
  const now = book.summaries.find((each) => each.month === month)
  return (
    <>
      <Section
        title={`Month by month: the ${family.name}`}
        action={
          writing &&
          open !== 'month' && (
            <Button secondary onClick={() => onOpen('month')}>
              {now ? 'Write it anew' : `Sum up ${monthName(month)}`}
            </Button>
          )
        }
      >
        {open === 'month' && <MonthForm book={book} month={month} childId={childId} onDone={close} />}
        {book.summaries.length === 0 && <Empty>The summary of each month will be here.</Empty>}
        {book.summaries.map((each) => (
          <article key={each.id} className="app-child">
            <h3 className="govuk-heading-s">{monthName(each.month)}</h3>
            <p className="govuk-body app-words">{each.words}</p>
            <p className="app-quiet">{each.worker_name}</p>
          </article>
        ))}
      </Section>
      <Section
        title="Chapters"
        action={
          writing &&
          free.length > 0 &&
          open !== 'chapter' && (
            <Button secondary onClick={() => onOpen('chapter')}>
              Begin a chapter
            </Button>
          )
        }
      >
        {open === 'chapter' && <BeginForm bookId={book.id} free={free} childId={childId} onDone={close} />}
        {book.chapters.length === 0 && <Empty>Each discipline writes one text here and goes on with it.</Empty>}
        {book.chapters.map((each) => (
          <Chapter key={each.id} chapter={each} {...{ childId, writing, open, onOpen }} />
        ))}
      </Section>
      <Modules book={book} rows={rows} {...{ childId, writing, open, onOpen }} />
    </>
  )
}

function Chapter({ chapter, childId, writing, open, onOpen }: Within & { chapter: ChapterRow }) {
  const key = `chapter:${chapter.id}`
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">{say(DISCIPLINES, chapter.discipline)}</h3>
      {open === key ? (
        <ChapterForm key={chapter.id} chapter={chapter} childId={childId} onDone={() => onOpen(null)} />
      ) : (
        <>
          <p className="govuk-body app-words">{chapter.words}</p>
          <p className="app-quiet">
            Written last by {chapter.worker_name} on {day(chapter.written_at.slice(0, 10))}, version {chapter.version}.
            Earlier versions are in the record’s history.
          </p>
          {writing && (
            <Button secondary onClick={() => onOpen(key)}>
              Write on
            </Button>
          )}
        </>
      )}
    </article>
  )
}

interface BeginProps {
  bookId: string
  free: { value: string; text: string }[]
  childId: string
  onDone: () => void
}

function BeginForm({ bookId, free, childId, onDone }: BeginProps) {
  const [id] = useState(newId)
  const [discipline, setDiscipline] = useState('')
  const [words, setWords] = useState('')
  const form = useSend('/words', [['person', childId]])
  const send = () =>
    form.send(
      lacking([
        ['/discipline', discipline, 'Choose who writes'],
        ['/words', words, 'Write the first sentence'],
      ]),
      () =>
        ask(
          api.POST('/api/v1/chapters', {
            body: { id, workbook_id: bookId, discipline: discipline as ChapterIn['discipline'], words },
          }),
        ),
      onDone,
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Begin it" onSend={send} onLeave={onDone}>
      <Select
        at="/discipline"
        label="Which discipline writes?"
        value={discipline}
        error={form.errors['/discipline']}
        onChange={setDiscipline}
        options={free}
      />
      <TextField
        at="/words"
        label="The first sentence"
        hint="You write on afterwards."
        value={words}
        error={form.errors['/words']}
        onChange={setWords}
      />
    </Form>
  )
}
