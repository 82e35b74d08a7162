import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { asProblem } from '../../api/problem'
import type { AllocateIn, ChildRow, MemberRow } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, Select, TextArea } from '../../ui/Field'
import { Dialog } from '../../ui/parts'
import { choices } from '../../ui/words'

const REASONS = [
  'FCONTA',
  'MANAGE',
  'LEFTRL',
  'ORGRST',
  'TSPROC',
  'ABSENC',
  'CHCHAN',
  'PCCHAN',
  'SWDIED',
  'OTHERS',
] as const
const HOLDERS = new Set(['senior_social_worker', 'social_worker', 'family_support_worker'])

interface Props {
  child: ChildRow
  members: MemberRow[]
  podId: string
  onClose: () => void
}

/** Name a child's keyworker, or a co-worker beside them, with one of the ten reasons. */
export function AllocateDialog({ child, members, podId, onClose }: Props) {
  const queries = useQueryClient()
  const [worker, setWorker] = useState('')
  const [part, setPart] = useState('keyworker')
  const [reason, setReason] = useState(child.keyworker_id ? '' : 'FCONTA')
  const [since, setSince] = useState<string | null>(today())
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const candidates = members.filter((member) => part === 'co_worker' || HOLDERS.has(member.role))
  const save = useMutation({
    mutationFn: async () => {
      const path = { id: child.journey_id }
      const journey = await ask(api.GET('/api/v1/journeys/{id}', { params: { path } }))
      const body: AllocateIn = {
        worker_id: worker,
        part: part as AllocateIn['part'],
        since: since ?? '',
        reason: reason as AllocateIn['reason'],
        words: text.trim() || null,
      }
      return ask(
        api.POST('/api/v1/journeys/{id}/allocate', { params: { path, header: ifMatch(journey.version) }, body }),
      )
    },
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['pod', podId] }),
        queries.invalidateQueries({ queryKey: ['person', child.id] }),
      ])
      onClose()
    },
    onError: (error) => {
      const problem = asProblem(error)
      setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { '/worker_id': problem.message })
    },
  })
  const send = () => {
    const found: Record<string, string> = {}
    if (!worker) found['/worker_id'] = 'Choose somebody'
    if (!reason) found['/reason'] = 'Choose a reason'
    if (!since) found['/since'] = 'Enter the day it starts'
    setErrors(found)
    if (Object.keys(found).length === 0) save.mutate()
  }
  return (
    <Dialog title={`Who will work with ${child.name ?? 'this child'}?`} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={errors} />
        {child.keyworker_name && part === 'keyworker' && (
          <p className="govuk-body">
            {child.keyworker_name} is the keyworker now. A child should meet the next one before this changes.
          </p>
        )}
        <Radios
          at="/part"
          label="As"
          inline
          value={part}
          onChange={setPart}
          options={choices(['keyworker', 'co_worker'])}
        />
        <Select
          at="/worker_id"
          label="Worker"
          value={worker}
          onChange={setWorker}
          error={errors['/worker_id']}
          options={candidates.map((member) => ({
            value: member.worker_id,
            text: `${member.name}, keyworker for ${member.children === 1 ? '1 child' : `${member.children} children`}`,
          }))}
        />
        <Select
          at="/reason"
          label="Reason"
          value={reason}
          onChange={setReason}
          options={choices(REASONS)}
          error={errors['/reason']}
        />
        <DateField at="/since" label="From" value={since} onChange={setSince} error={errors['/since']} />
        <TextArea at="/words" label="Anything to say about it?" rows={2} value={text} onChange={setText} />
        <div className="app-row">
          <Button type="submit" busy={save.isPending}>
            Save
          </Button>
          <Button secondary onClick={onClose}>
            Leave it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
