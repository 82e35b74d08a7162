import { Title } from '../../ui/parts'
import { SignInForm } from './SignInForm'

export function SignInScreen({ onDone }: { onDone: () => void }) {
  return (
    <>
      <header className="app-top">
        <span className="app-top__name">Kith</span>
      </header>
      <main className="app-main" id="main">
        <Title page="Sign in" />
        <p className="govuk-body">
          Kith keeps the story of each child and family we help. Everything you open is noted, with the reason why you
          may.
        </p>
        <div className="app-signin">
          <SignInForm onDone={onDone} />
        </div>
        <p className="govuk-body app-quiet">Cannot sign in? Ask your administrator for a new password.</p>
      </main>
    </>
  )
}
