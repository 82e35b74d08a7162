import { useSession, giveUpSigningIn } from '../api/session'
import { SignInForm } from '../features/session/SignInForm'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/parts'

/** The session has ended while somebody was working: the page is covered, they sign in here, and what they did goes on. */
export function Lapsed() {
  const { session } = useSession()
  const leave = () => {
    giveUpSigningIn()
    location.assign('/sign-in')
  }
  return (
    <Dialog title="Sign in again to go on" covers onClose={() => undefined}>
      <p className="govuk-body">Your session has ended. Nothing that you wrote is lost.</p>
      <SignInForm expected={session?.worker?.id} onDone={() => undefined} onOther={leave} />
      <Button secondary onClick={leave}>
        Leave this page
      </Button>
    </Dialog>
  )
}
