import { describe, expect, it } from 'vitest'
import { LABELS, labelsIn } from './labels'

const found = (text: string) => labelsIn(text).map((each) => each.label)

describe('labels', () => {
  it('are found however they are written', () => {
    expect(found('Mother is hard-to-engage.')).toEqual(['hard to engage'])
    expect(found('She has been HARD  TO\nengage')).toEqual(['hard to engage'])
    expect(found('“Attention seeking” and a lifestyle choice')).toEqual(['attention seeking', 'lifestyle choice'])
  })

  it('are not found inside other words, nor where nothing is written', () => {
    expect(found('Chaotically? No: calmly.')).toEqual([])
    expect(found('')).toEqual([])
  })

  it('each say what to write instead', () => {
    for (const each of LABELS) {
      expect(found(`He is ${each.label}, they wrote`)).toContain(each.label)
      expect(each.instead).toMatch(/^(Say|Write) .*\.$/)
    }
  })
})
