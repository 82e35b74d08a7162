import type { ReactNode } from 'react'
import type { Picture } from './layout'
import type { Line } from './lines'
import { Mark } from './Mark'
import { LINES } from './marks'

/** The marks and lines that are on this picture, in words. */
export function Legend({ drawn, focus }: { drawn: Picture; focus: string }) {
  const people = drawn.people.map((each) => each.person)
  const about = people.find((each) => each.id === focus)
  const lines = new Set([...drawn.lines.map((line) => line.kind), ...drawn.ties.map((tie) => tie.bond)])
  const letters = drawn.homes.filter((home) => !home.outline)
  const outlined = drawn.homes.filter((home) => home.outline)
  return (
    <div className="app-legend">
      <h2>What the signs mean</h2>
      <ul>
        <Sign text="The person this record is about">
          <Mark sex={about?.sex ?? 'U'} unborn={Boolean(about?.due) && !about?.born} focus size={20} />
        </Sign>
        <Sign text="Female" when={people.some((each) => each.sex === 'F')}>
          <Mark sex="F" size={20} />
        </Sign>
        <Sign text="Male" when={people.some((each) => each.sex === 'M')}>
          <Mark sex="M" size={20} />
        </Sign>
        <Sign text="Sex not known" when={people.some((each) => each.sex === 'U' && (each.born || !each.due))}>
          <Mark sex="U" size={20} />
        </Sign>
        <Sign text="Not born yet" when={people.some((each) => each.due && !each.born)}>
          <Mark sex="U" unborn size={20} />
        </Sign>
        <Sign text="Died" when={people.some((each) => each.died)}>
          <Mark sex="F" died size={20} />
        </Sign>
        <Sign text="A parent of whom we know no name" when={people.some((each) => each.unnamed)}>
          <Mark sex="M" unnamed size={20} />
        </Sign>
        {(Object.keys(LINES) as Line['kind'][])
          .filter((kind) => lines.has(kind) && LINES[kind].text)
          .map((kind) => (
            <Sign key={kind} text={LINES[kind].text}>
              <path d="M-16 0H16" className="app-line" strokeDasharray={LINES[kind].dash} />
              {LINES[kind].beside && <path d="M-16 4H16" className="app-line" />}
              {['separated', 'parted', 'divorced'].includes(kind) && <path d="M-4 7L4 -7" className="app-line" />}
              {kind === 'divorced' && <path d="M3 7L11 -7" className="app-line" />}
            </Sign>
          ))}
        <Sign text={`Live together: ${outlined.map((home) => home.name).join(', ')}`} when={outlined.length > 0}>
          <rect x="-16" y="-9" width="32" height="18" className="app-home" />
        </Sign>
        {letters.map((home) => (
          <Sign key={home.id} text={`Lives at home in the ${home.name}`}>
            <text className="app-person__letter" textAnchor="middle" y="5">
              {home.letter}
            </text>
          </Sign>
        ))}
      </ul>
    </div>
  )
}

function Sign({ text, when = true, children }: { text: string; when?: boolean; children: ReactNode }) {
  if (!when) return null
  return (
    <li>
      <svg width="40" height="26" viewBox="-20 -13 40 26" aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  )
}
