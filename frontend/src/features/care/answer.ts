import type { CarePage, HomeRow } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { HOME, say, STAY, under } from './words'

/** What kind of home it is, in words; null for an address of the family's. */
export const kindOf = (home: Pick<HomeRow, 'source' | 'code'>): string | null =>
  home.source === 'placement' ? say(HOME, home.code) : home.source === 'stay' ? say(STAY, home.code) : null

const ORDER = ['placement', 'stay', 'address']

/** The home where the child lives now: a placement, else a stay, else the family's address. */
export const homeNow = (page: CarePage): HomeRow | undefined =>
  page.homes.filter((home) => !home.until).sort((one, two) => ORDER.indexOf(one.source) - ORDER.indexOf(two.source))[0]

/** Where the child lives now, since when, and under what arrangement. */
export function answer(page: CarePage): string {
  const episode = page.care?.episodes.find((each) => !each.until)
  const period = page.periods.at(-1)
  const law = episode
    ? `Looked after since ${day(period?.since)}, ${under(episode.legal_status)}.`
    : period
      ? `Was looked after until ${day(period.until)}.`
      : 'Has never been looked after by us.'
  const home = homeNow(page)
  if (!home) return `We do not know where this child lives. ${law}`
  const since = home.since ? ` since ${day(home.since)}` : ''
  if (home.source === 'address') return `Lives at home${since}. ${law}`
  return `Lives${since}: ${home.words} (${kindOf(home)?.toLowerCase()}). ${law}`
}
