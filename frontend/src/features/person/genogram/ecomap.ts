import type { Network } from '../../../api/schema.gen'
import { words } from '../../../ui/words'
import { relation, wrapped } from './network'

/** How somebody is joined to the child. It says what is recorded and agreed, not how strong a tie feels. */
export type Tie = 'home' | 'time' | 'watched' | 'closed' | 'known' | 'worker'

export interface Around {
  id: string
  name: string
  tie: Tie
  /** What the line means for this person, in words. */
  says: string
  worker: boolean
  lines: string[]
  named: number
  x: number
  y: number
}

export interface Ecomap {
  name: string
  around: Around[]
  width: number
  height: number
  /** People further away, who are on the genogram only. */
  beyond: number
}

export const TIES: Record<Tie, { dash?: string; text: string }> = {
  home: { text: 'Live together (two lines)' },
  time: { text: 'Spend time together, as agreed' },
  watched: { dash: '8 4', text: 'Time together with somebody else there' },
  known: { dash: '2 4', text: 'Belongs to the child’s life; nothing is agreed' },
  closed: { text: 'Must have no part, or must not know an address (broken by two bars)' },
  worker: { dash: '12 3 2 3', text: 'Works with the child' },
}

export const ROOM = { width: 120, height: 98, radius: 20 }

const ORDER: Tie[] = ['home', 'time', 'watched', 'known', 'closed', 'worker']

/** The child in the middle and everybody who is joined to them directly around, in as many rings as they need. */
export function ecomap(network: Network): Ecomap {
  const others = network.people.filter((person) => person.id !== network.id)
  const near = others.flatMap((person): Omit<Around, 'x' | 'y'>[] => {
    const found = tieOf(person.id, network)
    if (found === null) return []
    const name = person.name ?? 'Name not known yet'
    const says = [relation(person, network), found.says].filter(Boolean).join(': ')
    const lines = [...wrapped(name, 2), ...wrapped(says, 4)]
    return [{ id: person.id, name, tie: found.tie, says, worker: false, lines, named: wrapped(name, 2).length }]
  })
  const workers = network.workers.map((worker): Omit<Around, 'x' | 'y'> => {
    const says = words(worker.part).toLowerCase()
    const lines = wrapped(worker.name, 2)
    return {
      id: worker.id,
      name: worker.name,
      tie: 'worker',
      says,
      worker: true,
      lines: [...lines, says],
      named: lines.length,
    }
  })
  const all = [...near, ...workers].sort((one, other) => ORDER.indexOf(one.tie) - ORDER.indexOf(other.tie))
  const { places, width, height } = rings(all.length)
  return {
    name: network.name ?? 'Name not known yet',
    around: all.map((each, place) => ({ ...each, ...(places[place] ?? { x: 0, y: 0 }) })),
    width,
    height,
    beyond: others.length - near.length,
  }
}

function tieOf(id: string, network: Network): { tie: Tie; says: string } | null {
  const own = network.families.filter((family) => family.own).flatMap((family) => family.members)
  const homes = network.families.filter((family) =>
    [id, network.id].every((who) => family.members.some((member) => member.person_id === who && member.at_home)),
  )
  const fact = network.parent_facts.find(
    (each) => each.until === null && each.person_id === network.id && each.parent_id === id,
  )
  const secret = network.kept_from.some((each) => each.person_id === network.id && each.from_id === id)
  const time = network.family_time.find(
    (each) => each.until === null && each.person_id === network.id && each.with_id === id,
  )
  const joined = network.relationships.some(
    (link) => [link.person_id, link.other_id].includes(network.id) && [link.person_id, link.other_id].includes(id),
  )
  if (fact?.state === 'excluded') return { tie: 'closed', says: 'must have no part' }
  if (secret && !time) return { tie: 'closed', says: 'must not know the address' }
  if (homes.length > 0) return { tie: 'home', says: '' }
  const times = time && [time.how_often, time.supervised && 'supervised', secret && 'not the address'].filter(Boolean)
  if (times) return { tie: time.supervised ? 'watched' : 'time', says: times.join(', ') }
  if (fact) return { tie: 'known', says: fact.state === 'absent' ? 'has no part now' : 'not asked yet' }
  return joined || own.some((member) => member.person_id === id) ? { tie: 'known', says: '' } : null
}

/** Places on ovals around the middle, none touching another: wider rings until all have room. */
export function rings(count: number): { places: { x: number; y: number }[]; width: number; height: number } {
  const places: { x: number; y: number }[] = []
  let ring = 0
  for (let left = count; left > 0; ring++) {
    const across = 200 + ring * (ROOM.width + 30)
    const down = 150 + ring * (ROOM.height + 30)
    const here = fitting(across, down, left)
    places.push(...here)
    left -= here.length
  }
  const width = 2 * (200 + Math.max(0, ring - 1) * (ROOM.width + 30)) + ROOM.width + 40
  const height = 2 * (150 + Math.max(0, ring - 1) * (ROOM.height + 30)) + ROOM.height + 60
  return { places: places.map(({ x, y }) => ({ x: x + width / 2, y: y + height / 2 - 20 })), width, height }
}

function fitting(across: number, down: number, most: number): { x: number; y: number }[] {
  for (let count = most; count > 1; count--) {
    const places = Array.from({ length: count }, (_, nth) => {
      const angle = (2 * Math.PI * nth) / count - Math.PI / 2
      return { x: Math.round(across * Math.cos(angle)), y: Math.round(down * Math.sin(angle)) }
    })
    const clear = places.every((one, nth) =>
      places
        .slice(nth + 1)
        .every((other) => Math.abs(one.x - other.x) >= ROOM.width || Math.abs(one.y - other.y) >= ROOM.height),
    )
    if (clear) return places
  }
  return [{ x: 0, y: -down }]
}
