import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Chapter, ChapterRow, Workbook, WorkbookView } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { CarefulArea } from '../../ui/CarefulArea'
import { Behind, Form, lacking } from './Form'

/** A chapter goes on. Somebody who wrote in the same chapter meanwhile is shown beside it; other chapters never meet. */
export function ChapterForm({
  chapter,
  childId,
  onDone,
}: {
  chapter: ChapterRow
  childId: string
  onDone: () => void
}) {
  const { session } = useSession()
  const began = String(chapter.version)
  const draft = useDraft(session?.worker?.id ?? '', `chapter:${chapter.id}`, began, chapter.words)
  const [joined, setJoined] = useState<string | null>(null)
  const form = useSend<Chapter>('/words', [['person', childId]])
  if (!draft.ready) return null
  const base = joined ?? draft.base
  const behind = base !== String(chapter.version)
  const send = () =>
    form.send(
      lacking([['/words', draft.value, 'Write something, or leave it']]),
      () =>
        ask(
          api.POST('/api/v1/chapters/{id}/write', {
            params: { path: { id: chapter.id }, header: ifMatch(Number(base)) },
            body: { words: draft.value },
          }),
        ),
      () => void draft.drop().then(onDone),
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Save the chapter" onSend={send} onLeave={onDone}>
      {behind && (
        <Behind who={chapter.worker_name} texts={[chapter.words]} onRead={() => setJoined(String(chapter.version))} />
      )}
      <CarefulArea
        at="/words"
        label="What you do with the family, what you see, what changes"
        hint="The family may read it."
        rows={12}
        value={draft.value}
        error={form.errors['/words']}
        onChange={draft.change}
      />
      <p className="app-quiet">{draft.status}</p>
    </Form>
  )
}

interface MonthProps {
  book: WorkbookView
  month: string
  childId: string
  onDone: () => void
}

/** The month in one text, for all disciplines together. */
export function MonthForm({ book, month, childId, onDone }: MonthProps) {
  const { session } = useSession()
  const known = book.summaries.find((each) => each.month === month)
  const [id] = useState(newId)
  const [read, setRead] = useState(known?.words)
  const draft = useDraft(session?.worker?.id ?? '', `month:${book.id}:${month}`, '', known?.words ?? '')
  const form = useSend<Workbook>('/words', [['person', childId]])
  if (!draft.ready) return null
  const send = () =>
    form.send(
      lacking([['/words', draft.value, 'Write what the month brought']]),
      () =>
        ask(
          api.POST('/api/v1/workbooks/{id}/summarise', {
            params: { path: { id: book.id }, header: ifMatch(book.version) },
            body: { id, month, words: draft.value },
          }),
        ),
      () => void draft.drop().then(onDone),
    )
  return (
    <Form errors={form.errors} busy={form.busy} save="Save the summary" onSend={send} onLeave={onDone}>
      {known && known.words !== read && (
        <Behind who={known.worker_name} texts={[known.words]} onRead={() => setRead(known.words)} />
      )}
      <CarefulArea
        at="/words"
        label="What did this month bring?"
        hint="For all disciplines together: what changed for the children, what helped, what comes next."
        rows={7}
        value={draft.value}
        error={form.errors['/words']}
        onChange={draft.change}
      />
      <p className="app-quiet">{draft.status}</p>
    </Form>
  )
}
