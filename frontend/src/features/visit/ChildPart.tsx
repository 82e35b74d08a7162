import { Check, TextArea } from '../../ui/Field'
import { Name } from '../../ui/parts'
import type { WritingChild } from './writing'

interface Props {
  part: WritingChild
  alone: boolean
  /** Not born yet: then it is the mother who is seen. */
  unborn: boolean
  at: string
  errors: Record<string, string>
  onChange: (part: Partial<WritingChild>) => void
}

/** What is particular to one child on this visit. */
export function ChildPart({ part, alone, unborn, at, errors, onChange }: Props) {
  return (
    <fieldset className="govuk-fieldset app-child">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <Name>{part.name}</Name>
      </legend>
      {!alone && (
        <Check
          label="This visit was for them"
          checked={part.there}
          onChange={(there) => onChange({ there, seen: there })}
        />
      )}
      {part.there && (
        <>
          {errors[`${at}/seen`] && (
            <p className="govuk-error-message">
              <span className="govuk-visually-hidden">Error: </span>
              {errors[`${at}/seen`]}
            </p>
          )}
          <div className="app-row">
            <Check
              at={`${at}/seen`}
              label={unborn ? 'Their mother was seen' : 'Seen'}
              checked={part.seen}
              onChange={(seen) => onChange({ seen })}
            />
            {!unborn && (
              <Check
                label="Seen alone"
                checked={part.alone && part.seen}
                disabled={!part.seen}
                onChange={(value) => onChange({ alone: value })}
              />
            )}
            <Check
              label={unborn ? 'Saw where they will sleep' : 'Saw where they sleep'}
              checked={part.bedroom}
              onChange={(bedroom) => onChange({ bedroom })}
            />
          </div>
          {!unborn && (
            <TextArea
              at={`${at}/own_words`}
              label="In their own words"
              hint="What they said or showed, as they said it."
              rows={2}
              value={part.words}
              error={errors[`${at}/own_words`]}
              onChange={(text) => onChange({ words: text })}
            />
          )}
          <TextArea
            at={`${at}/particular`}
            label="Only about them"
            rows={2}
            value={part.particular}
            error={errors[`${at}/particular`]}
            onChange={(particular) => onChange({ particular })}
          />
        </>
      )}
    </fieldset>
  )
}
