import type { Assessment } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import type { Writing } from './writing'

const PARTS = [
  ['strengths', 'What works well'],
  ['needs', 'What is needed'],
  ['context', 'What is around the family'],
  ['analysis', 'What it all means'],
  ['next_steps', 'What should happen next'],
] as const

interface Props {
  theirs: Assessment
  mine: Writing
  onTake: (part: Partial<Writing>) => void
}

/** A colleague saved first: both texts side by side where they differ, and nothing lost. */
export function Theirs({ theirs, mine, onTake }: Props) {
  const differ = PARTS.filter(([part]) => (theirs[part] ?? '') !== mine[part])
  return (
    <div className="app-alert" role="alert">
      <p className="govuk-body">
        <strong>A colleague changed this assessment while you were writing.</strong> Yours is not saved yet. Bring both
        together below, then save: what is in the fields then stands.
      </p>
      {differ.map(([part, title]) => (
        <section key={part} aria-label={title}>
          <div className="app-stale">
            <div>
              <h3>{title}: saved by your colleague</h3>
              {theirs[part]}
            </div>
            <div>
              <h3>{title}: yours</h3>
              {mine[part]}
            </div>
          </div>
          <div className="app-row">
            <Button secondary onClick={() => onTake({ [part]: theirs[part] ?? '' })}>
              Take theirs
            </Button>
            <Button secondary onClick={() => onTake({ [part]: `${theirs[part] ?? ''}\n\n${mine[part]}` })}>
              Put theirs before mine
            </Button>
          </div>
        </section>
      ))}
    </div>
  )
}
