import { useQuery } from '@tanstack/react-query'
import { api, ask, ifMatch } from '../../api/client'
import { allLimits, overviewOf, planOf } from '../../api/queries'
import type { Overview, Plan, RuleView } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { useDraft } from '../../offline/useDraft'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { CarefulArea } from '../../ui/CarefulArea'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Radios, Select, TextArea } from '../../ui/Field'
import { Empty, Loading, Section } from '../../ui/parts'
import { choices } from '../../ui/words'
import { meetAgainBy, titleOf } from './due'
import { NewActions } from './NewActions'
import { SaidOfActions } from './SaidOfActions'
import { beginMeeting, missing, refresh, toMeeting, type MeetingWriting } from './writing'

interface Props {
  childId: string
  planId: string
  onDone: () => void
}

/** Loads the plan that the meeting is about. */
export function RecordMeeting({ childId, planId, onDone }: Props) {
  const query = useQuery({ ...planOf(planId), staleTime: 0 })
  const overview = useQuery(overviewOf(childId))
  const limits = useQuery(allLimits)
  if (query.error ?? overview.error) return <Trouble error={query.error ?? overview.error} />
  if (!query.data || !overview.data || limits.isPending) return <Loading />
  if (query.data.data.state !== 'agreed')
    return <Empty>A meeting is recorded about a plan that has been agreed and holds.</Empty>
  return (
    <Form
      key={planId}
      plan={query.data.data}
      version={query.data.version}
      child={overview.data.data}
      rules={limits.data ?? []}
      onDone={onDone}
    />
  )
}

interface FormProps {
  plan: Plan
  version: string
  child: Overview
  rules: RuleView[]
  onDone: () => void
}

function Form({ plan, version, child, rules, onDone }: FormProps) {
  const { session } = useSession()
  const draft = useDraft<MeetingWriting>(
    session?.worker?.id ?? '',
    `meeting-${plan.id}`,
    version,
    beginMeeting(plan, rules),
  )
  const form = useSend('/progress', [planOf(plan.id).queryKey, ['person']])
  const { errors } = form
  const value = refresh(draft.value, plan)
  const set = (part: Partial<MeetingWriting>) => draft.change({ ...value, ...part })
  if (!draft.ready) return null
  // What was done meanwhile is not asked about any more, so the newest version is always the one that was seen.
  const send = () => {
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    form.send(
      missing(value),
      () => ask(api.POST('/api/v1/plans/{id}/meetings', { ...at, body: toMeeting(value) })),
      () => draft.drop().then(onDone),
    )
  }
  const field = (at: string) => ({ at, error: errors[at] })
  const kinds = plan.plan_kind === 'child_protection' ? ['core_group', 'review', 'meeting'] : ['review', 'meeting']
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <title>Record a meeting - Kith</title>
      <h2 className="govuk-heading-m">Record a meeting: {titleOf(plan).toLowerCase()}</h2>
      <p className="app-answer">Say what was done, what has changed, and who does what next.</p>
      <ErrorSummary errors={errors} />
      <Section title="What was to do">
        {value.done.length === 0 && <Empty>Nothing was open. Add below what somebody will do next.</Empty>}
        <SaidOfActions plan={plan} value={value} errors={errors} onChange={(done) => set({ done })} />
      </Section>
      <div className="app-columns">
        <div>
          <CarefulArea
            {...field('/progress')}
            label="What has changed for the children?"
            hint="What worked, what did not, with no blame."
            rows={6}
            big
            value={value.progress}
            onChange={(progress) => set({ progress })}
          />
          <TextArea
            {...field('/family_view')}
            label="What do the family think, in their words?"
            rows={3}
            value={value.family_view}
            onChange={(family_view) => set({ family_view })}
          />
        </div>
        <div>
          <Radios
            {...field('/kind')}
            inline
            label="Which meeting was it?"
            value={value.kind}
            onChange={(kind) => set({ kind })}
            options={choices(kinds)}
          />
          <DateField
            {...field('/held_on')}
            label="When was it?"
            value={value.held_on}
            onChange={(held_on) => {
              const proposed = value.next_by === meetAgainBy(plan, value.held_on, rules)
              set({ held_on, ...(proposed ? { next_by: meetAgainBy(plan, held_on, rules) } : {}) })
            }}
          />
          <Select
            {...field('/mode')}
            label="How did you meet?"
            value={value.mode}
            onChange={(mode) => set({ mode })}
            options={choices(['in_person', 'remote', 'both'])}
          />
          <TextArea
            {...field('/present')}
            label="Who took part?"
            rows={2}
            value={value.present}
            onChange={(present) => set({ present })}
          />
        </div>
      </div>
      <Section title="Who does what next">
        <NewActions plan={plan} child={child} value={value} errors={errors} onChange={(actions) => set({ actions })} />
      </Section>
      <div className="app-halves">
        <Select
          {...field('/outcome')}
          label="What should become of the plan?"
          value={value.outcome}
          onChange={(outcome) => set({ outcome })}
          options={choices(['continues', 'changes', 'ends', 'steps_up', 'steps_down'])}
        />
        <DateField
          {...field('/next_by')}
          key={value.held_on}
          label="Meet again by"
          value={value.next_by}
          onChange={(next_by) => set({ next_by })}
        />
      </div>
      <Button type="submit" busy={form.busy}>
        Put it in the record
      </Button>
      <p className="app-quiet">{draft.status || 'What you write is kept on this device until you send it.'}</p>
      <p className="govuk-visually-hidden" aria-live="polite">
        {draft.spoken}
      </p>
    </form>
  )
}
