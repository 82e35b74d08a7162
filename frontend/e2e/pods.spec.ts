import { expect } from '@playwright/test'
import { sendContact, signIn, test, toMyPod } from './support'

test('a pod’s week: a child without a keyworker comes to somebody who holds enough, with a reason and a plan', async ({
  page,
  request,
  browser,
}) => {
  const family = `Quill${Date.now().toString(36).replaceAll(/\d/g, 'x')}`
  const contact = await sendContact(request, [{ given: 'Idris', family, born: '2017-05-09' }])
  await signIn(page, 'frontdoor')
  await page.goto(`/contacts/${contact.id}`)
  await page.getByRole('button', { name: 'I will work on this' }).click()
  const named = page.getByRole('article', { name: `Idris ${family}` })
  await named.getByRole('button', { name: 'Nobody we know: add as a new person' }).click()
  await named.getByLabel('Assessment', { exact: true }).check()
  const pods = named.getByLabel('Which pod will know this child?')
  const harbour = (await pods.locator('option').allTextContents()).find((text) => text.includes('Harbour')) ?? ''
  await pods.selectOption({ label: harbour })
  await named.getByLabel('Why?').fill('Somebody has to find out what evenings are like.')
  await named.getByRole('button', { name: /^Decide for/ }).click()
  await expect(page.getByText('Every child in it has a decision.')).toBeVisible()

  const manager = await (await browser.newContext()).newPage()
  await signIn(manager, 'pod.manager')
  await toMyPod(manager)
  await manager.getByRole('link', { name: 'Caseload', exact: true }).click()
  const worker = (await manager.getByLabel('Comes to', { exact: true }).locator('option').last().textContent()) ?? ''
  await manager.locator('details', { hasText: worker }).first().locator('summary').click()
  await manager.getByRole('button', { name: `Duties and first year of ${worker}` }).click()
  await manager.getByLabel('What is it?').fill('A project for some weeks')
  await manager.getByLabel('Points of a full week').fill('80')
  await manager.getByRole('button', { name: 'Save' }).click()
  await expect(manager.getByRole('dialog')).toBeHidden()

  await manager.getByRole('link', { name: 'Children and members' }).click()
  await manager.getByRole('button', { name: 'By keyworker' }).click()
  const waiting = manager.getByRole('region', { name: 'No keyworker yet' })
  await waiting.getByRole('button', { name: `Name a keyworker for Idris ${family}` }).click()
  await manager.getByText('Who fits, and why').click()
  await expect(manager.getByText('How far they would travel is not known').first()).toBeVisible()
  const workers = manager.getByLabel('Worker', { exact: true })
  const found = (await workers.locator('option').allTextContents()).find((text) => text.startsWith(worker)) ?? ''
  await workers.selectOption({ label: found })
  await expect(manager.getByText(`${worker} would go from`)).toBeVisible()
  await manager.getByRole('button', { name: 'Save' }).click()
  await expect(manager.getByText('There is a problem')).toBeVisible()
  await manager.getByLabel('Why does it have to be them?').fill('Has met the family at the school.')
  await manager.getByLabel('How, and by when, will they hold less again?').fill('The project ends next month.')
  await manager.getByRole('button', { name: 'Save' }).click()
  await expect(
    manager.getByRole('region', { name: worker }).getByRole('link', { name: `Idris ${family}` }),
  ).toBeVisible()
  await expect(waiting.getByRole('link', { name: `Idris ${family}` })).toBeHidden()

  // The authority is left as it was for the journeys that come after.
  await manager.getByRole('link', { name: 'Caseload', exact: true }).click()
  await manager.locator('details', { hasText: worker }).first().locator('summary').click()
  await manager.getByRole('button', { name: `Duties and first year of ${worker}` }).click()
  await manager.getByRole('button', { name: 'Ends today A project for some weeks' }).click()
  await expect(manager.getByRole('dialog')).toBeHidden()
})
