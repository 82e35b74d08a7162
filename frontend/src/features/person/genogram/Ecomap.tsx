import { useMemo } from 'react'
import type { Network } from '../../../api/schema.gen'
import { ecomap, ROOM, TIES, type Around, type Tie } from './ecomap'
import { path } from './marks'
import { Zoomed } from './Zoomed'

interface Props {
  network: Network
  address: (id: string) => string | null
  onOpen: (id: string) => void
}

/** The child in the middle, and around them the people and services in their life. */
export function EcomapPicture({ network, address, onOpen }: Props) {
  const map = useMemo(() => ecomap(network), [network])
  const middle = { x: map.width / 2, y: map.height / 2 - 20 }
  const used = new Set(map.around.map((each) => each.tie))
  return (
    <div className="app-picture app-picture--wide">
      <Zoomed
        width={map.width}
        height={map.height}
        label={`Ecomap of ${map.name}`}
        keys="The tab key goes from one person to the next; Enter opens the record."
      >
        {map.around.map((each) => (
          <Spoke key={`line ${each.id}`} from={middle} to={each} tie={each.tie} />
        ))}
        <g transform={`translate(${middle.x} ${middle.y})`}>
          <circle r="46" className="app-mark" />
          <circle r="41" className="app-mark app-mark--inner" />
          <text className="app-person__name" textAnchor="middle" y="4">
            {map.name.split(' ')[0]}
          </text>
        </g>
        {map.around.map((each) => {
          const href = each.worker ? null : address(each.id)
          const label = [each.name, each.says, TIES[each.tie].text].filter(Boolean).join(', ')
          return (
            <g key={each.id} transform={`translate(${each.x} ${each.y})`}>
              {href === null ? (
                <g role="img" aria-label={label} className="app-person">
                  <Card each={each} />
                </g>
              ) : (
                <a
                  href={href}
                  aria-label={label}
                  className="app-person"
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return
                    event.preventDefault()
                    onOpen(each.id)
                  }}
                >
                  <Card each={each} />
                </a>
              )}
            </g>
          )
        })}
      </Zoomed>
      {map.beyond > 0 && (
        <p className="govuk-body app-quiet">
          {map.beyond === 1 ? 'One relative' : `${map.beyond} relatives`} further away can be seen in the genogram.
        </p>
      )}
      <div className="app-legend">
        <h2>What the lines mean</h2>
        <ul>
          {(Object.keys(TIES) as Tie[])
            .filter((tie) => used.has(tie))
            .map((tie) => (
              <li key={tie}>
                <svg width="60" height="20" viewBox="-30 -10 60 20" aria-hidden="true">
                  <Spoke from={{ x: -28, y: 0 }} to={{ x: 28, y: 0 }} tie={tie} />
                </svg>
                {TIES[tie].text}
              </li>
            ))}
        </ul>
      </div>
    </div>
  )
}

function Card({ each }: { each: Around }) {
  // Lines end where the text begins: about as wide as its longest line.
  const width = Math.max(44, ...each.lines.map((text) => text.length * 6.6))
  return (
    <>
      <rect
        className="app-person__ground app-person__ground--white"
        x={-width / 2 - 3}
        y={ROOM.radius - 3}
        width={width + 6}
        height={8 + each.lines.length * 13}
      />
      {each.worker ? (
        <rect className="app-mark" x="-22" y={-ROOM.radius + 4} width="44" height="32" rx="8" />
      ) : (
        <circle className="app-mark" r={ROOM.radius - 3} />
      )}
      <text className="app-person__letter" textAnchor="middle" y="5">
        {each.name
          .split(' ')
          .map((word) => word[0])
          .slice(0, 2)
          .join('')}
      </text>
      {each.lines.map((text, place) => (
        <text
          key={place}
          className={place < each.named ? 'app-person__name' : 'app-person__text'}
          textAnchor="middle"
          y={ROOM.radius + 12 + place * 13}
        >
          {text}
        </text>
      ))}
    </>
  )
}

interface Spokes {
  from: { x: number; y: number }
  to: { x: number; y: number }
  tie: Tie
}

function Spoke({ from, to, tie }: Spokes) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const across = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length }
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const beside = (by: number) => [from, to].map((each) => ({ x: each.x + across.x * by, y: each.y + across.y * by }))
  if (tie === 'home') return <path className="app-line" d={path(beside(2.5)) + path(beside(-2.5))} />
  const bars = [0.5 - 4 / length, 0.5 + 4 / length].map((part) => {
    const at = { x: from.x + along.x * length * part, y: from.y + along.y * length * part }
    return path([-8, 8].map((by) => ({ x: at.x + across.x * by, y: at.y + across.y * by })))
  })
  return (
    <>
      <path className="app-line" strokeDasharray={TIES[tie].dash} d={path([from, to])} />
      {tie === 'closed' && <path className="app-line" d={bars.join('')} />}
    </>
  )
}
