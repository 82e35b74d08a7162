import AxeBuilder from '@axe-core/playwright'
import { expect, type APIRequestContext, type Browser, type Page } from '@playwright/test'
import { sendContact, signIn, test } from './support'

const family = (): string =>
  `Quillan${String.fromCharCode(...Array.from({ length: 6 }, () => 97 + Math.floor(Math.random() * 26)))}`

/** No violation, and nothing wider than the screen. */
async function check(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((each) => `${name}: ${each.id} ${each.nodes[0]?.html}`)).toEqual([])
  for (const width of [375, 320, 1366]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, `${name} at ${width} px`).toBeLessThanOrEqual(0)
    if (process.env['KITH_PICTURES'] && width !== 320)
      await page.screenshot({ path: `${process.env['KITH_PICTURES']}/${name}-${width}.png`, fullPage: true })
  }
}

/** A child for whom the front door has just opened help, and the page of the social worker of their pod. */
async function openHelp(page: Page, request: APIRequestContext, browser: Browser): Promise<[Page, Page, string]> {
  const name = `Idris ${family()}`
  const contact = await sendContact(request, [{ given: 'Idris', family: name.slice(6), born: '2017-05-09' }])
  await signIn(page, 'frontdoor')
  await page.goto(`/contacts/${contact.id}`)
  await page.getByRole('button', { name: 'I will work on this' }).click()
  const child = page.getByRole('article', { name })
  await child.getByRole('button', { name: 'Nobody we know: add as a new person' }).click()
  await expect(child.getByRole('link', { name: 'Open their record' })).toBeVisible()
  await child.getByLabel('Assessment', { exact: true }).check()
  const pods = child.getByLabel('Which pod will know this child?')
  const label = (await pods.locator('option').allInnerTexts()).find((text) => text.includes('Harbour')) ?? ''
  await pods.selectOption({ label })
  await child.getByLabel('Why?').fill('He needs somebody to find out what evenings are like at home.')
  await child.getByRole('button', { name: /^Decide for/ }).click()
  await expect(page.getByText('Every child in it has a decision.')).toBeVisible()
  const address = (await child.getByRole('link', { name: 'Open their record' }).getAttribute('href')) ?? ''
  const [worker, manager] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()]
  await signIn(worker, 'social.worker')
  await signIn(manager, 'pod.manager')
  return [worker, manager, address]
}

test('from an assessment to a plan, its first meeting and a step up, and nothing is typed twice', async ({
  page,
  request,
  browser,
}) => {
  const [worker, manager, address] = await openHelp(page, request, browser)

  await worker.goto(`${address}/assessments`)
  await expect(worker.getByText('No assessment has been made yet.')).toBeVisible()
  await worker.getByRole('button', { name: 'Begin an assessment' }).click()
  await check(worker, 'assessment-begin')
  await worker.getByRole('button', { name: 'Begin', exact: true }).click()
  await worker.getByRole('button', { name: 'Hand it in to a manager' }).click()
  await expect(worker.getByRole('alert')).toBeFocused()
  await check(worker, 'assessment-errors')
  const analysis = worker.getByLabel('What does it all mean for the children?')
  await analysis.fill('Mum is hard-to-engage.')
  await expect(worker.getByText('is a label. Say what was tried')).toBeVisible()
  await analysis.fill('Mum loves him and works nights. He is alone too often.')
  await worker.getByLabel('What works well?').fill('Nan collects him on Fridays.')
  await worker.getByLabel('In their own words').fill('I like Fridays.')
  await worker.getByLabel('What should happen next?').first().selectOption({ label: 'Child in need' })
  await worker.getByLabel('What should happen next?').last().fill('Somebody is at home in the evening.')
  await worker.getByLabel('Neglect', { exact: true }).check()
  await worker.getByRole('button', { name: 'Pick from the story' }).click()
  await worker.getByRole('button', { name: /^Pick ?:.*A worry reached us/ }).click()
  await worker.getByLabel('Why does it matter?').fill('His teacher sees him every day.')
  await worker.getByRole('button', { name: 'Save to the record' }).click()
  await expect(worker.getByText(/^Saved to the record at/).first()).toBeAttached()
  await worker.reload()
  await expect(analysis).toHaveValue('Mum loves him and works nights. He is alone too often.')
  await worker.getByRole('button', { name: 'Hand it in to a manager' }).click()
  await expect(worker.getByText('With a manager')).toBeVisible()

  await manager.goto(worker.url())
  await manager.getByRole('button', { name: 'Agree with it' }).click()
  await manager.getByRole('button', { name: 'I agree with it' }).click()
  await expect(manager.getByText(/^Agreed on/)).toBeVisible()
  await check(manager, 'assessment-read')

  await worker.reload()
  await worker.getByRole('link', { name: 'Write a plan from this' }).click()
  await worker.getByLabel('Child in need plan').check()
  await check(worker, 'plan-new')
  await worker.getByRole('button', { name: 'Begin the draft' }).click()
  await expect(worker.getByText('Mum loves him and works nights.')).toBeVisible()
  await worker.getByRole('button', { name: 'Change the words' }).click()
  await worker.getByLabel('What follows if it does not change?').fill('We would meet again sooner.')
  await check(worker, 'plan-words')
  await worker.getByRole('button', { name: 'Save these words' }).click()
  await expect(worker.getByText('If it does not change:')).toBeVisible()
  for (const what of ['Ring the landlord', 'Ask about the breakfast club']) {
    await worker.getByRole('button', { name: 'Add what somebody will do' }).click()
    await worker.getByLabel('What will be done?').fill(what)
    await worker.getByLabel('Who will do it?').fill('Nan Rose')
    await worker.getByRole('button', { name: 'Add it' }).click()
    await expect(worker.getByRole('rowheader', { name: what })).toBeVisible()
  }
  await worker.getByRole('button', { name: 'It is agreed' }).click()
  await worker.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(worker.getByText('2 things are still to do.')).toBeVisible()

  await worker.getByRole('link', { name: 'Record a meeting' }).click()
  await worker.getByLabel('Done', { exact: true }).first().check()
  await worker.getByLabel('What has changed for the children?').fill('He ate at school on four days of five.')
  await worker.getByLabel('Who took part?').fill('Mum, Nan Rose')
  await worker.getByRole('button', { name: 'Add what somebody will do' }).click()
  await worker.getByLabel('What will be done?').fill('Write to the landlord')
  await worker.getByLabel('Who will do it?').fill('Mum')
  await check(worker, 'plan-meeting')
  await worker.getByRole('button', { name: 'Put it in the record' }).click()
  await expect(worker.getByText('He ate at school on four days of five.')).toBeVisible()
  await check(worker, 'plan')

  await manager.goto(worker.url())
  await manager.getByRole('link', { name: 'Step up or down' }).click()
  await manager.getByLabel('Child protection plan').check()
  await manager.getByRole('button', { name: 'Begin the draft' }).click()
  await manager.getByRole('button', { name: 'It is agreed' }).click()
  await manager.getByLabel('Neglect').check()
  await manager.getByLabel('Visit at least every how many working days?').fill('10')
  await check(manager, 'plan-agree')
  await manager.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(manager.getByText('At least every 10 working days')).toBeVisible()
  await expect(manager.getByRole('rowheader', { name: 'Write to the landlord' })).toBeVisible()

  await worker.goto(`${address}/plans`)
  await expect(worker.getByText('Another plan follows it.')).toBeVisible()
  await check(worker, 'plans')
})
