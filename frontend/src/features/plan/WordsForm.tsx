import { api, ask, ifMatch } from '../../api/client'
import { planOf } from '../../api/queries'
import type { Plan, PlanWordsIn } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { useDraft } from '../../offline/useDraft'
import { Button } from '../../ui/Button'
import { CarefulArea } from '../../ui/CarefulArea'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, FieldError, fieldId, TextArea, TextField } from '../../ui/Field'
import { choices } from '../../ui/words'
import { CATEGORIES } from './Deciding'
import { begin, toWords, wordsOf, type PlanWriting } from './writing'

interface Props {
  plan: Plan
  version: string
  names: Map<string, string | null>
  onDone: () => void
}

/** The words of a plan, kept on the device until they are sent. */
export function WordsForm({ plan, version, names, onDone }: Props) {
  const { session } = useSession()
  const draft = useDraft<PlanWriting>(session?.worker?.id ?? '', `plan-${plan.id}`, version, begin(plan))
  const change = useSend<Plan>('/why', [planOf(plan.id).queryKey, ['person'], ['pod']])
  if (!draft.ready) return null
  const { value } = draft
  const { errors } = change
  const set = (part: Partial<PlanWriting>) => draft.change({ ...value, ...part })
  const stale = value.before !== wordsOf(plan)
  const send = () => {
    const found: Record<string, string> = {}
    if (!value.why.trim()) found['/why'] = 'Say what you worry about'
    if (value.by_when === '') found['/by_when'] = 'Enter a real day, or leave it empty'
    const body: PlanWordsIn = toWords(value, plan)
    const at = { params: { path: { id: plan.id }, header: ifMatch(version) } }
    change.send(
      found,
      () => ask(api.POST('/api/v1/plans/{id}/restate', { ...at, body })),
      () => draft.drop().then(onDone),
    )
  }
  const field = (name: keyof PlanWriting) => ({ at: `/${name}`, error: errors[`/${name}`] })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <ErrorSummary errors={errors} />
      {stale && (
        <div className="app-alert" role="alert">
          <strong>The plan was changed after you began to write.</strong> What it says now: {plan.why}{' '}
          {plan.must_change ?? ''} Bring it together with your words here, then save: your words then stand.
        </div>
      )}
      <div className="app-halves">
        <CarefulArea
          {...field('why')}
          label="What are we worried about?"
          hint="In words that the family can follow, from the child’s side."
          rows={6}
          big
          value={value.why}
          onChange={(why) => set({ why })}
        />
        <CarefulArea
          {...field('strengths')}
          label="What works well?"
          hint="What the family does already, and who helps them."
          rows={6}
          big
          value={value.strengths}
          onChange={(strengths) => set({ strengths })}
        />
      </div>
      <CarefulArea
        {...field('must_change')}
        label="What must change?"
        hint="What will be different for the children when this plan can end."
        rows={4}
        big
        value={value.must_change}
        onChange={(must_change) => set({ must_change })}
      />
      <div className="app-halves">
        <DateField
          {...field('by_when')}
          label="By when, in the child’s time?"
          value={value.by_when}
          onChange={(by_when) => set({ by_when })}
        />
        <CarefulArea
          {...field('otherwise')}
          label="What follows if it does not change?"
          rows={3}
          value={value.otherwise}
          onChange={(otherwise) => set({ otherwise })}
        />
        <TextField
          {...field('whose_words')}
          label="Whose words are these?"
          value={value.whose_words}
          onChange={(whose_words) => set({ whose_words })}
        />
        <TextField
          {...field('pitched_at')}
          label="Written for somebody of which stage?"
          hint="Such as “reads like a child of eight, likes pictures”"
          value={value.pitched_at}
          onChange={(pitched_at) => set({ pitched_at })}
        />
      </div>
      <TextArea
        {...field('understood_how')}
        label="How do you know that it was understood?"
        rows={2}
        value={value.understood_how}
        onChange={(understood_how) => set({ understood_how })}
      />
      {plan.plan_kind === 'child_protection' && plan.state === 'draft' && (
        <fieldset className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend">It protects from</legend>
          {errors['/categories'] && <FieldError id={fieldId('/categories')}>{errors['/categories']}</FieldError>}
          {choices(CATEGORIES).map(({ value: code, text }) => (
            <Check
              key={code}
              label={text}
              checked={value.categories.includes(code)}
              onChange={(on) =>
                set({ categories: on ? [...value.categories, code] : value.categories.filter((each) => each !== code) })
              }
            />
          ))}
        </fieldset>
      )}
      {value.children.map((child, place) => {
        const set_ = (part: Partial<typeof child>) =>
          set({ children: value.children.map((each) => (each === child ? { ...each, ...part } : each)) })
        return (
          <fieldset className="govuk-fieldset app-child" key={child.id}>
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
              <bdi>{names.get(child.child_id) ?? 'A child of the family'}</bdi>
            </legend>
            <TextArea
              at={`/children/${place}/own_view`}
              label="What they think of the plan, in their own words"
              rows={2}
              value={child.own_view}
              onChange={(own_view) => set_({ own_view })}
            />
            <CarefulArea
              at={`/children/${place}/particular`}
              label="Only about them"
              rows={2}
              value={child.particular}
              onChange={(particular) => set_({ particular })}
            />
          </fieldset>
        )
      })}
      <div className="app-row">
        <Button type="submit" busy={change.busy}>
          Save these words
        </Button>
        <Button secondary onClick={() => void draft.drop().then(onDone)}>
          Leave it as it was
        </Button>
      </div>
      <p className="app-quiet">{draft.status || 'What you write is kept on this device until you save it.'}</p>
      <p className="govuk-visually-hidden" aria-live="polite">
        {draft.spoken}
      </p>
    </form>
  )
}
