import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { subscriptionsOf, messagesOf } from '../../api/partner'
import type { DeliveryRow, SubscriptionRow, Told as Kind } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { Check, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Section, State, Table } from '../../ui/parts'
import { MESSAGES, TOLD } from '../../ui/partnerWords'

/** Where an agency's programs are told of what becomes of what they sent, and what came of each message. */
export function Told({ agencyId }: { agencyId: string }) {
  const query = useQuery(subscriptionsOf(agencyId))
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  return (
    <Section
      title="Where their programs are told"
      action={
        !adding && (
          <Button secondary onClick={() => setAdding(true)}>
            Add an address
          </Button>
        )
      }
    >
      {secret && (
        <div className="app-alert" role="status">
          <p className="govuk-body">
            What messages are signed with, shown this once. The one before works beside it for a day.
          </p>
          <code className="app-code">{secret}</code>
        </div>
      )}
      {adding && <AddressForm agencyId={agencyId} onDone={() => setAdding(false)} />}
      {query.data.length === 0 && !adding && (
        <Empty>They ask for what happened by themselves, or sign in to the partner workspace.</Empty>
      )}
      {query.data.map((each) => (
        <Address key={each.id} subscription={each} agencyId={agencyId} onSecret={setSecret} />
      ))}
    </Section>
  )
}

interface AddressProps {
  subscription: SubscriptionRow
  agencyId: string
  onSecret: (secret: string) => void
}

function Address({ subscription, agencyId, onSecret }: AddressProps) {
  const [leaving, setLeaving] = useState(false)
  const [shown, setShown] = useState(false)
  const [reason, setReason] = useState('')
  const form = useSend<unknown>('/reason', [['agency', agencyId]])
  const at = { params: { path: { id: subscription.id }, header: ifMatch(subscription.version) } }
  const { waiting, dead } = subscription
  const renew = () =>
    form.send(
      {},
      () => ask(api.POST('/api/v1/subscriptions/{id}/secret', at)),
      (answer) => onSecret((answer.data as { secret: string }).secret),
    )
  const on = () => form.send({}, () => ask(api.POST('/api/v1/subscriptions/{id}/switch-on', at)))
  const off = () =>
    form.send(
      reason.trim() ? {} : { '/reason': 'Say why' },
      () => ask(api.POST('/api/v1/subscriptions/{id}/switch-off', { ...at, body: { reason } })),
      () => setLeaving(false),
    )
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s app-url">
        {subscription.url} {subscription.off_because && <State is="done">Off: {subscription.off_because}</State>}
        {!subscription.has_secret && <State is="late">No signing secret yet: nothing is sent</State>}
        {dead > 0 && <State is="late">{dead} given up</State>}
      </h3>
      <p className="govuk-body">
        Told of: {subscription.types.map((each) => TOLD[each]?.toLowerCase()).join('; ')}.{' '}
        {subscription.last_sent_at ? `Last taken ${moment(subscription.last_sent_at)}.` : 'Nothing was taken yet.'}
        {waiting > 0 && ` ${waiting} wait to be sent.`}
      </p>
      {form.errors['/reason'] && !leaving && <p className="govuk-error-message">{form.errors['/reason']}</p>}
      {!leaving && (
        <div className="app-row">
          <Button secondary onClick={() => setShown(!shown)}>
            {shown ? 'Hide messages' : 'Show messages'}
          </Button>
          <Button secondary busy={form.busy} onClick={renew}>
            New signing secret
          </Button>
          {subscription.off_because ? (
            <Button secondary busy={form.busy} onClick={on}>
              Switch it on again
            </Button>
          ) : (
            <Button secondary onClick={() => setLeaving(true)}>
              Switch it off
            </Button>
          )}
        </div>
      )}
      {leaving && (
        <Form
          errors={form.errors}
          busy={form.busy}
          onSend={off}
          save="Send nothing more"
          onLeave={() => setLeaving(false)}
        >
          <TextArea
            at="/reason"
            label="Why?"
            hint="What happens meanwhile is told when it is switched on again."
            rows={2}
            value={reason}
            onChange={setReason}
            error={form.errors['/reason']}
          />
        </Form>
      )}
      {shown && <Messages subscription={subscription} agencyId={agencyId} />}
    </article>
  )
}

function Messages({ subscription, agencyId }: { subscription: SubscriptionRow; agencyId: string }) {
  const query = useQuery(messagesOf(agencyId, subscription.id))
  const form = useSend<unknown>('/delivery_id', [['agency', agencyId]])
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  if (query.data.length === 0) return <Empty>There was nothing to tell yet.</Empty>
  const again = (row: DeliveryRow) => {
    const at = { params: { path: { id: subscription.id }, header: ifMatch(subscription.version) } }
    const body = { delivery_id: row.id }
    form.send({}, () => ask(api.POST('/api/v1/subscriptions/{id}/send-again', { ...at, body })))
  }
  return (
    <>
      {form.errors['/delivery_id'] && <p className="govuk-error-message">{form.errors['/delivery_id']}</p>}
      <Table
        caption="The last messages"
        head={['What happened', 'When', 'How it stands', 'Tries', '']}
        rows={query.data}
        rowKey={(row) => row.id}
        cells={(row) => [
          TOLD[row.type],
          moment(row.happened_at),
          <>
            {row.state === 'dead' ? <State is="late">{MESSAGES[row.state]}</State> : MESSAGES[row.state]}
            {row.state !== 'sent' && row.answer && <span className="govuk-hint"> {row.answer}</span>}
          </>,
          row.attempts,
          row.state !== 'waiting' && !subscription.off_because && (
            <Button secondary busy={form.busy} onClick={() => again(row)}>
              Send again
            </Button>
          ),
        ]}
      />
    </>
  )
}

function AddressForm({ agencyId, onDone }: { agencyId: string; onDone: () => void }) {
  const [id] = useState(newId)
  const [url, setUrl] = useState('')
  const [types, setTypes] = useState<Kind[]>(Object.keys(TOLD) as Kind[])
  const form = useSend<unknown>('/url', [['agency', agencyId]])
  const send = () => {
    const missing: Record<string, string> = {}
    if (!url.trim()) missing['/url'] = 'Write the address'
    if (types.length === 0) missing['/types'] = 'Choose at least one'
    const body = { id, for_agency_id: agencyId, url: url.trim(), types }
    form.send(missing, () => ask(api.POST('/api/v1/subscriptions', { body })), onDone)
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <TextField
        at="/url"
        label="Address of their program"
        hint="It begins with https://. Nothing is sent before it has a signing secret."
        value={url}
        onChange={setUrl}
        error={form.errors['/url']}
      />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend">What are they told of?</legend>
        {form.errors['/types'] && <p className="govuk-error-message">{form.errors['/types']}</p>}
        {(Object.keys(TOLD) as Kind[]).map((each, place) => (
          <Check
            key={each}
            label={TOLD[each] ?? each}
            at={place === 0 ? '/types' : `/types/${each.replace('.', '-')}`}
            checked={types.includes(each)}
            onChange={(checked) => setTypes(checked ? [...types, each] : types.filter((other) => other !== each))}
          />
        ))}
      </fieldset>
    </Form>
  )
}
