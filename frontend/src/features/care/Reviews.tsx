import { age, day, today } from '../../ui/dates'
import { Empty, Section, State } from '../../ui/parts'
import type { PartProps } from './CareScreen'
import { correctReview, holdReview, makePlan } from './verbs'
import { GROW_UP, PLAN, say as wordsOf, TOOK_PART } from './words'

/** Whether a child is too young to be asked how they took part in a review. */
export const isYoung = (born: string | null | undefined): boolean => /month|day|^[123] year/.test(age(born ?? null))

/** The reviews of the care plan, the latest first, and the plans that were made. */
export function Reviews({ page, say }: PartProps) {
  const reviews = [...(page.care?.reviews ?? [])].sort((one, two) => two.held_on.localeCompare(one.held_on))
  const plans = [...(page.care?.plans ?? [])].sort((one, two) => two.on.localeCompare(one.on))
  const looked = page.periods.length > 0
  const open = page.periods.some((period) => !period.until)
  const young = isYoung(page.date_of_birth)
  const next = open ? reviews[0]?.next_by : null
  return (
    <>
      {(looked || reviews.length > 0) && (
        <Section
          title="Reviews"
          action={
            say && (
              <button type="button" className="app-plain" onClick={() => say(holdReview(young))}>
                A review was held
              </button>
            )
          }
        >
          {next && (
            <p>
              <State is={next < today() ? 'late' : 'in-time'}>The next one by {day(next)}</State>
            </p>
          )}
          {reviews.length === 0 && <Empty>No review yet. {open && 'The first is due within 20 working days.'}</Empty>}
          <ol className="app-time" aria-label="Reviews, the latest first">
            {reviews.map((review) => (
              <li key={review.id}>
                <span>{day(review.held_on)}</span>
                <div>
                  {review.child_words && <blockquote className="app-quote">{review.child_words}</blockquote>}
                  <p className="app-words">{review.decisions}</p>
                  <p className="app-quiet">
                    {wordsOf(TOOK_PART, review.participation)}. Chaired by {review.chair_name}.
                    {review.permanence_agreed && ' Agreed where the child is to grow up.'}
                  </p>
                  {say && (
                    <button
                      type="button"
                      className="app-plain app-screen-only"
                      onClick={() => say(correctReview(review))}
                    >
                      Put it right<span className="govuk-visually-hidden">: the review of {day(review.held_on)}</span>
                    </button>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {(looked || plans.length > 0) && (
        <Section
          title="Plans"
          action={
            say && (
              <button type="button" className="app-plain" onClick={() => say(makePlan)}>
                A plan was made
              </button>
            )
          }
        >
          {plans.length === 0 && <Empty>No plan yet. {open && 'A care plan is due within 10 working days.'}</Empty>}
          <ol className="app-time" aria-label="Plans, the latest first">
            {plans.map((plan) => (
              <li key={plan.id}>
                <span>{day(plan.on)}</span>
                <div>
                  <p>
                    <strong>{wordsOf(PLAN, plan.kind)}</strong>
                    {plan.permanence_code && `: ${wordsOf(GROW_UP, plan.permanence_code).toLowerCase()}`}
                  </p>
                  <p className="app-words">{plan.words}</p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}
