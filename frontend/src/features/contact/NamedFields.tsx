import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { TextField } from '../../ui/Field'

/** Somebody whom the sender names, as it is being written. A day is null for none, "" for one that cannot be. */
export interface Somebody {
  id: string
  is_child: boolean
  given: string
  family: string
  born: string | null
  due: string | null
  relationship: string
  address: string
  postcode: string
  school: string
}

interface Props {
  value: Somebody
  at: string
  errors: Record<string, string>
  onChange: (part: Partial<Somebody>) => void
  onRemove: (() => void) | undefined
}

/** What is known of one child or adult: as much as the sender can say. */
export function NamedFields({ value, at, errors, onChange, onRemove }: Props) {
  const field = (end: string) => ({ at: `${at}${end}`, error: errors[`${at}${end}`] })
  return (
    <fieldset className="govuk-fieldset app-child">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        {value.is_child ? 'A child' : 'An adult'}
      </legend>
      <div className="app-halves">
        <TextField
          {...field('/given')}
          label="First name"
          value={value.given}
          onChange={(given) => onChange({ given })}
        />
        <TextField
          {...field('/family')}
          label="Family name"
          value={value.family}
          onChange={(family) => onChange({ family })}
        />
      </div>
      <div className="app-halves">
        <DateField
          {...field('/date_of_birth')}
          label="Date of birth"
          value={value.born}
          onChange={(born) => onChange({ born })}
        />
        {value.is_child ? (
          <DateField
            {...field('/due_date')}
            label="Due date, if not born yet"
            value={value.due}
            onChange={(due) => onChange({ due })}
          />
        ) : (
          <TextField
            {...field('/relationship')}
            label="Who they are in the family"
            value={value.relationship}
            onChange={(relationship) => onChange({ relationship })}
          />
        )}
      </div>
      <div className="app-halves">
        <TextField
          {...field('/address')}
          label="Address"
          value={value.address}
          onChange={(address) => onChange({ address })}
        />
        <TextField
          {...field('/postcode')}
          label="Postcode"
          width="10"
          value={value.postcode}
          onChange={(postcode) => onChange({ postcode })}
        />
      </div>
      {value.is_child && (
        <TextField
          {...field('/school')}
          label="School or nursery"
          value={value.school}
          onChange={(school) => onChange({ school })}
        />
      )}
      {onRemove && (
        <Button secondary onClick={onRemove}>
          Take {value.given || 'this person'} out
        </Button>
      )}
    </fieldset>
  )
}
