import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { signIn, test, toMyPod } from './support'

const ENTRIES = 5000
const PAGE = 500

test('a significant event is told, goes on, is put right and no longer counts', async ({ page }) => {
  await signIn(page, 'social.worker')
  await toMyPod(page)
  await page.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Chronology', exact: true }).click()
  await page.getByRole('button', { name: 'Add a significant event' }).click()
  await page.getByRole('button', { name: 'Put it in the chronology' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByLabel('What happened?').fill('Nan came back from hospital and was met at the gate.')
  await page.getByLabel('What is it about?').selectOption('Family')
  await page.getByLabel('Who says so?').fill('Nan')
  await page.getByLabel(/^Why does it matter\?/).fill('The nights are calm again.')
  await page.getByLabel('It belongs in the chronology for a court').check()
  await page.getByRole('button', { name: 'Put it in the chronology' }).click()
  const entry = page.getByRole('listitem').filter({ hasText: 'Nan came back from hospital' })
  await expect(entry.getByText('The nights are calm again.')).toBeVisible()

  await entry.getByRole('button', { name: /^It has gone on/ }).click()
  await expect(page.getByLabel('How has it gone on?')).toBeFocused()
  await page.getByLabel('How has it gone on?').fill('Nan sleeps downstairs for now.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('It has gone on: Nan sleeps downstairs for now.')).toBeVisible()

  await entry.getByRole('button', { name: /^It was wrong/ }).click()
  await page.getByLabel('What happened?').fill('Nan came home from hospital and was met at the gate.')
  await page.getByLabel('What was wrong, and how do we know now?').fill('She lives there.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const corrected = page.getByRole('listitem').filter({ hasText: 'Nan came home from hospital' })
  await expect(corrected.getByText(/Corrected/)).toBeVisible()

  const paper = await page.request.get(
    (await page.getByRole('link', { name: 'Court chronology (PDF)' }).getAttribute('href')) ?? '',
  )
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await corrected.getByRole('button', { name: /^It no longer counts/ }).click()
  await page.getByLabel('Why does it no longer count?').fill('It was about her neighbour.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(corrected).toHaveCount(0)
  await expect(page.getByText('Nan sleeps downstairs for now.')).toHaveCount(0)
})

test('the chronology can be used with a reader and on a telephone', async ({ page }) => {
  await signIn(page, 'social.worker')
  await toMyPod(page)
  await page.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Chronology', exact: true }).click()
  for (const shape of ['This child', 'The family in one list', 'The family side by side']) {
    await page.getByRole('button', { name: shape }).click()
    await page.waitForLoadState('networkidle')
    for (const width of [1366, 375, 320]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await page.setViewportSize({ width: 1366, height: 900 })
    const found = await new AxeBuilder({ page }).analyze()
    expect(found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
  }
})

test('five thousand entries stay smooth', async ({ page }) => {
  await signIn(page, 'social.worker')
  await toMyPod(page)
  await page.route('**/people/*/chronology*', async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)
    const answer = await route.fetch({
      url: route
        .request()
        .url()
        .replace(/cursor=\d+/, ''),
    })
    const real = (await answer.json()) as { head: object; items: { key: string; about: string[] }[] }
    const model = real.items[0]
    const day = (place: number) => new Date(Date.now() - place * 86_400_000).toISOString()
    const items = Array.from({ length: PAGE }, (_, place) => ({
      ...model,
      key: `entry ${from + place}`,
      on: day(from + place).slice(0, 10),
      occurred_at: day(from + place),
      recorded_at: day(from + place),
    }))
    const next = from + PAGE < ENTRIES ? String(from + PAGE) : null
    await route.fulfill({ json: { head: { ...real.head, count: ENTRIES }, items, next } })
  })
  await page.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Chronology', exact: true }).click()
  await page.getByText('5,000 things').waitFor()
  const figures = await page.evaluate(async (entries) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const times: number[] = []
    const lines = () => document.querySelectorAll('.app-time > li').length
    let before = performance.now()
    const began = before
    const turn = async (step: () => void) => {
      step()
      await frame()
      const now = performance.now()
      times.push(now - before)
      before = now
    }
    while (lines() < entries && before - began < 60_000) await turn(() => scrollTo(0, document.body.scrollHeight))
    const loaded = Math.round(before - began)
    times.length = 0
    const height = document.body.scrollHeight
    for (let at = height; at > 0; at -= height / 400) await turn(() => scrollTo(0, at))
    times.sort((a, b) => a - b)
    return { lines: lines(), loaded, median: times[200] ?? 0, slow: times[380] ?? 0, slowest: times.at(-1) ?? 0 }
  }, ENTRIES)
  console.log(
    `chronology: ${figures.lines} lines in ${figures.loaded} ms; a frame of scrolling through all of them takes` +
      ` ${figures.median.toFixed(0)} ms, one in twenty over ${figures.slow.toFixed(0)} ms, the slowest ${figures.slowest.toFixed(0)} ms`,
  )
  expect(figures.lines).toBeGreaterThanOrEqual(ENTRIES)
  expect(figures.median).toBeLessThan(50)
})
