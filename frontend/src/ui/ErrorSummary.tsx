import { useEffect, useId, useRef } from 'react'
import { fieldId } from './Field'

interface Props {
  /** Sentences by JSON pointer, in the order of the page; "" is for the whole form. */
  errors: Record<string, string>
}

/** The box at the top of a form after it could not be sent: takes the focus, each line leads to its field, the title says so. */
export function ErrorSummary({ errors }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const heading = useId()
  const entries = Object.entries(errors)
  useEffect(() => {
    if (Object.keys(errors).length === 0) return undefined
    box.current?.focus()
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`
    return () => {
      document.title = document.title.replace(/^Error: /, '')
    }
  }, [errors])
  if (entries.length === 0) return null
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby={heading}>
      <h2 className="govuk-error-summary__title" id={heading}>
        There is a problem
      </h2>
      <div className="govuk-error-summary__body">
        <ul className="govuk-list govuk-error-summary__list">
          {entries.map(([at, text]) => (
            <li key={at}>
              <a
                href={`#${fieldId(at)}`}
                onClick={(event) => {
                  event.preventDefault()
                  const field = document.getElementById(fieldId(at))
                  field?.focus()
                  field?.scrollIntoView({ block: 'center' })
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
