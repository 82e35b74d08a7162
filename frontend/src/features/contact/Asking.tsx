import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import { askedFor, contentOf } from '../../api/partner'
import type { NamedPerson, RequestIn } from '../../api/schema.gen'
import { allPartners } from '../../api/team'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, moment, today } from '../../ui/dates'
import { Documents } from '../../ui/Documents'
import { Select, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Section, State } from '../../ui/parts'
import { BASES, choose, REQUESTS } from '../../ui/partnerWords'

/** What partner agencies are asked for a contact, what they answered, and the documents that came with it. */
export function Asking({ contactId, named }: { contactId: string; named: NamedPerson[] }) {
  const query = useQuery(askedFor(contactId))
  const [asking, setAsking] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const { requests, documents } = query.data
  return (
    <>
      <Section title="Documents that came with it">
        <Documents rows={documents} from={contentOf} none="Nothing was sent along." />
      </Section>
      <Section
        title="What we asked others"
        action={
          !asking && (
            <Button secondary onClick={() => setAsking(true)}>
              Ask an agency
            </Button>
          )
        }
      >
        {asking && <AskForm contactId={contactId} named={named} onDone={() => setAsking(false)} />}
        {requests.length === 0 && !asking && <Empty>Nobody has been asked yet.</Empty>}
        {requests.map((each) => (
          <article key={each.id} className="app-child">
            <h3 className="govuk-heading-s">
              {each.agency}, about <bdi>{each.about}</bdi>{' '}
              {each.state === 'waiting' ? (
                <State is={each.by_when < today() ? 'late' : 'soon'}>Answer by {day(each.by_when)}</State>
              ) : (
                <State is="done">{REQUESTS[each.state]}</State>
              )}
            </h3>
            <p className="govuk-body">{each.asked}</p>
            <p className="govuk-body app-quiet">
              Why: {each.why} ({BASES[each.basis]}). Asked by {each.asked_by}, {moment(each.asked_at)}.
            </p>
            {(each.answer ?? each.not_because) && <p className="app-quote">{each.answer ?? each.not_because}</p>}
            {each.answered_at && (
              <p className="govuk-body app-quiet">
                {each.answered_by}, {moment(each.answered_at)}
              </p>
            )}
            {each.documents.length > 0 && <Documents rows={each.documents} from={contentOf} none="" />}
          </article>
        ))}
      </Section>
    </>
  )
}

function AskForm({ contactId, named, onDone }: { contactId: string; named: NamedPerson[]; onDone: () => void }) {
  const partners = useQuery(allPartners)
  const [id] = useState(newId)
  const [agency, setAgency] = useState('')
  const [child, setChild] = useState(named.length === 1 ? (named[0]?.id ?? '') : '')
  const [words, setWords] = useState('')
  const [why, setWhy] = useState('')
  const [basis, setBasis] = useState('')
  const [by, setBy] = useState<string | null>(today())
  const form = useSend('/asked', [['contact', contactId, 'asked']])
  const { errors } = form
  const called = (each: NamedPerson) =>
    [each.given, each.family].filter(Boolean).join(' ') || each.relationship || 'A child'
  const [about, setAbout] = useState(named[0] && named.length === 1 ? called(named[0]) : '')
  const choose_ = (value: string) => {
    setChild(value)
    const found = named.find((each) => each.id === value)
    if (found) setAbout(called(found))
  }
  const send = () => {
    const found: Record<string, string> = {}
    if (!agency) found['/of_agency_id'] = 'Choose whom to ask'
    if (!child) found['/child_id'] = 'Choose about whom'
    if (!about.trim()) found['/about'] = 'Say who the child is'
    if (!words.trim()) found['/asked'] = 'Write what you ask'
    if (!why.trim()) found['/why'] = 'Say why you ask'
    if (!basis) found['/basis'] = 'Choose on what basis'
    if (!by) found['/by_when'] = 'Enter the day by which you need it'
    const body: RequestIn = {
      id, contact_id: contactId, child_id: named.find((each) => each.id === child)?.person_id ?? null, of_agency_id: agency,
      about, asked: words, why, basis: basis as RequestIn['basis'], by_when: by ?? '',
    } // prettier-ignore
    form.send(found, () => ask(api.POST('/api/v1/requests', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} save="Ask" onLeave={onDone}>
      <Select
        at="/of_agency_id"
        label="Whom do you ask?"
        value={agency}
        onChange={setAgency}
        options={(partners.data ?? []).map((each) => ({ value: each.id, text: each.name }))}
        error={errors['/of_agency_id']}
      />
      <Select
        at="/child_id"
        label="About which child?"
        value={child}
        onChange={choose_}
        options={named.map((each) => ({ value: each.id, text: called(each) }))}
        error={errors['/child_id']}
      />
      <TextField
        at="/about"
        label="The child, as they know them"
        hint="This and your question is all that they see."
        value={about}
        onChange={setAbout}
        error={errors['/about']}
      />
      <TextArea
        at="/asked"
        label="What do you ask?"
        rows={3}
        value={words}
        onChange={setWords}
        error={errors['/asked']}
      />
      <TextArea at="/why" label="Why?" rows={2} value={why} onChange={setWhy} error={errors['/why']} />
      <Select
        at="/basis"
        label="On what basis?"
        value={basis}
        onChange={setBasis}
        options={choose(BASES)}
        error={errors['/basis']}
      />
      <DateField at="/by_when" label="By when?" value={by} onChange={setBy} error={errors['/by_when']} />
    </Form>
  )
}
