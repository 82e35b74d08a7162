import { chromium } from 'playwright'
const [,, who, ...pages] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const ctx = await b.newContext({ baseURL: 'http://127.0.0.1:8841' })
const p = await ctx.newPage()
p.on('console', m => m.type()==='error' && console.log('ERR', m.text()))
await p.goto('/sign-in')
await p.getByLabel('E-mail address').fill(`${who}@aldermere.example`)
await p.getByLabel('Password').fill('kith demo: not for real people')
await p.getByRole('button', { name: 'Sign in' }).click()
await p.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
const pods = await p.evaluate(async () => (await (await fetch('/api/v1/pods')).json()).items)
for (const [n, name] of pages.entries()) {
  for (const w of [1366, 375]) {
    await p.setViewportSize({ width: w, height: 900 })
    const path = name.startsWith('/') ? name : `/pods/${pods.find(x=>x.name.includes(name)).id}/team`
    await p.goto(path); await p.locator('.app-answer, h1').first().waitFor(); await p.waitForTimeout(600)
    const over = await p.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    console.log(path, w, over ? 'WIDER' : 'ok', await p.locator('.app-answer').first().textContent().catch(()=>''))
    await p.screenshot({ path: `/tmp/team-${n}-${w}.png`, fullPage: true })
  }
}
await b.close()
