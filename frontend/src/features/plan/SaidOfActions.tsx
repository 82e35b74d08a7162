import type { Plan } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { Radios, TextField } from '../../ui/Field'
import { Name, State } from '../../ui/parts'
import { urgency } from './due'
import { said, type MeetingWriting } from './writing'

interface Props {
  plan: Plan
  value: MeetingWriting
  errors: Record<string, string>
  onChange: (done: MeetingWriting['done']) => void
}

/** Each open action with one click: done, or not yet and why. What nobody spoke of stays as it is. */
export function SaidOfActions({ plan, value, errors, onChange }: Props) {
  const spoken = said(value)
  return (
    <ul className="app-bare">
      {value.done.map((each, row) => {
        const action = plan.actions.find((one) => one.id === each.action_id)
        if (!action) return null
        const set = (part: Partial<typeof each>) =>
          onChange(value.done.map((one) => (one === each ? { ...one, ...part } : one)))
        // The server knows those that are sent; the others need an address of their own.
        const at = each.is ? `/done/${spoken.indexOf(each)}` : `/open/${row}`
        return (
          <li key={each.action_id} className="app-said">
            <div>
              {action.words} <span className="app-quiet">by</span> <Name>{action.owner_name}</Name>{' '}
              {action.by_when && <State is={urgency(action.by_when)}>{day(action.by_when)}</State>}
            </div>
            <Radios
              at={`${at}/is`}
              label="Was it done?"
              inline
              value={each.is}
              onChange={(is) => set({ is: is as 'done' | 'not_yet' })}
              error={errors[`${at}/done_on`]}
              options={[
                { value: 'done', text: 'Done' },
                { value: 'not_yet', text: 'Not yet' },
              ]}
            />
            {each.is && (
              <TextField
                at={`${at}/outcome`}
                label={each.is === 'done' ? 'What came of it?' : 'Why not yet, and what would help?'}
                value={each.outcome}
                onChange={(outcome) => set({ outcome })}
                error={errors[`${at}/outcome`]}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
