import type { CarePage, HomeRow } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { ACCOMMODATION, HOME, say, STAY, under } from './words'

/** What kind of home it is, in words; null for an address of the family's. */
export const kindOf = (home: Pick<HomeRow, 'source' | 'code'>): string | null =>
  home.source === 'placement' ? say(HOME, home.code) : home.source === 'stay' ? say(STAY, home.code) : null

const ORDER = ['placement', 'stay', 'address']

const WENT_HOME = ['E4A', 'E4B', 'E41']

/** Whether an address is where a child lived before being looked after, who then left for somewhere else than home. */
const leftBehind = (page: CarePage, home: HomeRow): boolean => {
  const ended = page.periods.at(-1)?.until
  const why = page.care?.episodes.at(-1)?.reason_ended ?? ''
  return home.source === 'address' && !!ended && (home.since ?? '') < ended && !WENT_HOME.includes(why)
}

/** The home where the child lives now: a placement, else a stay, else the family's address. */
export const homeNow = (page: CarePage): HomeRow | undefined =>
  page.homes
    .filter((home) => !home.until && !leftBehind(page, home))
    .sort((one, two) => ORDER.indexOf(one.source) - ORDER.indexOf(two.source))[0]

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
  if (!home) {
    const told = page.care?.touches.findLast((touch) => touch.accommodation)
    if (told) return `${say(ACCOMMODATION, told.accommodation)}: so we heard on ${day(told.on)}. ${law}`
    return `We do not know where this child lives. ${law}`
  }
  if (home.source === 'address') {
    const back = [home.since, period?.until].filter(Boolean).sort().at(-1)
    return `Lives at home${back ? ` since ${day(back)}` : ''}. ${law}`
  }
  return `Lives${home.since ? ` since ${day(home.since)}` : ''}: ${home.words} (${kindOf(home)?.toLowerCase()}). ${law}`
}
