import { expect } from '@playwright/test'
import { signIn, test, toMyPod } from './support'

test('a worker sees every number of their own caseload, and where it comes from', async ({ page }) => {
  await signIn(page, 'colleague')
  await page.getByRole('link', { name: 'My caseload' }).click()
  await expect(page.locator('.app-answer')).toHaveText(/^You hold \d+ children: [\d.]+ of [\d.]+ points/)
  await expect(page.getByRole('columnheader', { name: 'Brothers and sisters' })).toBeVisible()
  await expect(page.getByText('points × 1 for full time')).toBeVisible()
  await page.getByRole('link', { name: 'The numbers and where they come from' }).click()
  await expect(page.getByRole('heading', { name: 'How caseloads are worked out' })).toBeVisible()
  await expect(page.getByText('frame after Wirral').first()).toBeVisible()
})

test('a manager asks what if, and notes what no record knows', async ({ page }) => {
  await signIn(page, 'pod.manager')
  await toMyPod(page)
  await page.getByRole('link', { name: 'Caseload', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'What if' })).toBeVisible()
  const to = page.getByLabel('Comes to', { exact: true })
  const name = (await to.locator('option').last().textContent()) ?? ''
  await page.getByLabel('Child', { exact: true }).selectOption({ index: 1 })
  await to.selectOption({ label: name })
  await page.getByRole('button', { name: 'Work it out' }).click()
  await expect(page.getByText('Nothing has been recorded')).toBeVisible()

  const working = page.getByRole('main').locator('details').first()
  await working.locator('summary').click()
  const row = working.getByRole('row').nth(1)
  const points = async () => Number(await row.getByRole('cell').last().textContent())
  const before = await points()
  await row.getByRole('button', { name: /^Note/ }).click()
  await page.getByRole('button', { name: 'Note it' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await page.getByLabel('Contested, or a complaint').check()
  await page.getByLabel('Why?').fill('We meet every week about the plan.')
  await page.getByRole('button', { name: 'Note it' }).click()
  await expect(row.getByText('We meet every week about the plan.')).toBeVisible()
  expect(await points()).toBeGreaterThan(before)
  await row.getByRole('button', { name: /^Note/ }).click()
  await page.getByRole('button', { name: /^No longer/ }).click()
  await expect(row.getByText('We meet every week about the plan.')).toBeHidden()
  expect(await points()).toBe(before)
})
