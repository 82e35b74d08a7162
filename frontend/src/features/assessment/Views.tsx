import type { Overview } from '../../api/schema.gen'
import { familyOf } from '../../api/family'
import { Button } from '../../ui/Button'
import { TextArea, TextField } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { blankView, type Writing, type WritingView } from './writing'

interface Props {
  child: Overview
  value: Writing
  errors: Record<string, string>
  onChange: (views: WritingView[]) => void
}

/** What each person thinks and worries about, as it was heard; one button for each of the family. */
export function Views({ child, value, errors, onChange }: Props) {
  const heard = new Set(value.views.map((view) => view.person_id))
  const others = familyOf(child).filter((each) => !each.child && !heard.has(each.id))
  return (
    <Section title="What each person thinks">
      {value.views.map((view, place) => {
        const set = (part: Partial<WritingView>) =>
          onChange(value.views.map((each) => (each === view ? { ...each, ...part } : each)))
        return (
          <fieldset className="govuk-fieldset app-child" key={view.id}>
            <legend className="govuk-visually-hidden">What {view.name || 'somebody'} thinks</legend>
            <TextField
              at={`/views/${place}/name`}
              label="Who?"
              value={view.name}
              onChange={(name) => set({ name })}
              error={errors[`/views/${place}/name`]}
            />
            <TextArea
              at={`/views/${place}/words`}
              label="What they think and worry about, as you heard it"
              rows={3}
              value={view.words}
              onChange={(text) => set({ words: text })}
              error={errors[`/views/${place}/words`]}
            />
            <button
              type="button"
              className="app-plain"
              onClick={() => onChange(value.views.filter((each) => each !== view))}
            >
              Take this out
            </button>
          </fieldset>
        )
      })}
      <div className="app-row">
        {others.map((each) => (
          <Button secondary key={each.id} onClick={() => onChange([...value.views, blankView(each)])}>
            What does {each.name ?? 'a member of the family'} think?
          </Button>
        ))}
        <Button secondary onClick={() => onChange([...value.views, blankView(null)])}>
          Somebody else’s view
        </Button>
      </div>
    </Section>
  )
}
