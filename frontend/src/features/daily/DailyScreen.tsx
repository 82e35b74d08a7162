import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { dailies } from '../../api/daily'
import { newId } from '../../api/ids'
import type { DailyPage } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { Radios } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { answer, cameTo, CHILD_STATES, OUTCOMES, SENT_AS, STATES } from './words'

/** What the Department holds of our children day by day: the runs, who could not be sent and why, and the receipts. */
export function DailyScreen() {
  const query = useQuery(dailies)
  const may = useMay()
  const [asking, setAsking] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  const busy = page.runs.some((run) => run.state === 'asked' || run.state === 'running')
  return (
    <>
      <Title page="Daily to the Department" />
      <p className="app-answer" aria-live="polite">
        {answer(page)}
      </p>
      {!page.on && <Off needs={page.needs} />}
      {page.on && may('daily:run') && !busy && !asking && <Button onClick={() => setAsking(true)}>Send now</Button>}
      {asking && (
        <Opened>
          <Ask onDone={() => setAsking(false)} />
        </Opened>
      )}
      <Left page={page} />
      <Section title="The last runs">
        {page.runs.length === 0 ? (
          <Empty>Each run will be listed here, with what came of it.</Empty>
        ) : (
          <Table
            caption="The last runs, the latest first"
            head={['Asked for', 'What', 'How it stands', 'What came of it']}
            rows={page.runs}
            rowKey={(run) => run.id}
            cells={(run) => [
              moment(run.asked_at),
              run.full ? 'Every child whole' : 'What changed',
              STATES[run.state],
              cameTo(run),
            ]}
          />
        )}
      </Section>
      <Section title="The last receipts">
        {page.receipts.length === 0 ? (
          <Empty>What the Department answers for each child will be listed here.</Empty>
        ) : (
          <Table
            caption="What was answered for each child, the latest first"
            head={['Sent', 'Child’s number', 'What was sent', 'What came of it', 'Receipt or answer']}
            rows={page.receipts}
            rowKey={(each) => each.id}
            cells={(each) => [
              moment(each.sent_at),
              each.number,
              SENT_AS[each.what],
              OUTCOMES[each.outcome],
              each.answer ?? 'None',
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Off({ needs }: { needs: string[] }) {
  return (
    <>
      <p className="govuk-body">
        The Department’s daily flow is for authorities that have agreed to it early. To switch it on, whoever runs this
        system sets:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {needs.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

function Left({ page }: { page: DailyPage }) {
  return (
    <Section title="Children who could not be sent">
      {page.children.length === 0 ? (
        <Empty>{page.runs.length > 0 ? 'There are none.' : 'They will be listed here with the reason.'}</Empty>
      ) : (
        <>
          <p className="govuk-body">
            They are sent by themselves once the record is mended. What was accepted before stays as it was.
            {page.waiting > page.children.length &&
              ` These are the first ${page.children.length} of ${page.waiting.toLocaleString('en-GB')}.`}
          </p>
          <Table
            caption="Children who could not be sent, by number"
            head={['Child’s number', 'How it stands', 'Why', 'Sent before', 'Since']}
            rows={page.children}
            rowKey={(each) => each.number}
            cells={(each) => [
              each.number,
              CHILD_STATES[each.state],
              each.words ?? 'Not known',
              each.there ? 'Yes' : 'No',
              moment(each.changed_at),
            ]}
          />
        </>
      )}
    </Section>
  )
}

function Ask({ onDone }: { onDone: () => void }) {
  const [id] = useState(newId)
  const [what, setWhat] = useState('changes')
  const form = useSend('/full', [['dailies']])
  const send = () =>
    form.send({}, () => ask(api.POST('/api/v1/dailies', { body: { id, full: what === 'full' } })), onDone)
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Send" onLeave={onDone}>
      <Radios
        at="/full"
        label="What is to be sent?"
        value={what}
        onChange={setWhat}
        options={[
          { value: 'changes', text: 'What changed since it was last accepted' },
          { value: 'full', text: 'Every child whole' },
        ]}
        error={form.errors['/full']}
      />
    </Form>
  )
}
