import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { allWorkers } from '../../api/queries'
import type { Overview } from '../../api/schema.gen'
import { familyOf, spoken } from '../../api/family'
import { DateField } from '../../ui/DateField'
import { describedBy, FieldError, fieldId, TextField } from '../../ui/Field'
import type { WritingAction } from './writing'

interface Props {
  action: WritingAction
  at: string
  child: Overview
  errors: Record<string, string>
  onChange: (part: Partial<WritingAction>) => void
}

/** Who does what by when. Names of the family and of those who work with the child are offered; any name can be written. */
export function ActionFields({ action, at, child, errors, onChange }: Props) {
  const workers = useQuery(allWorkers)
  const list = useId()
  const owner = fieldId(`${at}/owner_name`)
  const family = familyOf(child).flatMap((each) => (each.name ? [{ id: each.id, name: each.name }] : []))
  const allocated = (child.journey?.allocations ?? [])
    .filter((each) => !each.until)
    .map((each) => ({ id: each.worker_id, name: each.worker_name }))
  const staff = (workers.data ?? []).filter((each) => !each.left_on)
  const known = [...family, ...allocated, ...staff.map((each) => ({ id: each.id, name: spoken(each.name) }))]
  const error = errors[`${at}/owner_name`]
  return (
    <div className="app-thirds">
      <TextField
        at={`${at}/words`}
        label="What will be done?"
        value={action.words}
        error={errors[`${at}/words`]}
        onChange={(words) => onChange({ words })}
      />
      <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor={owner}>
          Who will do it?
        </label>
        {error && <FieldError id={owner}>{error}</FieldError>}
        <input
          id={owner}
          className={`govuk-input${error ? ' govuk-input--error' : ''}`}
          list={list}
          autoComplete="off"
          value={action.owner_name}
          aria-describedby={describedBy(owner, undefined, error)}
          aria-invalid={error ? true : undefined}
          onChange={(event) => {
            const name = event.target.value
            onChange({ owner_name: name, owner_id: known.find((each) => each.name === name)?.id ?? null })
          }}
        />
        <datalist id={list}>
          {[...new Set(known.map((each) => each.name))].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <DateField
        at={`${at}/by_when`}
        label="By when?"
        value={action.by_when}
        error={errors[`${at}/by_when`]}
        onChange={(by_when) => onChange({ by_when })}
      />
    </div>
  )
}
