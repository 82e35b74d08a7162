import type { Offer, OfferCard } from '../../api/schema.gen'
import { WEEKDAYS } from '../../ui/offerWords'

/** The ages of a service, after a comma; nothing where it has none. */
export function ages({ age_from, age_to }: Pick<OfferCard, 'age_from' | 'age_to'>): string {
  if (age_from === null && age_to === null) return ''
  if (age_from === null) return `, up to ${age_to} years`
  return age_to === null ? `, from ${age_from} years` : `, ${age_from} to ${age_to} years`
}

/** What was last found out about room and waiting, and how long ago. */
export function room(offer: Pick<OfferCard, 'checked_days' | 'free' | 'wait_days'>): string {
  if (offer.checked_days === null) return 'Nobody has checked how long the wait is.'
  const said = [
    offer.free !== null && (offer.free === 1 ? '1 free place' : `${offer.free} free places`),
    offer.wait_days !== null && (offer.wait_days === 0 ? 'no wait' : `about ${offer.wait_days} days to wait`),
  ].filter(Boolean)
  const when = offer.checked_days === 0 ? 'today' : `${offer.checked_days} days ago`
  return `Checked ${when}${said.length > 0 ? `: ${said.join(', ')}` : ''}.`
}

/** When it is open every week: "Monday, Tuesday 10:00 to 16:00". */
export const hours = (offer: Pick<Offer, 'times'>): string =>
  offer.times
    .map((each) => `${each.days.map((one) => WEEKDAYS[one]).join(', ')} ${each.opens_at} to ${each.closes_at}`)
    .join('; ')
