import type { LoadCard, LoadPage } from '../../api/schema.gen'

/** How a load stands, in a word or two. */
export const STATES: Record<string, string> = {
  reading: 'Being read and tried',
  unmapped: 'Stopped: codes to explain',
  tried: 'Tried, not taken in',
  loading: 'Being taken in',
  loaded: 'Taken in',
  undoing: 'Being taken back',
  undone: 'Taken back',
  failed: 'Could not be read',
}

export const SOURCES: Record<string, string> = {
  ssd: 'Standard Safeguarding Dataset (CSV files)',
  cin: 'Children in need census (XML files)',
}

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${more}`

/** What a load came to, in a line. */
export function cameTo(card: LoadCard): string {
  const people = card.people === null ? '' : `: ${many(card.people, 'person', 'people')}`
  const refused = card.refused > 0 ? `, ${many(card.refused, 'row', 'rows')} refused` : ''
  const counted = card.state === 'tried' || card.state === 'loaded'
  return `${STATES[card.state] ?? card.state}${counted ? `${people}${refused}` : ''}`
}

/** The first line of a load's page: what is to be known or done. */
export function standing(page: LoadPage): string {
  const { card } = page
  const refused = many(card.refused, 'row', 'rows')
  switch (card.state) {
    case 'reading':
      return 'The files are read and tried. Nothing is recorded.'
    case 'unmapped': {
      const open = page.codes.filter((each) => each.becomes === null).length
      return `It stopped: say what ${many(open, 'code is', 'codes are')} here. Nothing is recorded before.`
    }
    case 'tried':
      return `${many(card.people ?? 0, 'person', 'people')} would come in, and ${refused} would be refused. Nothing is recorded yet.`
    case 'loading':
      return 'It is being taken in, one family after the other.'
    case 'loaded':
      return `${many(card.people ?? 0, 'person', 'people')} came in. ${
        card.refused === 0 ? 'No row was refused.' : `${refused} were refused.`
      }`
    case 'undoing':
      return 'It is being taken back.'
    case 'undone':
      return 'It was taken back: what it made is in no record any more.'
    default:
      return page.failed_because ?? 'It could not be read.'
  }
}
