import type { ReactNode } from 'react'
import type { ChronologyAsked } from '../../api/queries'
import type { ChronologyHead } from '../../api/schema.gen'
import { Name } from '../../ui/parts'
import { kindName } from './story'

export type Shape = 'child' | 'family' | 'side'

interface Props {
  shape: Shape
  onShape: (shape: Shape) => void
  asked: ChronologyAsked
  onAsk: (asked: ChronologyAsked) => void
  head: ChronologyHead
}

const SHAPES: [Shape, string][] = [
  ['child', 'This child'],
  ['family', 'The family in one list'],
  ['side', 'The family side by side'],
]

const toggled = (list: string[], one: string): string[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one]

/** Whose story, and which part of it. */
export function Filters({ shape, onShape, asked, onAsk, head }: Props) {
  return (
    <div className="app-chronology__filters">
      <div className="app-row" role="group" aria-label="Whose story">
        {SHAPES.map(([each, text]) => (
          <Chip key={each} on={shape === each} onPress={() => onShape(each)}>
            {text}
          </Chip>
        ))}
      </div>
      <div className="app-row" role="group" aria-label="What">
        <Chip on={asked.significant} onPress={() => onAsk({ ...asked, significant: !asked.significant, kinds: [] })}>
          Significant only
        </Chip>
        {head.kinds
          .filter(({ kind }) => kind !== 'event')
          .map(({ kind, count }) => (
            <Chip
              key={kind}
              on={asked.kinds.includes(kind)}
              onPress={() => onAsk({ ...asked, significant: false, kinds: toggled(asked.kinds, kind) })}
            >
              {kindName(kind)} <span className="app-quiet">{count}</span>
            </Chip>
          ))}
      </div>
      {shape !== 'child' && head.people.length > 1 && (
        <div className="app-row" role="group" aria-label="About">
          {head.people.map((person) => (
            <Chip
              key={person.id}
              on={asked.about.includes(person.id)}
              onPress={() => onAsk({ ...asked, about: toggled(asked.about, person.id) })}
            >
              <Name>{person.name}</Name>
            </Chip>
          ))}
        </div>
      )}
    </div>
  )
}

function Chip({ on, onPress, children }: { on: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="app-chip" aria-pressed={on} onClick={onPress}>
      {children}
    </button>
  )
}
