import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { contentOf, sharedChild } from '../../api/partner'
import type { SightingIn } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Documents } from '../../ui/Documents'
import { Radios, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Name, Section, Title } from '../../ui/parts'
import { choose, PURPOSES, SEEN_HOW } from '../../ui/partnerWords'

/** All that an agency may see of one child, and where it tells us that it was in touch. */
export function PartnerChild({ id }: { id: string }) {
  const query = useQuery(sharedChild(id))
  const [telling, setTelling] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const child = query.data
  return (
    <>
      <Link to="/partner" className="govuk-back-link">
        Your page
      </Link>
      <Title page={child.name ?? 'A child'}>
        <Name>{child.name}</Name>
      </Title>
      <p className="app-answer">
        {child.shares.length > 0
          ? 'This is what we share with you, and what for. Please use it for nothing else.'
          : 'You see this because you are part of the plan.'}
      </p>
      {child.shares.length > 0 && (
        <Section title="What we share with you">
          <ul className="govuk-list">
            {child.shares.map((each) => (
              <li key={`${each.purpose}${each.since}`}>
                <strong>{PURPOSES[each.purpose]}</strong>: {each.what}{' '}
                <span className="app-quiet">
                  since {day(each.since)}
                  {each.until && `, until ${day(each.until)}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Documents">
        <Documents rows={child.documents} from={contentOf} none="Documents that are shared with you appear here." />
      </Section>
      <Section
        title="When you were in touch with the child"
        action={
          !telling && (
            <Button secondary onClick={() => setTelling(true)}>
              We were in touch
            </Button>
          )
        }
      >
        {telling && <TellForm childId={id} onDone={() => setTelling(false)} />}
        {child.sightings.length === 0 && !telling && (
          <Empty>You may know this child better than we do. When you see or speak with them, tell us here.</Empty>
        )}
        {child.sightings.map((each) => (
          <article key={each.id} className="app-child">
            <h3 className="govuk-heading-s">
              {day(each.on)}: {SEEN_HOW[each.how]?.toLowerCase()}, {each.seen_by}
            </h3>
            <p className="govuk-body">{each.account}</p>
            {each.own_words && <p className="app-quote">{each.own_words}</p>}
          </article>
        ))}
      </Section>
    </>
  )
}

function TellForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const { session } = useSession()
  const [id] = useState(newId)
  const [on, setOn] = useState<string | null>(today())
  const [how, setHow] = useState('')
  const [by, setBy] = useState(session?.worker?.name ?? '')
  const [account, setAccount] = useState('')
  const [own, setOwn] = useState('')
  const form = useSend('/account', [['partner', 'child', childId]])
  const { errors } = form
  const send = () => {
    const found: Record<string, string> = {}
    if (!on) found['/on'] = 'Enter the day'
    if (!how) found['/how'] = 'Choose how you were in touch'
    if (!by.trim()) found['/seen_by'] = 'Enter who saw the child'
    if (!account.trim()) found['/account'] = 'Say how the child was'
    const body: SightingIn = {
      id, child_id: childId, on: on ?? '', how: how as SightingIn['how'], seen_by: by, account, own_words: own.trim() || null,
    } // prettier-ignore
    form.send(found, () => ask(api.POST('/api/v1/sightings', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <DateField at="/on" label="When?" value={on} onChange={setOn} error={errors['/on']} />
      <Radios at="/how" label="How?" value={how} onChange={setHow} options={choose(SEEN_HOW)} error={errors['/how']} />
      <TextField at="/seen_by" label="Who?" value={by} onChange={setBy} error={errors['/seen_by']} />
      <TextArea
        at="/account"
        label="How was the child?"
        rows={3}
        value={account}
        onChange={setAccount}
        error={errors['/account']}
      />
      <TextArea at="/own_words" label="What did they say, in their words?" rows={2} value={own} onChange={setOwn} />
    </Form>
  )
}
