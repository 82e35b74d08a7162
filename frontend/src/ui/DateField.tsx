import { useState, type ClipboardEvent } from 'react'
import { joinDay, readDay } from './dates'
import { describedBy, FieldError, fieldId } from './Field'

interface Props {
  label: string
  at: string
  /** "YYYY-MM-DD", null for none, "" for a day that cannot be. */
  value: string | null
  onChange: (value: string | null) => void
  hint?: string | undefined
  error?: string | undefined
}

const PARTS = [
  ['day', 'Day', '2'],
  ['month', 'Month', '2'],
  ['year', 'Year', '4'],
] as const

/** A day in three boxes, as GOV.UK asks for dates of birth; a pasted date fills all three. */
export function DateField({ label, at, value, onChange, hint, error }: Props) {
  const id = fieldId(at)
  const [parts, setParts] = useState(() => readDay(value ?? '') ?? { day: '', month: '', year: '' })
  const change = (next: typeof parts) => {
    setParts(next)
    onChange(joinDay(next))
  }
  const paste = (event: ClipboardEvent) => {
    const read = readDay(event.clipboardData.getData('text'))
    if (!read) return
    event.preventDefault()
    change(read)
  }
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" role="group" aria-describedby={describedBy(id, hint, error)}>
        <legend className="govuk-fieldset__legend">{label}</legend>
        {hint && (
          <div id={`${id}-hint`} className="govuk-hint">
            {hint}
          </div>
        )}
        {error && <FieldError id={id}>{error}</FieldError>}
        <div className="govuk-date-input">
          {PARTS.map(([part, text, width], place) => (
            <div className="govuk-date-input__item" key={part}>
              <label className="govuk-label govuk-date-input__label" htmlFor={place === 0 ? id : `${id}-${part}`}>
                {text}
              </label>
              <input
                id={place === 0 ? id : `${id}-${part}`}
                className={`govuk-input govuk-date-input__input govuk-input--width-${width}${error ? ' govuk-input--error' : ''}`}
                inputMode="numeric"
                autoComplete="off"
                maxLength={width === '4' ? 4 : 2}
                value={parts[part]}
                onPaste={paste}
                onChange={(event) => change({ ...parts, [part]: event.target.value.trim() })}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
