import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Legend } from './Legend'
import type { Kin } from './kin'
import { picture, type Picture, type Placed } from './layout'
import type { Line } from './lines'
import { Mark } from './Mark'
import { LINES, path } from './marks'
import { CARD } from './place'
import { neighbour, spoken } from './spoken'
import { Zoomed } from './Zoomed'

interface Props {
  kin: Kin
  /** The address of somebody's record, or null where it is not open to the reader. */
  address: (id: string) => string | null
  onOpen: (id: string) => void
}

/** The family as a picture. One stop of the tab key; from there the arrow keys go from relative to relative. */
export function Genogram({ kin, address, onOpen }: Props) {
  const drawn = useMemo(() => picture(kin), [kin])
  const [active, setActive] = useState(kin.focus)
  const svg = useRef<SVGSVGElement>(null)
  const go = (event: KeyboardEvent, id: string) => {
    const next = neighbour(drawn, kin, id, event.key)
    if (next === null) return
    event.preventDefault()
    setActive(next)
    svg.current?.querySelector<SVGElement>(`[data-person="${CSS.escape(next)}"]`)?.focus()
  }
  const name = kin.people.find((each) => each.id === kin.focus)?.name ?? ''
  return (
    <div className="app-picture app-picture--wide">
      <Zoomed
        width={drawn.width}
        height={drawn.height}
        label={`Genogram of ${name}`}
        keys="Arrow keys go from one person to the next; Enter opens the record."
        ref={svg}
      >
        {drawn.homes.map(
          (home) => home.outline && <path key={home.id} d={`${path(home.outline)}Z`} className="app-home" />,
        )}
        {drawn.lines.map((line, place) => (
          <Stroke key={place} line={line} />
        ))}
        {drawn.ties.map((tie, place) => (
          <path key={place} className="app-line" strokeDasharray={LINES[tie.bond].dash} d={path([tie.from, tie.to])} />
        ))}
        {drawn.others !== null && (
          <text className="app-picture__quiet" x="24" y={drawn.others + 8}>
            Not relatives, or how they belong to the family is not recorded:
          </text>
        )}
        {drawn.people.map((placed) => (
          <Person
            key={placed.person.id}
            placed={placed}
            drawn={drawn}
            focus={placed.person.id === kin.focus}
            stop={placed.person.id === active}
            label={spoken(placed, drawn, kin)}
            href={placed.person.unnamed ? null : address(placed.person.id)}
            onOpen={() => onOpen(placed.person.id)}
            onKey={(event) => go(event, placed.person.id)}
            onFocus={() => setActive(placed.person.id)}
          />
        ))}
      </Zoomed>
      <Legend drawn={drawn} focus={kin.focus} />
    </div>
  )
}

function Stroke({ line }: { line: Line }) {
  const kind = LINES[line.kind]
  const d = path(line.points)
  return (
    <>
      <path d={d} className="app-line" strokeDasharray={kind.dash} />
      {kind.beside && <path d={d} className="app-line" transform="translate(3 3)" />}
    </>
  )
}

interface PersonProps {
  placed: Placed
  drawn: Picture
  focus: boolean
  stop: boolean
  label: string
  href: string | null
  onOpen: () => void
  onKey: (event: KeyboardEvent) => void
  onFocus: () => void
}

function Person({ placed, drawn, focus, stop, label, href, onOpen, onKey, onFocus }: PersonProps) {
  const { person, x, y } = placed
  const letters = drawn.homes.filter((home) => !home.outline && home.members.includes(person.id))
  const shared = {
    'data-person': person.id,
    'aria-label': label,
    tabIndex: stop ? 0 : -1,
    className: 'app-person',
    onKeyDown: onKey,
    onFocus,
  }
  const inside = (
    <>
      <rect
        className="app-person__ground"
        x={-CARD.width / 2}
        y={-3}
        width={CARD.width}
        height={placed.box.bottom - placed.box.top + 3}
      />
      <g transform={`translate(0 ${CARD.mark / 2})`}>
        <Mark
          sex={person.sex}
          unborn={Boolean(person.due) && !person.born}
          died={Boolean(person.died)}
          unnamed={person.unnamed ?? false}
          focus={focus}
        />
        {letters.map((home, place) => (
          <text className="app-person__letter" key={home.id} x={CARD.mark / 2 + 8 + place * 14} y="4">
            {home.letter}
          </text>
        ))}
      </g>
      {(person.lines ?? [person.name]).map((text, place) => (
        <text
          key={place}
          className={place < (person.named ?? 1) ? 'app-person__name' : 'app-person__text'}
          textAnchor="middle"
          y={CARD.mark + 4 + (place + 0.8) * CARD.line}
        >
          {text}
        </text>
      ))}
    </>
  )
  const at = `translate(${x} ${y})`
  if (href === null)
    return (
      <g transform={at} role="img" {...shared}>
        {inside}
      </g>
    )
  return (
    <g transform={at}>
      <a
        {...shared}
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen()
        }}
      >
        {inside}
      </a>
    </g>
  )
}
