import { useState } from 'react'
import { sendDocument } from '../../api/partner'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { PickDocuments } from '../../ui/Documents'
import { Form } from '../../ui/Form'

/** Puts documents on a child's record. They are shared with nobody until somebody says so. */
export function AddDocument({ childId }: { childId: string }) {
  const [open, setOpen] = useState(false)
  const [files, setFiles] = useState<File[]>([])
  const form = useSend('/content', [['person', childId, 'sharing']])
  const send = () => {
    const missing: Record<string, string> = files.length > 0 ? {} : { '/content': 'Choose a document' }
    form.send(
      missing,
      async () => {
        const [first, ...rest] = files
        let last = await sendDocument(first as File, { child_id: childId })
        for (const file of rest) last = await sendDocument(file, { child_id: childId })
        return last
      },
      () => setOpen(false),
    )
  }
  if (!open)
    return (
      <Button secondary onClick={() => setOpen(true)}>
        Add a document
      </Button>
    )
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={() => setOpen(false)}>
      <PickDocuments
        label="Documents for this child’s record"
        onPick={setFiles}
        error={form.errors['/content'] ?? form.errors['/name']}
      />
    </Form>
  )
}
