import { useEffect, useRef } from 'react'
import { fieldId } from './Field'

interface Props {
  /** Sentences by JSON pointer, in the order of the page; "" is for the whole form. */
  errors: Record<string, string>
}

/** The box at the top of a form after it could not be sent: takes the focus, each line leads to its field. */
export function ErrorSummary({ errors }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors)
  useEffect(() => {
    if (entries.length > 0) box.current?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the focus moves for each new set of errors, not each render
  }, [errors])
  if (entries.length === 0) return null
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 className="govuk-error-summary__title" id="error-summary-title">
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
