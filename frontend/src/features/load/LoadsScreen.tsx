import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../api/ids'
import { loads, sendLoad } from '../../api/loads'
import type { Load, LoadSource } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { PickDocuments } from '../../ui/Documents'
import { Radios, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { cameTo, SOURCES } from './words'

/** Caseloads that came, or are to come, from another system. */
export function LoadsScreen() {
  const query = useQuery(loads)
  const may = useMay()
  const [sending, setSending] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const all = query.data.loads
  const taken = all.filter((each) => each.state === 'loaded')
  return (
    <>
      <Title page="From another system" />
      <p className="app-answer">
        {taken.length === 0
          ? 'No caseload has been brought in from another system.'
          : `${taken.reduce((sum, each) => sum + (each.people ?? 0), 0).toLocaleString('en-GB')} people came from another system.`}
      </p>
      {may('load:run') && !sending && <Button onClick={() => setSending(true)}>Bring in a caseload</Button>}
      {sending && (
        <Opened>
          <BeginForm systems={[...new Set(all.map((each) => each.system))]} onLeave={() => setSending(false)} />
        </Opened>
      )}
      <Section title="Every load">
        {all.length === 0 ? (
          <Empty>Each load will be listed here: what was tried, what came of it, and what was refused why.</Empty>
        ) : (
          <Table
            caption="Loads, the last first"
            head={['Load', 'Sent', 'How it stands']}
            rows={all}
            rowKey={(each) => each.id}
            cells={(each) => [
              <Link key="load" to="/loads/$id" params={{ id: each.id }} className="govuk-link">
                {each.system}, load {each.serial}
              </Link>,
              `${moment(each.asked_at)}${each.asked_by ? ` by ${each.asked_by}` : ''}`,
              cameTo(each),
            ]}
          />
        )}
      </Section>
    </>
  )
}

const OPTIONS = Object.entries(SOURCES).map(([value, text]) => ({ value, text }))

function BeginForm({ systems, onLeave }: { systems: string[]; onLeave: () => void }) {
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [system, setSystem] = useState(systems[0] ?? '')
  const [source, setSource] = useState('ssd')
  const [files, setFiles] = useState<File[]>([])
  const form = useSend<Load>('/content', [['loads']])
  const send = () => {
    const missing: Record<string, string> = {}
    if (!system.trim()) missing['/system'] = 'Say what the other system is called'
    if (files.length !== 1) missing['/content'] = 'Choose one zip archive'
    form.send(
      missing,
      () => sendLoad(id, files[0] as File, system.trim(), source as LoadSource),
      () => navigate({ to: '/loads/$id', params: { id } }),
    )
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Read and try it" onLeave={onLeave}>
      <TextField
        at="/system"
        label="What is the other system called?"
        hint="Use the same name every time: whoever came under it is known again, and nobody comes twice."
        value={system}
        onChange={setSystem}
        error={form.errors['/system']}
      />
      <Radios
        at="/source"
        label="What are the files?"
        value={source}
        onChange={setSource}
        options={OPTIONS}
        error={form.errors['/source']}
      />
      <PickDocuments
        label="The files, in one zip archive"
        hint="Up to 12 MB. A larger one is brought in from the server’s command line. Nothing is recorded until you have seen what would happen."
        accept=".zip"
        onPick={setFiles}
        error={form.errors['/content']}
      />
    </Form>
  )
}
