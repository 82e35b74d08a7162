import { CarefulArea } from '../../ui/CarefulArea'
import { DateField } from '../../ui/DateField'
import { factorGroups } from '../../ui/factors'
import { Check, FieldError, fieldId, Select, TextArea } from '../../ui/Field'
import { Name } from '../../ui/parts'
import { choices } from '../../ui/words'
import type { WritingChild } from './writing'

const OUTCOMES = ['no_further_action', 'early_help', 'family_help', 'child_in_need', 'strategy_discussion', 'care']
const NOTHING = '21'

interface Props {
  child: WritingChild
  name: string
  at: string
  errors: Record<string, string>
  onChange: (part: Partial<WritingChild>) => void
}

/** What differs for one child of the family: seen, in their own words, what was found, what should follow. */
export function ChildFields({ child, name, at, errors, onChange }: Props) {
  const choose = (code: string, on: boolean) => {
    if (!on) onChange({ factors: child.factors.filter((each) => each !== code) })
    // That nothing was found stands alone.
    else
      onChange({ factors: code === NOTHING ? [NOTHING] : [...child.factors.filter((each) => each !== NOTHING), code] })
  }
  return (
    <fieldset className="govuk-fieldset app-child">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <Name>{name}</Name>
      </legend>
      <div className="app-halves">
        <TextArea
          at={`${at}/own_view`}
          label="In their own words"
          hint="What they said or showed, as they said it."
          rows={3}
          value={child.own_view}
          onChange={(own_view) => onChange({ own_view })}
          error={errors[`${at}/own_view`]}
        />
        <CarefulArea
          at={`${at}/particular`}
          label="Only about them"
          hint="What is different for this child."
          rows={3}
          value={child.particular}
          onChange={(particular) => onChange({ particular })}
          error={errors[`${at}/particular`]}
        />
        <DateField
          at={`${at}/seen_on`}
          label="Last seen in this assessment"
          value={child.seen_on}
          onChange={(seen_on) => onChange({ seen_on })}
          error={errors[`${at}/seen_on`]}
        />
        <Select
          at={`${at}/outcome`}
          label="What should happen next?"
          value={child.outcome}
          onChange={(outcome) => onChange({ outcome })}
          options={choices(OUTCOMES)}
          error={errors[`${at}/outcome`]}
        />
      </div>
      {errors[`${at}/factors`] && <FieldError id={fieldId(`${at}/factors`)}>{errors[`${at}/factors`]}</FieldError>}
      <details className="govuk-details" open={errors[`${at}/factors`] ? true : undefined}>
        <summary className="govuk-details__summary" id={fieldId(`${at}/factors`)}>
          <span className="govuk-details__summary-text">
            What was found ({child.factors.length === 0 ? 'nothing chosen yet' : `${child.factors.length} chosen`})
          </span>
        </summary>
        <div className="app-factors">
          {factorGroups.map(([group, codes]) => (
            <fieldset className="govuk-fieldset" key={group}>
              <legend className="govuk-fieldset__legend">{group}</legend>
              {codes.map(({ value, text }) => (
                <Check
                  key={value}
                  label={text}
                  checked={child.factors.includes(value)}
                  onChange={(on) => choose(value, on)}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </details>
    </fieldset>
  )
}
