import type { Overview, Plan } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Field'
import { ActionFields } from './ActionFields'
import { blankAction, rows, type MeetingWriting, type WritingAction } from './writing'

interface Props {
  plan: Plan
  child: Overview
  value: MeetingWriting
  errors: Record<string, string>
  onChange: (actions: WritingAction[]) => void
}

/** New actions in rows; a row in which nothing is written is not sent. */
export function NewActions({ plan, child, value, errors, onChange }: Props) {
  const sent = rows(value)
  const goals = plan.goals.filter((goal) => !goal.reached_on)
  return (
    <>
      {value.actions.map((action, row) => {
        const at = sent.includes(action) ? `/actions/${sent.indexOf(action)}` : `/rows/${row}`
        const set = (part: Partial<WritingAction>) =>
          onChange(value.actions.map((each) => (each === action ? { ...each, ...part } : each)))
        return (
          <fieldset className="govuk-fieldset app-child" key={action.id}>
            <legend className="govuk-visually-hidden">Something new to do, {row + 1}</legend>
            <ActionFields action={action} at={at} child={child} errors={errors} onChange={set} />
            <div className="app-row">
              {goals.length > 0 && (
                <Select
                  at={`${at}/goal_id`}
                  label="For which goal? (none if you choose nothing)"
                  value={action.goal_id}
                  onChange={(goal_id) => set({ goal_id })}
                  options={goals.map((goal) => ({ value: goal.id, text: goal.words }))}
                />
              )}
              <button
                type="button"
                className="app-plain"
                onClick={() => onChange(value.actions.filter((each) => each !== action))}
              >
                Take this row out
              </button>
            </div>
          </fieldset>
        )
      })}
      <Button secondary onClick={() => onChange([...value.actions, blankAction(value.next_by || null)])}>
        Add what somebody will do
      </Button>
    </>
  )
}
