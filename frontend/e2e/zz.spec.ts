import { test } from '@playwright/test'
import { signIn } from './support'
const D = process.env['OUT'] ?? '/tmp/shots'
for (const w of [1366, 375]) {
  test(`shots ${w}`, async ({ page }) => {
    await page.setViewportSize({ width: w, height: 900 })
    await signIn(page, 'social.worker')
    await page.waitForTimeout(700)
    await page.screenshot({ path: `${D}/work-${w}.png`, fullPage: w === 1366 ? false : false })
    await page.locator('main a[href^="/people/"]').first().click()
    await page.waitForTimeout(900)
    await page.screenshot({ path: `${D}/overview-${w}.png`, fullPage: true })
    for (const t of ['Chronology','Family and network','Assessments','Plans','Protection','Care','Outside home']) {
      await page.getByRole('navigation', { name: 'This record' }).getByRole('link', { name: t }).click()
      await page.waitForTimeout(900)
      await page.screenshot({ path: `${D}/${t.split(' ')[0]}-${w}.png`, fullPage: false })
    }
    await page.goto('/limits'); await page.waitForTimeout(700)
    await page.screenshot({ path: `${D}/limits-${w}.png` })
  })
}
