import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { allocationOf } from '../../api/handing'
import type { AllocateIn, CandidateRow, ChildRow, Journey, MemberRow, ProposalView } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Check, Radios, Select, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Dialog } from '../../ui/parts'
import { choices } from '../../ui/words'
import { effect } from './load'

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
  /** Every child whom the pod knows: brothers and sisters are among them. */
  known: ChildRow[]
  members: MemberRow[]
  podId: string
  onClose: () => void
}

/** Name a child's keyworker, with who fits and why, and what it does to both workers; or a co-worker beside them. */
export function AllocateDialog({ child, known, members, podId, onClose }: Props) {
  const [worker, setWorker] = useState('')
  const [part, setPart] = useState('keyworker')
  const [reason, setReason] = useState(child.keyworker_id ? '' : 'FCONTA')
  const [since, setSince] = useState<string | null>(today())
  const [text, setText] = useState('')
  const [alone, setAlone] = useState(false)
  const [because, setBecause] = useState('')
  const [plan, setPlan] = useState('')
  const { data } = useQuery(allocationOf(podId, child.id, false))
  const { data: asked } = useQuery(allocationOf(podId, child.id, alone))
  const form = useSend<Journey>('/worker_id', [['pod', podId], ['person'], ['caseload']])
  const { errors } = form
  const key = part === 'keyworker'
  const proposal = key ? (asked?.proposal ?? null) : null
  const together = key ? (data?.proposal?.together ?? []) : []
  const names = known.filter((each) => together.includes(each.id)).map((each) => each.name ?? 'a brother or sister')
  const taker = proposal?.candidates.find((each) => each.worker_id === worker)
  const short = taker && (taker.after.band === 'over' || taker.after.utilisation === null)
  const over = Boolean(short) || '/over_because' in errors || '/over_plan' in errors
  const ranked = proposal?.candidates.map((each) => each.worker_id) ?? []
  const place = (id: string) => (ranked.includes(id) ? ranked.indexOf(id) : ranked.length)
  const candidates = members
    .filter((member) => !key || HOLDERS.has(member.role))
    .sort((one, other) => place(one.worker_id) - place(other.worker_id))
  const send = () => {
    const found: Record<string, string> = {}
    if (!worker) found['/worker_id'] = 'Choose somebody'
    if (!reason) found['/reason'] = 'Choose a reason'
    if (!since) found['/since'] = 'Enter the day it starts'
    if (over && !because.trim()) found['/over_because'] = 'Say why it has to be them'
    if (over && !plan.trim()) found['/over_plan'] = 'Say how they will hold less again'
    const body: AllocateIn = {
      worker_id: worker,
      part: part as AllocateIn['part'],
      since: since ?? '',
      reason: reason as AllocateIn['reason'],
      words: text.trim() || null,
      over_because: because.trim() || null,
      over_plan: plan.trim() || null,
    }
    const give = async (id: string) => {
      const path = { id }
      const journey = await ask(api.GET('/api/v1/journeys/{id}', { params: { path } }))
      const params = { path, header: ifMatch(journey.version) }
      return ask(api.POST('/api/v1/journeys/{id}/allocate', { params, body }))
    }
    const others = alone ? [] : known.filter((each) => together.includes(each.id) && each.keyworker_id !== worker)
    form.send(
      found,
      async () => {
        for (const each of others) await give(each.journey_id)
        return give(child.journey_id)
      },
      onClose,
    )
  }
  return (
    <Dialog title={`Who will work with ${child.name ?? 'this child'}?`} onClose={onClose}>
      <Form errors={errors} busy={form.busy} onSend={send} onLeave={onClose}>
        {child.keyworker_name && key && (
          <p className="govuk-body">
            {child.keyworker_name} is the keyworker now. A child should meet the next one before this changes: plan a
            hand-over on the child’s page, unless it has to be at once.
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
        {names.length > 0 && (
          <Check label={`Together with ${names.join(' and ')}`} checked={!alone} onChange={(on) => setAlone(!on)} />
        )}
        {proposal && <Fits proposal={proposal} />}
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
        <div aria-live="polite">
          {taker &&
            effect(taker, proposal?.giver ?? null).map((sentence) => (
              <p className="govuk-body" key={sentence}>
                {sentence}
              </p>
            ))}
        </div>
        {over && (
          <>
            <TextArea
              at="/over_because"
              label="Why does it have to be them?"
              rows={2}
              value={because}
              onChange={setBecause}
              error={errors['/over_because']}
            />
            <TextArea
              at="/over_plan"
              label="How, and by when, will they hold less again?"
              rows={2}
              value={plan}
              onChange={setPlan}
              error={errors['/over_plan']}
            />
          </>
        )}
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
      </Form>
    </Dialog>
  )
}

/** Who fits, by the rules in their order, with every fact that speaks for or against. You decide. */
function Fits({ proposal }: { proposal: ProposalView }) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Who fits, and why</span>
      </summary>
      <div className="govuk-details__text">
        <ol className="govuk-list govuk-list--number">
          {proposal.candidates.map((each) => (
            <li key={each.worker_id}>
              <strong>{each.name}</strong>
              <ul className="govuk-list govuk-list--bullet">
                {each.reasons.map((reason) => (
                  <li key={reason.ground + reason.words}>{said(reason)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
        <p className="govuk-body">The order, and nothing else:</p>
        <ol className="govuk-list govuk-list--number">
          {proposal.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </div>
    </details>
  )
}

const SIGNS = { for: 'For: ', against: 'Against: ', neither: '', unknown: '' } as const

function said(reason: CandidateRow['reasons'][number]): string {
  const dates = [reason.since && `since ${day(reason.since)}`, reason.until && `until ${day(reason.until)}`]
  const known = dates.filter(Boolean).join(', ')
  return `${SIGNS[reason.says]}${known ? `${reason.words.replace(/\.$/, '')} (${known}).` : reason.words}`
}
