import { expect, type Page } from '@playwright/test'
import { signIn, test } from './support'

/** The child's record again, with the form that two keys open. */
async function add(page: Page, record: string, key: string) {
  await page.goto(record)
  await expect(page.getByRole('button', { name: 'Add something new' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press(key)
}

test('a worker asks, a manager answers, and the answer is a decision by itself', async ({ page, expected }) => {
  // What is asked again while somebody signs out is refused.
  expected.push(/409/, /422/, /401/)
  await signIn(page, 'social.worker')
  await page.goto('/work')
  await page.getByRole('table').first().getByRole('rowheader').first().getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Add something new' })).toBeVisible()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const record = new URL(page.url()).pathname
  const what = `A bicycle ${Date.now()}`

  await add(page, record, 'i')
  await page.getByLabel('What did you decide?').fill(what)
  await page.getByLabel('Why?').fill('To ride to school.')
  await page.getByLabel('Money').check()
  await page.getByLabel('How many pounds?').fill('120')
  await page
    .getByRole('group', { name: `Was ${name} heard?` })
    .getByLabel('Yes')
    .check()
  await page.getByLabel(`What ${name} says`).fill('Yes please.')
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await expect(page.getByText('Ask for it to be authorised').first()).toBeVisible()
  await page.getByRole('button', { name: 'Leave it' }).click()

  await add(page, record, 'x')
  await page.getByLabel('What do you ask for?').fill(what)
  await page.getByLabel('Why is it right for the child?').fill('To ride to school.')
  await page.getByLabel('How many pounds?').fill('120')
  await page
    .getByRole('group', { name: `Was ${name} heard?` })
    .getByLabel('Yes')
    .check()
  await page.getByLabel(`What ${name} says`).fill('Yes please.')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Waiting for an answer' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Record a decision' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByLabel('Password')).toBeVisible()

  await signIn(page, 'pod.manager')
  await page.goto('/work')
  const request = page.getByRole('article').filter({ hasText: what })
  await request.getByRole('button', { name: /^Answer/ }).click()
  await request.getByLabel('Yes, with conditions').check()
  await request.getByLabel('On which conditions, or why not').fill('With a helmet.')
  await request.getByRole('button', { name: 'Give this answer' }).click()
  await expect(request).toHaveCount(0)
  await page.goto(`${record}/decisions`)
  await expect(page.getByRole('article').filter({ hasText: what })).toContainText('With a helmet.')
})
