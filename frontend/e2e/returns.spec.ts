import { expect, type Page, test } from '@playwright/test'
import { signIn } from './support'

/** Sends the form and waits for the run that is made of it. */
async function make(page: Page) {
  const before = page.url()
  await page.getByRole('button', { name: 'Make it', exact: true }).click()
  await expect(page).not.toHaveURL(before)
  await expect(page.getByRole('heading', { name: 'Counted' })).toBeVisible({ timeout: 30_000 })
}

test('a return is made, held against the record and the run before, taken, and noted as sent', async ({ page }) => {
  await signIn(page, 'analyst')
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('link', { name: 'Yearly returns' }).click()
  await expect(page.getByRole('heading', { name: 'Yearly returns' })).toBeVisible()
  await page.getByRole('button', { name: 'Make a return' }).click()
  await page.getByLabel('Which year?').selectOption('2025-26')
  await page.getByLabel('The authority’s number').fill('92')
  await page.getByRole('button', { name: 'Make it' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter its three digits')
  await page.getByLabel('The authority’s number').fill('926')
  await page.getByRole('button', { name: 'Make it' }).click()

  // It is made by the server's own job; the page looks by itself.
  await expect(page.getByRole('heading', { name: 'Counted' })).toBeVisible({ timeout: 30_000 })
  // Other journeys may have left children of whom too little is recorded: nothing is sent with them in it.
  const without = page.getByRole('button', { name: 'Make it again without them' })
  if (await without.isVisible()) {
    await without.click()
    for (const why of await page.getByLabel('Why?').all()) await why.fill('Too little is recorded yet.')
    await make(page)
  }
  await expect(page.locator('.app-answer')).toContainText('the same as in the record')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'cin-2025-26.xml' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('cin-2025-26.xml')

  // Again, without a child, by number and with a reason.
  const child = await page.evaluate(async () => {
    const id = location.pathname.split('/').pop() ?? ''
    const xml = await (await fetch(`/api/v1/submissions/${id}/file`)).text()
    return /<LAchildID>(\w+)</.exec(xml)?.[1] ?? ''
  })
  await page.getByRole('button', { name: 'Make it again' }).click()
  await page.getByRole('button', { name: 'Leave a child out' }).click()
  await page.getByLabel('The child’s number').last().fill(child)
  await page.getByLabel('Why?').last().fill('Their record is being mended.')
  await make(page)
  await expect(page.getByText('0 new, 1 no longer in it, 0 told otherwise.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(`${child}: Their record is being mended.`)).toBeVisible()

  await page.getByRole('button', { name: 'Note that it was sent' }).click()
  await page.getByLabel('The department’s number for it').fill('COLLECT-7001')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('COLLECT-7001')).toBeVisible()
  await page.getByRole('link', { name: 'Yearly returns' }).first().click()
  await expect(page.getByText('1 of 6 returns are sent')).toBeVisible()

  // What would stand in the way is looked for all year.
  await page.getByRole('link', { name: 'Checked all year: what is to be put right' }).click()
  await expect(page.getByText(/Every record was looked at last at/)).toBeVisible({ timeout: 60_000 })
  await expect(
    page.locator('.app-answer', { hasText: /return could be made today|in the way of a return/ }),
  ).toBeVisible()
})
