import { Button } from '../../ui/Button'
import { Check, Select, TextField } from '../../ui/Field'
import { AGENCIES, options, say } from '../../ui/protectionWords'
import { asked, EXPECTED, type Asked } from './writing'

interface Props {
  people: Asked[]
  onChange: (people: Asked[]) => void
}

/** Who was asked to the discussion. Social care, police and health are there from the start. */
export function People({ people, onChange }: Props) {
  const change = (place: number, part: Partial<Asked>) =>
    onChange(people.map((each, at) => (at === place ? { ...each, ...part } : each)))
  return (
    <fieldset className="govuk-fieldset app-child">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Who spoke together?</legend>
      {people.map((each, place) => {
        const expected = place < EXPECTED.length
        return (
          <div key={each.id} className="app-halves" role="group" aria-label={say(AGENCIES, each.agency)}>
            <TextField
              at={`/people/${each.id}/name`}
              label={expected ? `${say(AGENCIES, each.agency)}: name` : 'Name'}
              value={each.name}
              onChange={(name) => change(place, { name })}
            />
            <div>
              {!expected && (
                <Select
                  at={`/people/${each.id}/agency`}
                  label="Agency"
                  value={each.agency}
                  onChange={(agency) => change(place, { agency })}
                  options={options(AGENCIES)}
                />
              )}
              <TextField
                at={`/people/${each.id}/part`}
                label="Post"
                value={each.part}
                onChange={(part) => change(place, { part })}
              />
              <div className="app-row">
                <Check label="Took part" checked={each.came} onChange={(came) => change(place, { came })} />
                {!expected && (
                  <Button secondary onClick={() => onChange(people.filter((one) => one !== each))}>
                    Take out
                  </Button>
                )}
              </div>
            </div>
          </div>
        )
      })}
      <Button secondary onClick={() => onChange([...people, asked('education')])}>
        Add somebody
      </Button>
    </fieldset>
  )
}
