import { day } from '../../ui/dates'
import { Empty, Section } from '../../ui/parts'
import type { PartProps } from './CareScreen'
import { takeStep } from './verbs'
import { ADOPTERS, BEFORE, NOT_PLACED, say as wordsOf, STEP } from './words'

/** The way to a home for good: what there was before, and adoption, the latest first. */
export function Steps({ page, say }: PartProps) {
  const steps = [...(page.care?.steps ?? [])].reverse()
  if (page.periods.length === 0 && steps.length === 0) return null
  return (
    <Section
      title="The way to a home for good"
      action={
        say && (
          <button type="button" className="app-plain" onClick={() => say(takeStep)}>
            Add
            <span className="govuk-visually-hidden"> a step to a home for good</span>
          </button>
        )
      }
    >
      {steps.length === 0 && <Empty>Nobody has asked yet whether the child had a home for good before.</Empty>}
      <ol className="app-time" aria-label="Steps to a home for good, the latest first">
        {steps.map((step) => (
          <li key={step.id}>
            <span>{day(step.on)}</span>
            <div>
              <p>
                <strong>{wordsOf(STEP, step.kind)}</strong>
                {step.before && ` ${wordsOf(BEFORE, step.before)}`}
                {step.before_when && `, ${step.before_when} (${step.before_where})`}
                {step.adopters && `: ${wordsOf(ADOPTERS, step.adopters)}${step.by_carers ? ', their carers' : ''}`}
                {step.because && `: ${wordsOf(NOT_PLACED, step.because)}`}
              </p>
              {step.words && <p className="app-words">{step.words}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
