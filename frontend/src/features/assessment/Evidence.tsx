import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { chronologyOf } from '../../api/queries'
import type { ChronologyEntry } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Empty, Loading } from '../../ui/parts'
import { picked, told, type Writing, type WritingEvidence } from './writing'

interface Props {
  childId: string
  value: Writing
  errors: Record<string, string>
  onChange: (evidence: WritingEvidence[]) => void
}

/** What the analysis rests on: picked from the story, so that it is not written again; why it matters is said here. */
export function Evidence({ childId, value, errors, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  return (
    <>
      {value.evidence.length === 0 && !picking && (
        <Empty>Pick from the story what your thinking rests on, and say why each matters.</Empty>
      )}
      {value.evidence.map((each, place) => (
        <fieldset className="govuk-fieldset app-child" key={each.id}>
          <legend>
            <span className="app-quiet">{day(each.on)}</span> {each.what}
          </legend>
          <TextField
            at={`/evidence/${place}/why_it_matters`}
            label="Why does it matter?"
            value={each.why_it_matters}
            error={errors[`/evidence/${place}/why_it_matters`]}
            onChange={(why_it_matters) =>
              onChange(value.evidence.map((one) => (one === each ? { ...one, why_it_matters } : one)))
            }
          />
          <button
            type="button"
            className="app-plain"
            onClick={() => onChange(value.evidence.filter((one) => one !== each))}
          >
            Take this out
          </button>
        </fieldset>
      ))}
      <Button secondary onClick={() => setPicking(!picking)}>
        {picking ? 'Close the story' : 'Pick from the story'}
      </Button>
      {picking && (
        <Story
          childId={childId}
          chosen={value.evidence}
          onPick={(evidence) => onChange([...value.evidence, evidence])}
        />
      )}
    </>
  )
}

/** Entries that say how the record was kept and nothing about the child. */
const OF_THE_RECORD = /^(assessment|plan\.restated|journey\.(allocated|released|moved_pod)|contact\.(taken|matched|unmatched)|person\.(identified|registered)|family\.formed)/ // prettier-ignore

const EVERYTHING = { family: false, kinds: [], about: [], significant: false }

interface StoryProps {
  childId: string
  chosen: WritingEvidence[]
  onPick: (evidence: WritingEvidence) => void
}

function Story({ childId, chosen, onPick }: StoryProps) {
  const query = useInfiniteQuery(chronologyOf(childId, EVERYTHING))
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const taken = (entry: ChronologyEntry) =>
    chosen.some((each) => each.record_id === entry.record_id && each.ledger_seq === entry.seq)
  const rows = query.data.pages
    .flatMap((page) => page.items)
    .filter((entry) => !entry.replaced && !OF_THE_RECORD.test(entry.type))
  return (
    <>
      {rows.length === 0 && <Empty>Nothing has been recorded yet.</Empty>}
      <ul className="govuk-list app-story" aria-label="The story, the latest first">
        {rows.map((entry) => (
          <li key={entry.key} className="app-pick">
            <span>
              <span className="app-quiet">{day(entry.on)}</span> {told(entry)}
            </span>
            <button type="button" className="app-plain" disabled={taken(entry)} onClick={() => onPick(picked(entry))}>
              {taken(entry) ? 'Picked' : 'Pick'}
              <span className="govuk-visually-hidden">: {told(entry)}</span>
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </>
  )
}
