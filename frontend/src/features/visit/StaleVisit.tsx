import type { Visit } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import type { Writing } from './writing'

interface Props {
  mine: Writing
  theirs: Visit
  onTake: (account: string) => void
  onSend: () => void
  busy: boolean
}

/** A colleague saved first: both texts side by side, and nothing lost. */
export function StaleVisit({ mine, theirs, onTake, onSend, busy }: Props) {
  return (
    <div className="app-alert" role="alert" id="stale">
      <p className="govuk-body">
        <strong>A colleague changed this visit while you were writing.</strong> Both texts are here. Yours is not saved
        yet.
      </p>
      <div className="app-stale">
        <section aria-label="Saved by your colleague">
          <h3>Saved by your colleague</h3>
          <div>{theirs.account}</div>
        </section>
        <section aria-label="Yours, not saved yet">
          <h3>Yours, not saved yet</h3>
          <div>{mine.account}</div>
        </section>
      </div>
      <p className="govuk-body">Bring them together in the field below, then save.</p>
      <div className="app-row">
        <Button secondary onClick={() => onTake(`${theirs.account ?? ''}\n\n${mine.account}`)}>
          Put theirs before mine
        </Button>
        <Button secondary onClick={() => onTake(theirs.account ?? '')}>
          Take theirs
        </Button>
        <Button busy={busy} onClick={onSend}>
          Save what is in the field
        </Button>
      </div>
    </div>
  )
}
