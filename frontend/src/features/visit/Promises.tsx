import { newId } from '../../api/ids'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Select, TextField } from '../../ui/Field'
import type { Writing } from './writing'

interface Props {
  value: Writing
  errors: Record<string, string>
  onChange: (promises: Writing['promises']) => void
}

/** What you said you would do: to whom, and by when. */
export function Promises({ value, errors, onChange }: Props) {
  const change = (place: number, part: Partial<Writing['promises'][number]>) =>
    onChange(value.promises.map((each, at) => (at === place ? { ...each, ...part } : each)))
  const children = value.children.filter((each) => each.there)
  return (
    <>
      {value.promises.map((promise, place) => (
        <fieldset className="govuk-fieldset app-child" key={promise.id}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">You promised</legend>
          <TextField
            at={`/promises/${place}/words`}
            label="What will you do?"
            value={promise.words}
            error={errors[`/promises/${place}/words`]}
            onChange={(words) => change(place, { words })}
          />
          <div className="app-halves">
            <Select
              at={`/promises/${place}/child_id`}
              label="To whom? (the family if you choose nobody)"
              value={promise.child_id ?? ''}
              onChange={(child) => change(place, { child_id: child || null })}
              options={children.map((each) => ({ value: each.child_id, text: each.name }))}
            />
            <DateField
              at={`/promises/${place}/by_when`}
              label="By when?"
              value={promise.by}
              error={errors[`/promises/${place}/by_when`]}
              onChange={(by) => change(place, { by })}
            />
          </div>
          <Button secondary onClick={() => onChange(value.promises.filter((each) => each !== promise))}>
            Take this promise out
          </Button>
        </fieldset>
      ))}
      <Button
        secondary
        onClick={() =>
          onChange([...value.promises, { id: newId(), words: '', by: null, child_id: null, kept_on: null }])
        }
      >
        Add a promise
      </Button>
    </>
  )
}
