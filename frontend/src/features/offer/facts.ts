import type { OfferFactsIn } from '../../api/schema.gen'

/** An entry with nothing in it yet. */
export const blank = (): OfferFactsIn => ({
  name: '',
  organisation: '',
  summary: '',
  purpose: '',
  needs: [],
  who_for: [],
  route: 'kith',
  how_to_refer: '',
  consent_needed: true,
  needs_network: false,
  public: true,
  address_secret: false,
  locations: [],
  times: [],
})

/** Postcode districts as they are typed. */
export const list = (text: string) => [
  ...new Set(
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((each) => each.toUpperCase()),
  ),
]
/** Languages as they are typed. */
export const spoken = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]
/** An age as it is typed; null where it is none. */
export const years = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)
