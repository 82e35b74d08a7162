import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { programsOf } from '../../api/partner'
import type { Program } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { Check, TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Section, State, Table, Title } from '../../ui/parts'
import { SCOPES } from '../../ui/partnerWords'
import { words } from '../../ui/words'
import { PersonForm } from './PersonForm'
import { Told } from './Told'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** How a partner agency gets in: its programs, what each may do and when it was last used, and its people. */
export function AgencyScreen({ id }: { id: string }) {
  const query = useQuery(programsOf(id))
  const [adding, setAdding] = useState<'program' | 'person' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const { data } = query.data
  const here = data.people.filter((each) => !each.left_on).length
  const on = data.clients.filter((each) => !each.switched_off_at)
  return (
    <>
      <Link to="/agencies" className="govuk-back-link">
        Partner agencies
      </Link>
      <Title page={data.name}>{data.name}</Title>
      <p className="app-answer">
        {on.length === 0 ? 'No program of theirs' : on.length === 1 ? 'One program' : `${on.length} programs`} and{' '}
        {here === 1 ? 'one person' : `${here} people`} of theirs can get in. {words(data.agency_kind)}.
      </p>
      {secret && (
        <div className="app-alert" role="status">
          <p className="govuk-body">The new secret, shown this once. Give it to them safely; we keep only its print.</p>
          <code className="app-code">{secret}</code>
        </div>
      )}
      <Section
        title="Programs"
        action={
          adding !== 'program' && (
            <Button secondary onClick={() => setAdding('program')}>
              Register a program
            </Button>
          )
        }
      >
        {adding === 'program' && (
          <ProgramForm agencyId={id} version={data.version} onSecret={setSecret} onDone={() => setAdding(null)} />
        )}
        {data.clients.length === 0 && <Empty>An agency without software of its own uses the partner workspace.</Empty>}
        {data.clients.map((each) => (
          <ProgramPart key={each.id} program={each} agencyId={id} version={data.version} onSecret={setSecret} />
        ))}
      </Section>
      <Told agencyId={id} />
      <Section
        title="People who sign in to the partner workspace"
        action={
          adding !== 'person' && (
            <Button secondary onClick={() => setAdding('person')}>
              Add a person
            </Button>
          )
        }
      >
        {adding === 'person' && <PersonForm agencyId={id} onDone={() => setAdding(null)} />}
        {data.people.length === 0 ? (
          <Empty>Nobody yet.</Empty>
        ) : (
          <Table
            caption="People"
            head={['Name', 'Post', 'E-mail', '']}
            rows={data.people}
            rowKey={(row) => row.id}
            cells={(row) => [row.name, row.post, row.email, row.left_on ? <State is="done">Has left</State> : '']}
          />
        )}
      </Section>
    </>
  )
}

interface PartProps {
  program: Program
  agencyId: string
  version: number
  onSecret: (secret: string) => void
}

