import { useId, type ReactNode } from 'react'

interface FieldProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** The JSON pointer by which the error summary finds this field. */
  at: string
}

export const fieldId = (at: string): string => `field${at.replaceAll('/', '-')}`

function Frame({
  label,
  hint,
  error,
  at,
  children,
  big,
}: FieldProps & { children: ReactNode; big?: boolean | undefined }) {
  const id = fieldId(at)
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className={`govuk-label${big ? ' govuk-label--m' : ''}`} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error: </span>
      {children}
    </p>
  )
}

export const describedBy = (id: string, hint?: string, error?: string): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

interface InputProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'search' | 'time'
  width?: '4' | '10' | '20'
  autoComplete?: string
}

export function TextField({ value, onChange, type = 'text', width, autoComplete = 'off', ...field }: InputProps) {
  const id = fieldId(field.at)
  return (
    <Frame {...field}>
      <input
        id={id}
        className={`govuk-input${width ? ` govuk-input--width-${width}` : ''}${field.error ? ' govuk-input--error' : ''}`}
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={type === 'text'}
        aria-describedby={describedBy(id, field.hint, field.error)}
        aria-invalid={field.error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  )
}

interface AreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  big?: boolean
}

export function TextArea({ value, onChange, rows = 4, big, ...field }: AreaProps) {
  const id = fieldId(field.at)
  return (
    <Frame {...field} big={big}>
      <textarea
        id={id}
        className={`govuk-textarea${field.error ? ' govuk-textarea--error' : ''}`}
        rows={rows}
        value={value}
        spellCheck
        aria-describedby={describedBy(id, field.hint, field.error)}
        aria-invalid={field.error ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  )
}

interface ChoiceProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: { value: string; text: string; hint?: string }[]
}

export function Select({ value, onChange, options, ...field }: ChoiceProps) {
  const id = fieldId(field.at)
  return (
    <Frame {...field}>
      <select
        id={id}
        className={`govuk-select${field.error ? ' govuk-select--error' : ''}`}
        value={value}
        aria-describedby={describedBy(id, field.hint, field.error)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">Choose</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

export function Radios({ value, onChange, options, inline, ...field }: ChoiceProps & { inline?: boolean }) {
  const id = fieldId(field.at)
  return (
    <div className={`govuk-form-group${field.error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, field.hint, field.error)}>
        <legend className="govuk-fieldset__legend">{field.label}</legend>
        {field.hint && (
          <div id={`${id}-hint`} className="govuk-hint">
            {field.hint}
          </div>
        )}
        {field.error && <FieldError id={id}>{field.error}</FieldError>}
        <div className={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
          {options.map((option, place) => (
            <div className="govuk-radios__item" key={option.value}>
              <input
                className="govuk-radios__input"
                id={place === 0 ? id : `${id}-${option.value}`}
                type="radio"
                name={id}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={place === 0 ? id : `${id}-${option.value}`}>
                {option.text}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

interface CheckProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  at?: string
  disabled?: boolean
}

export function Check({ label, checked, onChange, at, disabled }: CheckProps) {
  const made = useId()
  const id = at ? fieldId(at) : made
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={id}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
          {label}
        </label>
      </div>
    </div>
  )
}
