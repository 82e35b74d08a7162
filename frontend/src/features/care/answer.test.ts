import { describe, expect, it } from 'vitest'
import type { CarePage, Episode, HomeRow } from '../../api/schema.gen'
import { answer, homeNow } from './answer'
import { howLong } from './Missing'
import { ACCOMMODATION, under } from './words'

const home = (facts: Partial<HomeRow>): HomeRow => ({
  source: 'address', id: '1', since: '2026-01-25', until: null, code: null, words: '4 Alder Row', postcode: null,
  person_id: null, keep_secret: false, ...facts,
}) // prettier-ignore

const page = (facts: Partial<CarePage>): CarePage => ({
  id: '1', date_of_birth: null, care: null, people: [], homes: [], periods: [], standing: null, ...facts,
}) // prettier-ignore

const care = (episode: Partial<Episode>) =>
  ({ episodes: [{ until: null, ...episode }], touches: [] }) as unknown as CarePage['care']

describe('the first line', () => {
  it('says where a looked-after child lives, since when and under what law', () => {
    const shown = page({
      care: care({ legal_status: 'C2' }),
      homes: [home({}), home({ id: '2', source: 'placement', code: 'U4', words: 'With Ola Finch' })],
      periods: [{ id: '1', since: '2025-11-01', until: null }],
    })
    expect(homeNow(shown)?.id).toBe('2')
    expect(answer(shown)).toBe(
      'Lives since 25 Jan 2026: With Ola Finch (foster home, for the long term). Looked after since 1 Nov 2025, under a full care order.',
    )
  })

  it('says that a child lives at home, and what was before', () => {
    expect(answer(page({ homes: [home({})] }))).toBe(
      'Lives at home since 25 Jan 2026. Has never been looked after by us.',
    )
    const left = page({ homes: [home({})], periods: [{ id: '1', since: '2025-01-01', until: '2026-01-25' }] })
    expect(answer(left)).toBe('Lives at home since 25 Jan 2026. Was looked after until 25 Jan 2026.')
    const home_ = [home({ since: '2020-01-01' })]
    const ended = (reason_ended: Episode['reason_ended']) => ({
      ...left,
      homes: home_,
      care: care({ reason_ended, until: '2026-01-25' }),
    })
    expect(answer(ended('E4A'))).toBe('Lives at home since 25 Jan 2026. Was looked after until 25 Jan 2026.')
  })

  it('says what a care leaver told us, not where they lived before', () => {
    const touches = [{ on: '2026-02-01', accommodation: 'U1' }]
    const episodes = [{ until: '2026-01-25', reason_ended: 'E5' }]
    const left = page({
      care: { episodes, touches } as unknown as CarePage['care'],
      homes: [home({ since: '2020-01-01' })],
      periods: [{ id: '1', since: '2025-01-01', until: '2026-01-25' }],
    })
    expect(homeNow(left)).toBeUndefined()
    expect(answer(left)).toMatch(/^A place of their own, and it suits them: so we heard on 1 Feb 2026/)
  })

  it('says that we do not know', () => {
    expect(answer(page({ homes: [home({ until: '2026-02-01' })] }))).toMatch(/^We do not know where this child lives/)
  })
})

describe('words', () => {
  it('read as part of a sentence', () => {
    expect(under('V2')).toBe('by agreement (section 20)')
    expect(under('L1')).toBe('under police protection')
  })

  it('tell every kind of home of a care leaver apart', () => {
    expect(ACCOMMODATION['B2']).toBe('With parents or relatives, and it does not suit them')
    expect(new Set(Object.values(ACCOMMODATION)).size).toBeGreaterThan(29)
  })

  it('say how long somebody was missing', () => {
    expect(howLong('2026-03-01T22:00:00Z', '2026-03-01T22:20:00Z')).toBe('less than an hour')
    expect(howLong('2026-03-01T22:00:00Z', '2026-03-02T09:10:00Z')).toBe('11 hours')
    expect(howLong('2026-03-01T22:00:00Z', '2026-03-09T22:00:00Z')).toBe('8 days')
  })
})
