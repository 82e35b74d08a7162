import { useQuery } from '@tanstack/react-query'
import { allWorkers } from '../../api/queries'
import { Radios, TextField } from '../../ui/Field'

export interface Chair {
  chair_id: string | null
  chair_name: string
}

const OUTSIDE = 'outside'

/** Who chairs: one of our workers, found by name, or somebody from outside. */
export function ChairField({
  value,
  onChange,
  errors,
}: {
  value: Chair
  onChange: (chair: Chair) => void
  errors: Record<string, string>
}) {
  const workers = useQuery(allWorkers)
  const sought = value.chair_name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const alike =
    sought.join('').length < 2
      ? []
      : (workers.data ?? [])
          .filter((each) => !each.left_on && sought.every((part) => each.name.toLowerCase().includes(part)))
          .slice(0, 6)
  return (
    <>
      <TextField
        at="/chair_name"
        label="Who chairs?"
        hint="Somebody who neither works with a child nor belongs to their pod."
        value={value.chair_name}
        error={errors['/chair_name']}
        onChange={(name) => onChange({ chair_id: null, chair_name: name })}
      />
      {(alike.length > 0 || errors['/chair_id']) && (
        <Radios
          at="/chair_id"
          label="Which of them?"
          value={value.chair_id ?? OUTSIDE}
          error={errors['/chair_id']}
          onChange={(id) => {
            const worker = alike.find((each) => each.id === id)
            onChange({ chair_id: worker?.id ?? null, chair_name: worker?.name ?? value.chair_name })
          }}
          options={[
            ...alike.map((each) => ({ value: each.id, text: each.name })),
            { value: OUTSIDE, text: 'Somebody from outside' },
          ]}
        />
      )}
    </>
  )
}
