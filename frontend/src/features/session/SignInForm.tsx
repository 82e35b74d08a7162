import { useState, type FormEvent } from 'react'
import { signIn } from '../../api/client'
import { asProblem } from '../../api/problem'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/Field'

interface Props {
  /** The worker whose page is open: somebody else signing in gets a page of their own. */
  expected?: string | undefined
  onDone: () => void
  onOther?: () => void
}

export function SignInForm({ expected, onDone, onOther }: Props) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const missing: Record<string, string> = {}
    if (!email.trim()) missing['/email'] = 'Enter your e-mail address'
    if (!password) missing['/password'] = 'Enter your password'
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    try {
      const session = await signIn(email, password, expected)
      if (expected && session.worker?.id !== expected) onOther?.()
      else onDone()
    } catch (error) {
      setErrors({ '/email': asProblem(error).message })
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary errors={errors} />
      <TextField
        at="/email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errors['/email']}
      />
      <TextField
        at="/password"
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={errors['/password']}
      />
      <Button type="submit" busy={busy}>
        Sign in
      </Button>
    </form>
  )
}
