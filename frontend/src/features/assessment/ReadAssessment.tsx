import type { Assessment } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { factor } from '../../ui/factors'
import { Empty, Facts, Name, Section } from '../../ui/parts'
import { words } from '../../ui/words'

interface Props {
  assessment: Assessment
  names: Map<string, string | null>
}

const PARTS = [
  ['What works well', 'strengths'],
  ['What is needed', 'needs'],
] as const

/** An assessment, to be read: strengths and needs side by side, the evidence beside the analysis. */
export function ReadAssessment({ assessment, names }: Props) {
  return (
    <>
      <div className="app-halves">
        {PARTS.map(([title, field]) => (
          <Section title={title} key={field}>
            {assessment[field] ? <p className="app-words">{assessment[field]}</p> : <Empty>Nothing written yet.</Empty>}
          </Section>
        ))}
      </div>
      {assessment.children.map((each) => (
        <Section title={names.get(each.child_id) ?? 'A child of the family'} key={each.id}>
          {each.own_view && <blockquote className="app-quote">{each.own_view}</blockquote>}
          {each.particular && <p className="app-words">{each.particular}</p>}
          <Facts
            rows={[
              ['Seen', each.seen_on ? day(each.seen_on) : 'Not yet in this assessment'],
              ['What was found', each.factors.map(factor).join('; ')],
              ['What should follow', each.outcome && words(each.outcome)],
            ]}
          />
        </Section>
      ))}
      {assessment.views.length > 0 && (
        <Section title="What each person thinks">
          {assessment.views.map((view) => (
            <div key={view.id}>
              <strong>
                <Name>{view.name}</Name>
              </strong>
              <blockquote className="app-quote">{view.words}</blockquote>
            </div>
          ))}
        </Section>
      )}
      <div className="app-columns">
        <div>
          <Section title="What it all means">
            {assessment.analysis ? (
              <p className="app-words">{assessment.analysis}</p>
            ) : (
              <Empty>Nothing written yet.</Empty>
            )}
            {assessment.context && (
              <p className="app-words">
                <strong>Around the family:</strong> {assessment.context}
              </p>
            )}
            {assessment.next_steps && (
              <p className="app-words">
                <strong>What should happen next:</strong> {assessment.next_steps}
              </p>
            )}
          </Section>
        </div>
        <Section title="What it rests on">
          {assessment.evidence.length === 0 && <Empty>Nothing was picked from the story.</Empty>}
          <ul className="govuk-list">
            {assessment.evidence.map((each) => (
              <li key={each.id}>
                <span className="app-quiet">{day(each.on)}</span> {each.what}
                <br />
                <strong>{each.why_it_matters}</strong>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <Facts
        rows={[
          ['Made', words(assessment.made_by)],
          ['By whom', assessment.made_by_words],
          ['Why it is due then', assessment.due_reason],
          ['Handed in', assessment.submitted_on && day(assessment.submitted_on)],
        ]}
      />
    </>
  )
}