function ProgramPart({ program, agencyId, version, onSecret }: PartProps) {
  const [doing, setDoing] = useState<'off' | 'key' | null>(null)
  const [text, setText] = useState('')
  const form = useSend<unknown>('/reason', [['agency', agencyId]])
  const at = { params: { path: { id: agencyId }, header: ifMatch(version) } }
  const later = () => new Date(Date.now() + WEEK).toISOString()
  const rotate = () => {
    const body = { client_id: program.id, old_ends_at: later() }
    form.send(
      {},
      () => ask(api.POST('/api/v1/agencies/{id}/clients/rotate', { ...at, body })),
      (answer) => onSecret((answer.data as { client_secret: string }).client_secret),
    )
  }
  const off = () => {
    const body = { client_id: program.id, reason: text }
    form.send(text.trim() ? {} : { '/reason': 'Say why' }, () =>
      ask(api.POST('/api/v1/agencies/{id}/clients/switch-off', { ...at, body })),
    )
  }
  const key = () => {
    let jwk: Record<string, string> = {}
    const found: Record<string, string> = {}
    try {
      jwk = JSON.parse(text) as Record<string, string>
    } catch {
      found['/jwk'] = 'Paste the public key as a JWK: it begins with {'
    }
    const body = { id: newId(), client_id: program.id, jwk, old_ends_at: later() }
    form.send(
      found,
      () => ask(api.POST('/api/v1/agencies/{id}/clients/keys', { ...at, body })),
      () => {
        setDoing(null)
        setText('')
      },
    )
  }
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {program.name}{' '}
        {program.switched_off_at && <State is="done">Switched off {moment(program.switched_off_at)}</State>}
      </h3>
      <p className="govuk-body">May: {program.scopes.map((each) => SCOPES[each] ?? each).join('; ')}.</p>
      <ul className="govuk-list">
        {program.proofs.map((proof, place) => (
          <li key={place}>
            {proof.kind === 'key' ? 'Key' : 'Secret'} since {moment(proof.since)}
            {proof.until && `, works until ${moment(proof.until)}`},{' '}
            {proof.last_used_at ? `last used ${moment(proof.last_used_at)}` : 'never used'}
          </li>
        ))}
      </ul>
      {form.errors['/reason'] && !doing && <p className="govuk-error-message">{form.errors['/reason']}</p>}
      {!program.switched_off_at && !doing && (
        <div className="app-row">
          <Button secondary busy={form.busy} onClick={rotate}>
            New secret; the old one works for a week
          </Button>
          <Button secondary onClick={() => setDoing('key')}>
            Register a key
          </Button>
          <Button secondary onClick={() => setDoing('off')}>
            Switch {program.name} off
          </Button>
        </div>
      )}
      {doing === 'off' && (
        <Form
          errors={form.errors}
          busy={form.busy}
          onSend={off}
          save="Switch it off now"
          onLeave={() => setDoing(null)}
        >
          <TextArea
            at="/reason"
            label="Why?"
            hint="It stops at this moment, also what it has begun."
            rows={2}
            value={text}
            onChange={setText}
            error={form.errors['/reason']}
          />
        </Form>
      )}
      {doing === 'key' && (
        <Form errors={form.errors} busy={form.busy} onSend={key} onLeave={() => setDoing(null)}>
          <TextArea
            at="/jwk"
            label="Their public key, as a JWK"
            hint="The public half only. What they use now works for another week."
            rows={4}
            value={text}
            onChange={setText}
            error={form.errors['/jwk']}
          />
        </Form>
      )}
    </article>
  )
}

interface FormProps {
  agencyId: string
  version: number
  onSecret: (secret: string) => void
  onDone: () => void
}

function ProgramForm({ agencyId, version, onSecret, onDone }: FormProps) {
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>(['contact:send', 'contact:read-own'])
  const form = useSend<unknown>('/scopes', [['agency', agencyId]])
  const send = () => {
    const found: Record<string, string> = {}
    if (!name.trim()) found['/name'] = 'Enter what the program is called'
    if (scopes.length === 0) found['/scopes'] = 'Choose at least one thing that it may do'
    const at = { params: { path: { id: agencyId }, header: ifMatch(version) } }
    form.send(
      found,
      () => ask(api.POST('/api/v1/agencies/{id}/clients', { ...at, body: { id, name, scopes } })),
      (answer) => {
        onSecret((answer.data as { client_secret: string }).client_secret)
        onDone()
      },
    )
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Register" onLeave={onDone}>
      <TextField at="/name" label="What is it called?" value={name} onChange={setName} error={form.errors['/name']} />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend">What may it do?</legend>
        {form.errors['/scopes'] && <p className="govuk-error-message">{form.errors['/scopes']}</p>}
        {Object.entries(SCOPES).map(([scope, text], place) => (
          <Check
            key={scope}
            at={place === 0 ? '/scopes' : `/scopes/${scope.replace(':', '-')}`}
            label={text}
            checked={scopes.includes(scope)}
            onChange={(checked) => setScopes(checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))}
          />
        ))}
      </fieldset>
    </Form>
  )
}
