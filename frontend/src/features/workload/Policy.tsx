import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { workloadPolicy } from '../../api/queries'
import type { PolicyNumber, Workload, WorkloadPolicyPage } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Select, TextArea, TextField } from '../../ui/Field'
import { Dialog, Loading, Section, Table, Title } from '../../ui/parts'
import { numberWords, TOPICS } from '../../ui/workloadWords'
import { count, plain } from './sums'

/** Every number from which caseloads are worked out, where it comes from, and how it has changed. */
export function Policy() {
  const query = useQuery(workloadPolicy)
  const may = useMay()
  const [setting, setSetting] = useState(false)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const page = query.data
  const own = page.items.filter((each) => each.versions.length > 1).length
  return (
    <>
      <Title page="How caseloads are worked out" />
      <p className="app-answer">
        Kith comes with {page.items.length} numbers;{' '}
        {own === 0 ? 'this authority has changed none of them.' : `this authority has set ${own} of them itself.`}
      </p>
      <p className="govuk-body">
        A child’s points are the base of the one situation that counts most (a section 47 enquiry adds to it), less for
        a further brother or sister in the same home at the same stage, times the worker’s part; and then a point for
        each thing that takes more time, times the part. A worker’s capacity is a full week for their hours and post,
        less the part that is not for children, less their duties.
      </p>
      <p className="govuk-body">
        The administrator and the service manager can change a number, from tomorrow at the earliest. What was worked
        out for a day before stays as it was.
      </p>
      {may('workload:set') && <Button onClick={() => setSetting(true)}>Change numbers</Button>}
      {Object.entries(TOPICS).map(([topic, title]) => (
        <Section key={topic} title={title}>
          <Numbers rows={page.items.filter((each) => each.topic === topic)} caption={title} />
        </Section>
      ))}
      {setting && <Change page={page} onClose={() => setSetting(false)} />}
    </>
  )
}

function Numbers({ rows, caption }: { rows: PolicyNumber[]; caption: string }) {
  return (
    <Table
      caption={caption}
      head={['What', 'Now', 'Where it comes from', 'Versions']}
      rows={rows}
      rowKey={(each) => each.code}
      cells={(each) => {
        const now = each.versions.filter((one) => !one.since || one.since <= today()).at(-1)
        return [
          numberWords(each.code),
          plain(each.amount),
          now?.source ?? '',
          each.versions.length === 1 ? (
            'As it came'
          ) : (
            <ul key="versions" className="govuk-list">
              {each.versions.map((one) => (
                <li key={one.since ?? 'first'}>
                  {one.since ? `From ${day(one.since)}: ` : 'As it came: '}
                  {plain(one.amount)}
                  {one.reason && `. ${one.reason} (${one.source})`}
                </li>
              ))}
            </ul>
          ),
        ]
      }}
    />
  )
}

const tomorrow = () => today(new Date(Date.now() + 86_400_000))

function Change({ page, onClose }: { page: WorkloadPolicyPage; onClose: () => void }) {
  const [id] = useState(newId)
  const [rows, setRows] = useState([{ code: '', amount: '' }])
  const [since, setSince] = useState<string | null>(tomorrow)
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const form = useSend<Workload>('/numbers/0/code', [['workload'], ['caseload']])
  const set = (place: number, part: Partial<{ code: string; amount: string }>) =>
    setRows(rows.map((row, at) => (at === place ? { ...row, ...part } : row)))
  const send = () => {
    const missing: Record<string, string> = {}
    rows.forEach((row, place) => {
      if (!row.code) missing[`/numbers/${place}/code`] = 'Choose a number'
      if (row.amount.trim() === '' || Number.isNaN(Number(row.amount)))
        missing[`/numbers/${place}/amount`] = 'Enter a number, such as 4 or 0.5'
    })
    if (!since) missing['/since'] = 'Enter a day'
    if (!source.trim()) missing['/source'] = 'Say where it is written down'
    if (!reason.trim()) missing['/reason'] = 'Say why'
    const numbers = rows.map((row) => ({ code: row.code, amount: Number(row.amount) }))
    const body = { since: since ?? '', source, reason, numbers }
    const { id: known, version } = page
    form.send(
      missing,
      () =>
        known && version !== null
          ? ask(
              api.POST('/api/v1/workloads/{id}/set', {
                params: { path: { id: known }, header: ifMatch(version) },
                body,
              }),
            )
          : ask(api.POST('/api/v1/workloads', { body: { ...body, id } })),
      onClose,
    )
  }
  return (
    <Dialog title="Change numbers" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={form.errors} />
        {rows.map((row, place) => {
          const now = page.items.find((each) => each.code === row.code)
          return (
            <div className="app-row" key={place}>
              <Select
                label={rows.length === 1 ? 'Number' : `Number ${place + 1}`}
                at={`/numbers/${place}/code`}
                value={row.code}
                onChange={(code) => set(place, { code })}
                error={form.errors[`/numbers/${place}/code`]}
                options={page.items.map((each) => ({ value: each.code, text: numberWords(each.code) }))}
              />
              <TextField
                label="Becomes"
                hint={now && `Now ${plain(now.amount)}; from ${plain(now.least)} to ${plain(now.most)}`}
                at={`/numbers/${place}/amount`}
                width="4"
                value={row.amount}
                onChange={(amount) => set(place, { amount })}
                error={form.errors[`/numbers/${place}/amount`]}
              />
            </div>
          )
        })}
        <p className="govuk-body">
          <button type="button" className="app-plain" onClick={() => setRows([...rows, { code: '', amount: '' }])}>
            Another number
          </button>{' '}
          {rows.length > 1 && (
            <span className="app-quiet">{count(rows.length, 'number', 'numbers')} change together</span>
          )}
        </p>
        <DateField label="From" at="/since" value={since} onChange={setSince} error={form.errors['/since']} />
        <TextField
          label="Where is it written down?"
          at="/source"
          value={source}
          onChange={setSource}
          error={form.errors['/source']}
        />
        <TextArea
          label="Why?"
          at="/reason"
          rows={2}
          value={reason}
          onChange={setReason}
          error={form.errors['/reason']}
        />
        <div className="app-row">
          <Button type="submit" busy={form.busy}>
            Set from that day
          </Button>
          <Button secondary onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
