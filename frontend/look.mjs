import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
const ids = JSON.parse(readFileSync('/tmp/x/ids.json', 'utf8'))
const base = 'http://127.0.0.1:8815'
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
const context = await browser.newContext({
  viewport: { width: 1366, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/London',
})
const page = await context.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
page.on('pageerror', (e) => console.log('error', e))
await page.goto(base + '/sign-in')
await page.getByLabel('E-mail address').fill('social.worker@aldermere.example')
await page.getByLabel('Password').fill('kith demo: not for real people')
await page.getByRole('button', { name: 'Sign in' }).click()
await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
const steps = process.argv.slice(2)
if (steps.includes('look')) {
  await page.goto(`${base}/people/${ids.nice}/chronology`)
  await page.getByRole('button', { name: 'Add a significant event' }).waitFor()
  await page.screenshot({ path: '/tmp/x/1.png' })
  await page
    .getByRole('button', { name: /^This matters/ })
    .first()
    .click()
  await page.waitForTimeout(500)
  await page.getByLabel('What is it about?').selectOption('help')
  await page
    .getByLabel('Why does it matter? (one or two sentences, can be added later)')
    .fill('He lets somebody in for the first time.')
  await page.getByLabel('It belongs in the chronology for a court').check()
  await page.screenshot({ path: '/tmp/x/2.png', fullPage: true })
  await page.getByRole('button', { name: 'Put it in the chronology' }).click()
  await page.getByText('Why it matters: ').first().waitFor()
  await page
    .getByRole('button', { name: /^It has gone on/ })
    .first()
    .click()
  await page.getByLabel('How has it gone on?').fill('He asked when we come again.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It has gone on: He asked').first().waitFor()
  await page
    .getByRole('button', { name: /^It was wrong/ })
    .first()
    .click()
  await page.screenshot({ path: '/tmp/x/3.png' })
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByRole('button', { name: 'The family side by side' }).click()
  await page.waitForTimeout(700)
  await page.screenshot({ path: '/tmp/x/4.png' })
  await page.setViewportSize({ width: 375, height: 800 })
  await page.waitForTimeout(300)
  await page.screenshot({ path: '/tmp/x/5.png' })
  console.log('width', await page.evaluate(() => document.documentElement.scrollWidth))
  await page.getByRole('button', { name: 'This child' }).click()
  await page.waitForTimeout(500)
  await page.mouse.wheel(0, 700)
  await page.waitForTimeout(300)
  await page.screenshot({ path: '/tmp/x/6.png' })
  await page.setViewportSize({ width: 320, height: 800 })
  console.log('width 320', await page.evaluate(() => document.documentElement.scrollWidth))
  await page.setViewportSize({ width: 1366, height: 900 })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: '/tmp/x/7.png' })
  await page.emulateMedia({ media: 'screen' })
  for (const [name, q] of [
    ['paper', 'family=true'],
    ['court', 'court=true'],
  ]) {
    const pdf = await context.request.get(`${base}/api/v1/people/${ids.nice}/chronology.pdf?${q}`)
    console.log(name, pdf.status(), (await pdf.body()).length)
  }
}
if (steps.includes('measure')) {
  await page.goto(`${base}/people/${ids.many}/chronology`)
  await page.getByRole('button', { name: 'Add a significant event' }).waitFor()
  const began = Date.now()
  const frames = page.evaluate(async () => {
    const times = []
    let before = performance.now()
    const until = before + 60000
    const long = []
    new PerformanceObserver((l) => l.getEntries().forEach((e) => long.push(Math.round(e.duration)))).observe({
      entryTypes: ['longtask'],
    })
    while (performance.now() < until) {
      await new Promise((r) => requestAnimationFrame(r))
      const now = performance.now()
      times.push(now - before)
      before = now
      scrollBy(0, 900)
      if (
        document.querySelectorAll('.app-time > li').length >= 5000 &&
        innerHeight + scrollY >= document.body.scrollHeight - 50
      )
        break
    }
    times.sort((a, b) => a - b)
    return {
      frames: times.length,
      median: times[times.length >> 1],
      p95: times[Math.floor(times.length * 0.95)],
      max: times.at(-1),
      long,
      lines: document.querySelectorAll('.app-time > li').length,
      nodes: document.querySelectorAll('*').length,
    }
  })
  console.log('load while scrolling', await frames, Date.now() - began, 'ms')
  const again = await page.evaluate(async () => {
    const times = []
    let before = performance.now()
    const height = document.body.scrollHeight
    for (let at = height; at > 0; at -= height / 600) {
      scrollTo(0, at)
      await new Promise((r) => requestAnimationFrame(r))
      const now = performance.now()
      times.push(now - before)
      before = now
    }
    times.sort((a, b) => a - b)
    return { median: times[300], p95: times[570], max: times.at(-1) }
  })
  console.log('scroll all 5,000 back', again)
  console.log(
    'open a form',
    await page.evaluate(async () => {
      const began = performance.now()
      document.querySelector('.app-chronology__action').click()
      while (!document.querySelector('#field-words')) await new Promise((r) => requestAnimationFrame(r))
      await new Promise((r) => requestAnimationFrame(r))
      return performance.now() - began
    }),
  )
  console.log(
    'filter',
    await page.evaluate(async () => {
      const began = performance.now()
      const chip = [...document.querySelectorAll('.app-chip')].find((each) => each.textContent === 'Significant only')
      chip.click()
      while (document.querySelectorAll('.app-time > li').length > 400)
        await new Promise((r) => requestAnimationFrame(r))
      return performance.now() - began
    }),
  )
}
await browser.close()
