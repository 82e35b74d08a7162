import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { workbookOf } from '../../api/team'
import type { FamilyBook, Workbook } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Empty, Loading, Section } from '../../ui/parts'
import { Book, monthName } from './Book'
import type { Within } from './Modules'

/** The first line: who writes in it, and is this month summed up? */
export function state(families: FamilyBook[]): string {
  const book = families.map((family) => family.workbook).find((each) => each !== null)
  if (!book) return 'This family has no workbook yet.'
  const count = book.chapters.length
  const who =
    count === 0
      ? 'No discipline has written yet.'
      : count === 1
        ? 'One discipline writes in it.'
        : `${count} disciplines write in it.`
  const last = book.summaries.at(0)
  return `${who} ${last ? `The last summary is of ${monthName(last.month)}.` : 'No month has been summed up yet.'}`
}

/** The workbooks of a child's families: everybody who works with the family writes in one place. */
export function WorkbookScreen({ id }: { id: string }) {
  const query = useQuery(workbookOf(id))
  const may = useMay()
  const [open, setOpen] = useState<string | null>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const shared = { childId: id, writing: may('workbook:record'), open, onOpen: setOpen }
  return (
    <>
      <title>Workbook - Kith</title>
      <p className="app-answer">{state(query.data.families)}</p>
      {query.data.families.length === 0 && (
        <Empty>A workbook belongs to a family: record the child’s family first.</Empty>
      )}
      {query.data.families.map((family) =>
        family.workbook ? (
          <Book key={family.id} family={family} book={family.workbook} rows={query.data.rows} {...shared} />
        ) : (
          <NoBook key={family.id} family={family} {...shared} />
        ),
      )}
    </>
  )
}

function NoBook({ family, childId, writing }: Within & { family: FamilyBook }) {
  const [id] = useState(newId)
  const form = useSend<Workbook>('/family_id', [['person', childId]])
  return (
    <Section title={`The workbook of the ${family.name}`}>
      <ErrorSummary errors={form.errors} />
      <p className="govuk-body">
        One place where everybody who works with the family writes: a chapter for each discipline, and one summary a
        month.
      </p>
      {writing && (
        <Button
          busy={form.busy}
          onClick={() =>
            form.send(
              {},
              () => ask(api.POST('/api/v1/workbooks', { body: { id, family_id: family.id } })),
              () => undefined,
            )
          }
        >
          Open a workbook
        </Button>
      )}
    </Section>
  )
}
