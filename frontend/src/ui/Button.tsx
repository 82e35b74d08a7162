import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  secondary?: boolean
  warning?: boolean
  busy?: boolean
  children: ReactNode
}

/** A button. While `busy` it says so and cannot be pressed twice. */
export function Button({ secondary, warning, busy, children, type = 'button', disabled, ...rest }: Props) {
  const look = warning ? ' govuk-button--warning' : secondary ? ' govuk-button--secondary' : ''
  return (
    <button {...rest} type={type} className={`govuk-button${look}`} disabled={disabled ?? busy} aria-busy={busy}>
      {busy ? 'Saving…' : children}
    </button>
  )
}
