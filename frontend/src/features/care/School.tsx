import { day } from '../../ui/dates'
import { Empty, Section } from '../../ui/parts'
import type { PartProps } from './CareScreen'
import { noteEducation, noteHealth } from './verbs'
import { EDUCATION, HEALTH, say as wordsOf } from './words'

/** Health and school, the latest first. */
export function School({ page, say }: PartProps) {
  const health = [...(page.care?.health ?? [])].sort((one, two) => two.on.localeCompare(one.on))
  const school = [...(page.care?.education ?? [])].sort((one, two) => two.on.localeCompare(one.on))
  const open = page.periods.some((period) => !period.until)
  if (page.periods.length === 0 && health.length === 0 && school.length === 0) return null
  return (
    <>
      <Section
        title="Health"
        action={
          say && (
            <button type="button" className="app-plain" onClick={() => say(noteHealth)}>
              Add
              <span className="govuk-visually-hidden"> something for health</span>
            </button>
          )
        }
      >
        {health.length === 0 && (
          <Empty>Nothing yet. {open && 'The first health assessment is due within 20 working days.'}</Empty>
        )}
        <ul className="app-time">
          {health.map((each) => (
            <li key={each.id}>
              <span>{day(each.on)}</span>
              <div>
                <p>
                  <strong>{wordsOf(HEALTH, each.kind)}</strong>
                  {each.score !== null && `: ${each.score} of 40`}
                  {each.refused && ': the child did not want it'}
                </p>
                {each.words && <p className="app-words">{each.words}</p>}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title="School"
        action={
          say && (
            <button type="button" className="app-plain" onClick={() => say(noteEducation(page.care))}>
              Add
              <span className="govuk-visually-hidden"> to the personal education plan</span>
            </button>
          )
        }
      >
        {school.length === 0 && (
          <Empty>Nothing yet. {open && 'A personal education plan is begun within 10 working days.'}</Empty>
        )}
        <ul className="app-time">
          {school.map((each) => (
            <li key={each.id}>
              <span>{day(each.on)}</span>
              <div>
                <p>
                  <strong>{wordsOf(EDUCATION, each.kind)}</strong>
                </p>
                {each.words && <p className="app-words">{each.words}</p>}
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
