import { expect } from '@playwright/test'
import { signIn, test } from './support'

test('a worry of somebody at a school comes to a decision, with a question and its answer between', async ({
  page,
  browser,
}) => {
  const family = `Reed${Date.now().toString(36).replaceAll(/\d/g, 'x')}`
  const name = `Noor ${family}`
  await page.setViewportSize({ width: 375, height: 800 })
  await signIn(page, 'partner.school')
  await expect(page).toHaveURL(/\/partner$/)
  await page.getByRole('main').getByRole('link', { name: 'Tell us about a worry' }).click()
  await page.getByLabel('What is the worry?').fill('Noor was hungry three mornings this week and would not say why.')
  await page.getByLabel('First name').fill('Noor')
  await page.getByLabel('Family name').fill(family)
  await page.getByRole('button', { name: 'Send to the front door' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await page.getByLabel('Your name').fill('Tomas Welby')
  await page.getByLabel('Today', { exact: true }).check()
  await page.getByLabel('The family agreed', { exact: true }).check()
  await page.getByLabel('Documents, if there are any').setInputFiles({
    name: 'mornings.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Monday: hungry. Tuesday: hungry. Thursday: hungry.\n'),
  })
  await page.getByRole('button', { name: 'Send to the front door' }).click()
  const row = page.getByRole('row', { name: new RegExp(name) })
  await expect(row.getByText('We decide within one working day')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await page.goto('/inbox')
  await expect(page).toHaveURL(/\/partner$/)

  const door = await (await browser.newContext()).newPage()
  await signIn(door, 'frontdoor')
  await door
    .getByRole('link', { name: new RegExp(family) })
    .first()
    .click()
  await expect(door.getByRole('link', { name: 'mornings.txt' })).toBeVisible()
  await expect(door.getByText('Not checked for viruses')).toBeVisible()
  await door.getByRole('button', { name: 'Ask an agency' }).click()
  await door.getByLabel('Whom do you ask?').selectOption({ label: 'Marlpit Lane Primary School' })
  await door.getByLabel('What do you ask?').fill('Who collects Noor?')
  await door.getByRole('textbox', { name: 'Why?', exact: true }).last().fill('We decide today.')
  await door.getByLabel('On what basis?').selectOption({ label: 'To keep a child safe' })
  await door.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(door.getByText(/Answer by/)).toBeVisible()

  await page.reload()
  await page
    .getByRole('button', { name: `Answer about ${name}` })
    .first()
    .click()
  await page.getByLabel('What do you know?').fill('Her aunt, every day. They laugh a lot.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('button', { name: `Answer about ${name}` })).toBeHidden()

  await door.reload()
  await expect(door.getByText('Her aunt, every day. They laugh a lot.')).toBeVisible()
  const named = door.getByRole('article', { name })
  await named.getByLabel('Advice given', { exact: true }).check()
  await named.getByLabel('Why?').fill('The aunt helps, and the school keeps a place at breakfast.')
  await named.getByRole('button', { name: /^Decide for/ }).click()
  await expect(door.getByText('Every child in it has a decision.')).toBeVisible()

  await page.reload()
  await expect(row.getByText('Advice given')).toBeVisible()
})
