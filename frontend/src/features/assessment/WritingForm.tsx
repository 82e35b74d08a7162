import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { asProblem } from '../../api/problem'
import { assessmentOf } from '../../api/queries'
import type { Assessment, Overview } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { CarefulArea } from '../../ui/CarefulArea'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Section } from '../../ui/parts'
import { ChildFields } from './ChildFields'
import { Evidence } from './Evidence'
import { begin, STATUTORY, toWrite, unfinished, wrong, type Writing } from './writing'
import { Theirs } from './Theirs'
import { Views } from './Views'

interface Props {
  assessment: Assessment
  version: string
  child: Overview
  names: Map<string, string | null>
  /** When it was last saved from here, or "". */
  saved: string
  onSaved: () => void
}

/** One page for one text: kept on the device while it is written, saved to the record when the writer says so. */
export function WritingForm({ assessment, version, child, names, saved, onSaved }: Props) {
  const { session } = useSession()
  const queries = useQueryClient()
  const owner = session?.worker?.id ?? ''
  const draft = useDraft<Writing>(owner, `assessment-${assessment.id}`, version, begin(assessment))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [theirs, setTheirs] = useState<Answer<Assessment> | null>(null)
  // What this page has written itself is no colleague's change.
  const [written, setWritten] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!draft.ready) return null
  const { value } = draft
  const { queryKey } = assessmentOf(assessment.id)
  const set = (part: Partial<Writing>) => draft.change({ ...value, ...part })
  const path = { id: assessment.id }
  const send = async (handIn: boolean) => {
    const found = handIn ? unfinished(value, STATUTORY.has(assessment.assessment_kind)) : wrong(value)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      const header = ifMatch(theirs?.version ?? written ?? draft.base)
      let answer = await ask(
        api.POST('/api/v1/assessments/{id}/write', { params: { path, header }, body: toWrite(value) }),
      )
      setTheirs(null)
      setWritten(answer.version)
      if (handIn)
        answer = await ask(
          api.POST('/api/v1/assessments/{id}/submit', { params: { path, header: ifMatch(answer.version) } }),
        )
      await draft.drop()
      queries.setQueryData(queryKey, answer)
      await queries.invalidateQueries({ queryKey: ['person'] })
      onSaved()
    } catch (error) {
      const problem = asProblem(error)
      if (problem.stale) setTheirs(await queries.fetchQuery({ ...assessmentOf(assessment.id), staleTime: 0 }))
      else setErrors(Object.keys(problem.fields).length > 0 ? problem.fields : { '/analysis': problem.message })
    } finally {
      setBusy(false)
    }
  }
  const field = (name: keyof Writing) => ({ at: `/${name}`, error: errors[`/${name}`] })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(false)
      }}
    >
      <ErrorSummary errors={errors} />
      {theirs && <Theirs theirs={theirs.data} mine={value} onTake={set} />}
      <div className="app-halves">
        <CarefulArea
          {...field('strengths')}
          label="What works well?"
          hint="What the family does already, what they are proud of, who helps."
          rows={7}
          big
          value={value.strengths}
          onChange={(strengths) => set({ strengths })}
        />
        <CarefulArea
          {...field('needs')}
          label="What is needed?"
          hint="From the child’s side, in words that the family can follow."
          rows={7}
          big
          value={value.needs}
          onChange={(needs) => set({ needs })}
        />
      </div>
      <CarefulArea
        {...field('context')}
        label="What is around the family?"
        hint="Money, housing, health, safety where they live: circumstances, and not faults."
        rows={3}
        value={value.context}
        onChange={(context) => set({ context })}
      />
      {value.children.map((each, place) => (
        <ChildFields
          key={each.id}
          child={each}
          name={names.get(each.child_id) ?? 'A child of the family'}
          at={`/children/${place}`}
          errors={errors}
          onChange={(part) =>
            set({ children: value.children.map((one) => (one === each ? { ...one, ...part } : one)) })
          }
        />
      ))}
      <Views child={child} value={value} errors={errors} onChange={(views) => set({ views })} />
      <div className="app-columns">
        <div>
          <CarefulArea
            {...field('analysis')}
            label="What does it all mean for the children?"
            hint="What you think, why you think so, and what you are not sure of."
            rows={14}
            big
            value={value.analysis}
            onChange={(analysis) => set({ analysis })}
          />
          <CarefulArea
            {...field('next_steps')}
            label="What should happen next?"
            hint="A plan begins with these words."
            rows={4}
            value={value.next_steps}
            onChange={(next_steps) => set({ next_steps })}
          />
        </div>
        <Section title="What it rests on">
          <Evidence childId={child.id} value={value} errors={errors} onChange={(evidence) => set({ evidence })} />
        </Section>
      </div>
      <div className="app-row">
        <Button type="submit" secondary busy={busy}>
          Save to the record
        </Button>
        <Button busy={busy} onClick={() => void send(true)}>
          Hand it in to a manager
        </Button>
      </div>
      <p className="app-quiet">{draft.status || saved || 'What you write is kept on this device until you save it.'}</p>
      <p className="govuk-visually-hidden" aria-live="polite">
        {draft.spoken || saved}
      </p>
    </form>
  )
}
