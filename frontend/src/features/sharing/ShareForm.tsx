import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { NotSharedIn, ShareIn } from '../../api/schema.gen'
import { allPartners } from '../../api/team'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Radios, Select, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { BASES, choose, PURPOSES, REFUSALS } from '../../ui/partnerWords'

/** A decision to share with an agency, or not to, with its basis and its reason. */
export function ShareForm({ childId, onDone }: { childId: string; onDone: () => void }) {
  const partners = useQuery(allPartners)
  const [id] = useState(newId)
  const [whether, setWhether] = useState('share')
  const [agency, setAgency] = useState('')
  const [purpose, setPurpose] = useState('')
  const [what, setWhat] = useState('')
  const [basis, setBasis] = useState('')
  const [refusal, setRefusal] = useState('')
  const [reason, setReason] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const [until, setUntil] = useState<string | null>(null)
  const form = useSend('/reason', [['person', childId, 'sharing']])
  const { errors } = form
  const shares = whether === 'share'
  const send = () => {
    const found: Record<string, string> = {}
    if (!agency) found['/to_agency_id'] = 'Choose the agency'
    if (!purpose) found['/purpose'] = 'Choose what it is for'
    if (!what.trim()) found['/what'] = 'Say what it is about'
    if (shares && !basis) found['/basis'] = 'Choose the basis'
    if (shares && !since) found['/since'] = 'Enter the day'
    if (shares && until === '') found['/until'] = 'Enter a real day, or leave it empty'
    if (!shares && !refusal) found['/refusal'] = 'Choose why not'
    if (!reason.trim()) found['/reason'] = 'Say why'
    const common = {
      id,
      to_agency_id: agency,
      purpose: purpose as ShareIn['purpose'],
      what,
      reason,
      child_ids: [childId],
    }
    form.send(
      found,
      () =>
        shares
          ? ask(
              api.POST('/api/v1/shares', {
                body: { ...common, basis: basis as ShareIn['basis'], since: since ?? '', until: until ?? null },
              }),
            )
          : ask(
              api.POST('/api/v1/shares/refused', {
                body: { ...common, refusal: refusal as NotSharedIn['refusal'] },
              }),
            ),
      onDone,
    )
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <Radios
        at="/whether"
        label="What do you decide?"
        value={whether}
        onChange={setWhether}
        options={[
          { value: 'share', text: 'To share' },
          { value: 'refuse', text: 'Not to share, and to write down why' },
        ]}
      />
      <Select
        at="/to_agency_id"
        label="With which agency?"
        value={agency}
        onChange={setAgency}
        options={(partners.data ?? []).map((each) => ({ value: each.id, text: each.name }))}
        error={errors['/to_agency_id']}
      />
      <Select
        at="/purpose"
        label="What for?"
        value={purpose}
        onChange={setPurpose}
        options={choose(PURPOSES)}
        error={errors['/purpose']}
      />
      <TextArea at="/what" label="What is it about?" rows={2} value={what} onChange={setWhat} error={errors['/what']} />
      {shares ? (
        <>
          <Radios
            at="/basis"
            label="On what basis?"
            value={basis}
            onChange={setBasis}
            options={choose(BASES)}
            error={errors['/basis']}
          />
          <div className="app-halves">
            <DateField at="/since" label="From" value={since} onChange={setSince} error={errors['/since']} />
            <DateField
              at="/until"
              label="Until, if it ends"
              value={until}
              onChange={setUntil}
              error={errors['/until']}
            />
          </div>
        </>
      ) : (
        <Radios
          at="/refusal"
          label="Why not?"
          value={refusal}
          onChange={setRefusal}
          options={choose(REFUSALS)}
          error={errors['/refusal']}
        />
      )}
      <TextArea
        at="/reason"
        label="Why, in your own words?"
        rows={3}
        value={reason}
        onChange={setReason}
        error={errors['/reason']}
      />
    </Form>
  )
}
