import type { CarePage, HomeRow } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { HOME, LEGAL, say, STAY } from './words'

/** What kind of home it is, in words; null for an address of the family's. */
export const kindOf = (home: Pick<HomeRow, 'source' | 'code'>): string | null =>
  home.source === 'placement' ? say(HOME, home.code) : home.source === 'stay' ? say(STAY, home.code) : null

/** Where the child lives now, since when, and under what arrangement: one sentence. */
export function answer(page: CarePage): string {
  const episode = page.care?.episodes.find((each) => !each.until)
  const period = page.periods.find((each) => !each.until)
  const open = page.homes.filter((home) => !home.until)
  const order = ['placement', 'stay', 'address']
  const home = open.sort((one, two) => order.indexOf(one.source) - order.indexOf(two.source))[0]
  const law = episode
    ? `Looked after since ${day(period?.since)}, under ${say(LEGAL, episode.legal_status).replace(/^by /, 'an arrangement by ')}.`
    : page.periods.length > 0
      ? `Was looked after until ${day(page.periods.at(-1)?.until)}.`
      : 'Has never been looked after by us.'
  if (!home) return `We do not know where this child lives. ${law}`
  const since = home.since ? ` since ${day(home.since)}` : ''
  const kind = kindOf(home)
  const where =
    home.source === 'address'
      ? 'Lives at home'
      : `Lives here${since}: ${home.words}${kind ? ` (${kind.toLowerCase()})` : ''}`
  return `${home.source === 'address' ? `${where}${since}` : where}. ${law}`
}
