import type { ReactNode, Ref } from 'react'
import { Button } from './Button'
import { ErrorSummary } from './ErrorSummary'

interface Props {
  errors: Record<string, string>
  busy: boolean
  /** Checks what the page can know, and sends. */
  onSend: () => void
  save?: string
  onLeave?: () => void
  leave?: string
  className?: string
  ref?: Ref<HTMLFormElement>
  children: ReactNode
}

/** A form: what is wrong with it first, then its fields, then what sends it and what leaves it. */
export function Form({ errors, busy, onSend, save = 'Save', onLeave, leave = 'Leave it', children, ...rest }: Props) {
  return (
    <form
      {...rest}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <ErrorSummary errors={errors} />
      {children}
      <div className="app-row">
        <Button type="submit" busy={busy}>
          {save}
        </Button>
        {onLeave && (
          <Button secondary onClick={onLeave}>
            {leave}
          </Button>
        )}
      </div>
    </form>
  )
}
