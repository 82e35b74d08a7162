import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { contentOf, sharingOf } from '../../api/partner'
import type { DocumentRow, ShareRow, SharedIn } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Documents } from '../../ui/Documents'
import { Select, TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Facts, Loading, Section, State } from '../../ui/parts'
import { BASES, choose, PURPOSES, REFUSALS, REQUESTS, SEEN_HOW } from '../../ui/partnerWords'
import { words } from '../../ui/words'
import { AddDocument } from './AddDocument'
import { ShareForm } from './ShareForm'

/** Who outside may see what of a child, since when and why; what was not shared; what partners told us. */
export function SharedWith({ id }: { id: string }) {
  const query = useQuery(sharingOf(id))
  const may = useMay()
  const [deciding, setDeciding] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const { shares, members, requests, sightings, documents } = query.data
  const live = shares.filter((each) => each.live)
  const past = shares.filter((each) => !each.live)
  const who = [...new Set([...live, ...members].map((each) => each.agency))]
  return (
    <>
      <title>Shared with - Kith</title>
      <p className="app-answer">
        {who.length === 0 ? 'Nobody outside sees anything of this record.' : `Shared with: ${who.join(', ')}.`}
      </p>
      <Section
        title="What is shared today"
        action={
          may('share:record') &&
          !deciding && (
            <Button secondary onClick={() => setDeciding(true)}>
              Decide about sharing
            </Button>
          )
        }
      >
        {deciding && <ShareForm childId={id} onDone={() => setDeciding(false)} />}
        {live.length + members.length === 0 && <Empty>Every decision to share, or not to, is written down here.</Empty>}
        {live.map((each) => (
          <Share key={each.id} share={each} childId={id} />
        ))}
        {members.map((each) => (
          <article key={`${each.agency}${each.plan_id}`} className="app-child">
            <h3 className="govuk-heading-s">{each.agency}</h3>
            <p className="govuk-body">
              On the plan ({words(each.plan_kind).toLowerCase()}): sees its own{' '}
              {each.actions === 1 ? 'action' : `${each.actions} actions`} and nothing else of it.
            </p>
          </article>
        ))}
      </Section>
      {past.length > 0 && (
        <Section title="Not shared, or not any more">
          {past.map((each) => (
            <Share key={each.id} share={each} childId={id} />
          ))}
        </Section>
      )}
      <Section title="What partners told us of being in touch">
        {sightings.length === 0 && (
          <Empty>When a teacher or health visitor sees this child and tells us, it is here.</Empty>
        )}
        {sightings.map((each) => (
          <article key={each.id} className="app-child">
            <h3 className="govuk-heading-s">
              {day(each.on)}: {each.seen_by}
              {each.seen_by_role && `, ${each.seen_by_role}`}, {each.agency} ({SEEN_HOW[each.how]?.toLowerCase()})
            </h3>
            <p className="govuk-body">{each.account}</p>
            {each.own_words && <p className="app-quote">{each.own_words}</p>}
          </article>
        ))}
      </Section>
      <Section title="What we asked them">
        {requests.length === 0 && <Empty>Nobody has been asked about this child.</Empty>}
        {requests.map((each) => (
          <article key={each.id} className="app-child">
            <h3 className="govuk-heading-s">
              {each.agency}{' '}
              <State is={each.state === 'waiting' ? 'soon' : 'done'}>{REQUESTS[each.state] ?? each.state}</State>
            </h3>
            <p className="govuk-body">{each.asked}</p>
            {(each.answer ?? each.not_because) && <p className="app-quote">{each.answer ?? each.not_because}</p>}
            {each.documents.length > 0 && <Documents rows={each.documents} from={contentOf} none="" />}
          </article>
        ))}
      </Section>
      <Section title="Documents" action={may('attachment:record') && <AddDocument childId={id} />}>
        <Documents
          rows={documents}
          from={contentOf}
          none="Letters, drawings, reports: what is put here is shared with nobody until you say so."
          more={(row) => <Sharing document={row} childId={id} />}
        />
      </Section>
    </>
  )
}

function Share({ share, childId }: { share: ShareRow; childId: string }) {
  const may = useMay()
  const [ending, setEnding] = useState(false)
  const [reason, setReason] = useState('')
  const form = useSend('/reason', [['person', childId, 'sharing']])
  const send = () => {
    const at = { params: { path: { id: share.id }, header: ifMatch(share.version) } }
    const found: Record<string, string> = reason.trim() ? {} : { '/reason': 'Say why it ends' }
    form.send(found, () => ask(api.POST('/api/v1/shares/{id}/end', { ...at, body: { reason } })))
  }
  const refused = share.state === 'refused'
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {share.agency} {refused && <State is="done">Not shared</State>}
        {share.state === 'ended' && <State is="done">Ended</State>}
      </h3>
      <Facts
        rows={[
          ['What', share.what],
          ['What for', PURPOSES[share.purpose]],
          ['Basis', share.basis && BASES[share.basis]],
          ['Not shared because', share.refusal && REFUSALS[share.refusal]],
          ['Why', share.reason],
          [refused ? 'Decided' : 'Since', day(share.since)],
          ['Until', share.until && day(share.until)],
          ['Ended because', share.ended_because],
        ]}
      />
      {share.live && may('share:record') && !ending && (
        <Button secondary onClick={() => setEnding(true)}>
          Stop sharing with {share.agency}
        </Button>
      )}
      {share.live && ending && (
        <Form errors={form.errors} busy={form.busy} onSend={send} save="Stop sharing" onLeave={() => setEnding(false)}>
          <TextArea
            at="/reason"
            label="Why does it end?"
            rows={2}
            value={reason}
            onChange={setReason}
            error={form.errors['/reason']}
          />
        </Form>
      )}
    </article>
  )
}

function Sharing({ document, childId }: { document: DocumentRow; childId: string }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [purpose, setPurpose] = useState(document.purpose ?? '')
  const [reason, setReason] = useState('')
  const form = useSend('/reason', [['person', childId, 'sharing']])
  const send = () => {
    const at = { params: { path: { id: document.id }, header: ifMatch(document.version) } }
    const body: SharedIn = { purpose: (purpose || null) as SharedIn['purpose'], reason }
    const found: Record<string, string> = reason.trim() ? {} : { '/reason': 'Say why' }
    form.send(
      found,
      () => ask(api.POST('/api/v1/attachments/{id}/share', { ...at, body })),
      () => setOpen(false),
    )
  }
  return (
    <>
      <p className="govuk-body app-quiet">
        {document.agency ? `From ${document.agency}. ` : ''}
        {document.purpose ? `Shared: ${PURPOSES[document.purpose]?.toLowerCase()}.` : 'Shared with nobody.'}
      </p>
      {may('attachment:share') && !open && (
        <Button secondary onClick={() => setOpen(true)}>
          Change who reads {document.name}
        </Button>
      )}
      {open && (
        <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={() => setOpen(false)}>
          <Select
            at="/purpose"
            label="What may agencies read it for?"
            hint="Agencies with whom something is shared for the same purpose. Leave it open to share it with nobody."
            value={purpose}
            onChange={setPurpose}
            options={choose(PURPOSES)}
          />
          <TextArea
            at="/reason"
            label="Why?"
            rows={2}
            value={reason}
            onChange={setReason}
            error={form.errors['/reason']}
          />
        </Form>
      )}
    </>
  )
}
