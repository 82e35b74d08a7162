import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The colours as they stand in the style sheet: what is checked is what is sent. */
const sheet = readFileSync('src/styles/_app.scss', 'utf8')
const colours = Object.fromEntries(
  [...sheet.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
)

/** Relative luminance of "#rrggbb" (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(ink: string, ground: string): number {
  const [dark = 0, light = 0] = [luminance(ink), luminance(ground)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const of = (name: string): string => {
  const found = name.startsWith('#') ? name : colours[name]
  if (!found) throw new Error(`no colour --${name} in _app.scss`)
  return found
}

describe('contrast', () => {
  it.each([
    ['late', 'late-tint', 7],
    ['soon', 'soon-tint', 7],
    ['in-time', 'in-time-tint', 7],
    ['quiet', 'done-tint', 7],
    ['quiet', '#ffffff', 7],
    ['brand', '#ffffff', 7],
    ['brand', 'brand-tint', 7],
    ['ink', 'focus', 7],
    ['quiet', 'brand-tint', 4.5],
  ])('of %s on %s is at least %d to 1', (ink, ground, least) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(least)
  })
})
