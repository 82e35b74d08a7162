import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { asProblem } from '../../api/problem'
import { enquiryOf } from '../../api/queries'
import type { Enquiry } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Section } from '../../ui/parts'

interface Props {
  enquiry: Enquiry
  version: string
  names: Map<string, string | null>
  onDone: () => void
}

interface Writing {
  findings: string
  safe: string
  views: { child_id: string; view: string }[]
}

/** What the enquiry found so far, what keeps the children safe tonight, and what they say. */
export function FindingsForm({ enquiry, version, names, onDone }: Props) {
  const { session } = useSession()
  const queries = useQueryClient()
  const draft = useDraft<Writing>(session?.worker?.id ?? '', `enquiry-findings-${enquiry.id}`, version, {
    findings: enquiry.findings ?? '',
    safe: enquiry.safe_tonight ?? '',
    views: enquiry.children.map((each) => ({ child_id: each.child_id, view: each.own_view ?? '' })),
  })
  const [theirs, setTheirs] = useState<Answer<Enquiry> | null>(null)
  const form = useSend<Enquiry>('/findings', [['person'], enquiryOf(enquiry.id).queryKey])
  const { value } = draft
  if (!draft.ready) return null
  const body = {
    findings: value.findings,
    safe_tonight: value.safe.trim() || null,
    own_views: value.views
      .filter((each) => each.view.trim())
      .map((each) => ({ child_id: each.child_id, own_view: each.view })),
  }
  const write = async () => {
    const at = { params: { path: { id: enquiry.id }, header: ifMatch(theirs?.version ?? draft.base) } }
    try {
      return await ask(api.POST('/api/v1/enquiries/{id}/findings', { ...at, body }))
    } catch (error) {
      if (asProblem(error).stale) setTheirs(await queries.fetchQuery({ ...enquiryOf(enquiry.id), staleTime: 0 }))
      throw error
    }
  }
  const submit = () => {
    const missing: Record<string, string> = {}
    if (!value.findings.trim()) missing['/findings'] = 'Write what was found'
    form.send(missing, write, async () => {
      await draft.drop()
      onDone()
    })
  }
  return (
    <Section title="What the enquiry found">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ErrorSummary errors={form.errors} />
        {theirs && (
          <div className="app-alert" role="alert">
            <p>Somebody wrote this after you had begun. Take over what is missing in yours, then save again.</p>
            <p className="app-words">{theirs.data.findings}</p>
          </div>
        )}
        <TextArea
          at="/findings"
          label="What we saw, heard and checked"
          rows={8}
          value={value.findings}
          error={form.errors['/findings']}
          onChange={(findings) => draft.change({ ...value, findings })}
        />
        <TextArea
          at="/safe_tonight"
          label="What keeps each child safe tonight?"
          rows={2}
          value={value.safe}
          onChange={(safe) => draft.change({ ...value, safe })}
        />
        {value.views.map((each, place) => (
          <TextArea
            key={each.child_id}
            at={`/own_views/${place}/own_view`}
            label={`${names.get(each.child_id) ?? 'A child of the family'}, in their own words`}
            rows={2}
            value={each.view}
            onChange={(view) =>
              draft.change({ ...value, views: value.views.map((one) => (one === each ? { ...one, view } : one)) })
            }
          />
        ))}
        <div className="app-row">
          <Button type="submit" busy={form.busy}>
            Save
          </Button>
          <Button secondary onClick={onDone}>
            Leave it
          </Button>
        </div>
        <p className="app-quiet">{draft.status}</p>
        <p className="govuk-visually-hidden" aria-live="polite">
          {draft.spoken}
        </p>
      </form>
    </Section>
  )
}
