import { day } from '../../ui/dates'
import { Empty, Section } from '../../ui/parts'
import type { PartProps } from './CareScreen'
import { keepTouch } from './verbs'
import { ACCOMMODATION, CATEGORY, DOES, IN_TOUCH, say as wordsOf } from './words'

/** What a young person may ask for when they leave care, and keeping in touch with them. */
export function Leaving({ page, say }: PartProps) {
  const category = page.standing?.category
  const touches = [...(page.care?.touches ?? [])].reverse()
  if (!category && touches.length === 0) return null
  return (
    <Section
      title="Leaving care"
      action={
        say && (
          <button type="button" className="app-plain" onClick={() => say(keepTouch)}>
            We were in touch
          </button>
        )
      }
    >
      {category && <p className="govuk-body">{wordsOf(CATEGORY, category)}.</p>}
      {page.standing?.days_from_14 !== null && (
        <p className="app-quiet">
          Looked after for {page.standing?.days_from_14} days since turning 14; thirteen weeks are 91.
        </p>
      )}
      {touches.length === 0 && <Empty>We have not written yet when we were in touch.</Empty>}
      <ol className="app-time" aria-label="In touch, the latest first">
        {touches.map((touch) => (
          <li key={touch.id}>
            <span>{day(touch.on)}</span>
            <div>
              <p>
                <strong>{touch.in_touch === 'YES' ? touch.how : wordsOf(IN_TOUCH, touch.in_touch)}</strong>
              </p>
              {touch.accommodation && <p>Lives: {wordsOf(ACCOMMODATION, touch.accommodation).toLowerCase()}</p>}
              {touch.activity && <p>Does: {wordsOf(DOES, touch.activity).toLowerCase()}</p>}
              {touch.words && <p className="app-words">{touch.words}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
