import { expect, type Page } from '@playwright/test'
import { sendContact, signIn, test, toMyPod } from './support'

/** Names that no other run has: the demo authority keeps what the journeys record. */
const family = (): string =>
  `Zephyr${String.fromCharCode(...Array.from({ length: 6 }, () => 97 + Math.floor(Math.random() * 26)))}`

const card = (page: Page, name: string) => page.getByRole('article', { name })

async function addAsNew(page: Page, name: string): Promise<void> {
  await card(page, name).getByRole('button', { name: 'Nobody we know: add as a new person' }).click()
  await expect(card(page, name).getByRole('link', { name: 'Open their record' })).toBeVisible()
}

async function decide(page: Page, name: string, outcome: string, reason: string, pod?: string): Promise<void> {
  const child = card(page, name)
  await child.getByLabel(outcome, { exact: true }).check()
  if (pod) await child.getByLabel('Which pod will know this child?').selectOption({ index: Number(pod) })
  await child.getByLabel('Why?').fill(reason)
  await child.getByRole('button', { name: /^Decide for/ }).click()
  await expect(child.getByText(reason)).toBeVisible()
}

test('from a teacher’s worry to a visit, its story, its history and who looked', async ({ page, request, browser }) => {
  const name = family()
  const contact = await sendContact(request, [{ given: 'Idris', family: name, born: '2017-05-09' }])

  await signIn(page, 'frontdoor')
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible()
  await page.goto(`/contacts/${contact.id}`)
  await page.getByRole('button', { name: 'I will work on this' }).click()
  await addAsNew(page, `Idris ${name}`)
  const child = card(page, `Idris ${name}`)
  await child.getByLabel('Assessment', { exact: true }).check()
  const pods = child.getByLabel('Which pod will know this child?')
  await pods.selectOption({ label: await labelOf(pods, 'Harbour') })
  await child.getByLabel('Why?').fill('He needs somebody to find out what evenings are like at home.')
  await child.getByRole('button', { name: /^Decide for/ }).click()
  await expect(page.getByText('Every child in it has a decision.')).toBeVisible()

  const manager = await (await browser.newContext()).newPage()
  await signIn(manager, 'pod.manager')
  await toMyPod(manager)
  const row = manager.getByRole('row', { name: new RegExp(`Idris ${name}`) })
  await expect(row.getByText('Nobody yet')).toBeVisible()
  await row.getByRole('button', { name: /Name a keyworker/ }).click()
  const workers = manager.getByLabel('Worker', { exact: true })
  await workers.selectOption({ index: 1 })
  await manager.getByRole('button', { name: 'Save' }).click()
  await expect(row.getByText('Nobody yet')).toBeHidden()

  const worker = await (await browser.newContext()).newPage()
  await signIn(worker, 'social.worker')
  await toMyPod(worker)
  await worker
    .getByRole('row', { name: new RegExp(`Idris ${name}`) })
    .getByRole('link')
    .first()
    .click()
  await expect(worker.getByRole('heading', { level: 1, name: `Idris ${name}` })).toBeVisible()
  await worker.getByRole('link', { name: 'Record a visit' }).first().click()
  await worker.getByLabel('What you saw and did').fill('Idris showed me his drawings. We talked about evenings.')
  await worker.getByLabel('Time', { exact: true }).fill('00:01')
  await worker.getByLabel('What was it for?').fill('To meet Idris')
  await worker.getByLabel('Seen alone').check()
  await worker.getByLabel('In their own words').fill('I wait at the window until Nan comes.')
  await expect(worker.getByText(/^Draft saved on this device at/).first()).toBeVisible()
  await worker.reload()
  await expect(worker.getByLabel('In their own words')).toHaveValue('I wait at the window until Nan comes.')
  await expect(worker.getByLabel('What you saw and did')).toHaveValue(/drawings/)
  await worker.getByRole('button', { name: 'Put it in the record' }).click()
  await expect(worker.getByRole('link', { name: 'Amend this visit' })).toBeVisible()

  await worker.getByRole('link', { name: 'Chronology', exact: true }).click()
  await expect(worker.getByText('A visit: To meet Idris')).toBeVisible()
  await expect(worker.getByText('Decided: assessment')).toBeVisible()
  await worker.getByRole('link', { name: 'History', exact: true }).click()
  await expect(worker.getByText('A worry reached us').first()).toBeVisible()
  await worker.getByRole('link', { name: 'Who has looked' }).click()
  await expect(worker.getByRole('row', { name: /Works with the child|Their pod knows/ }).first()).toBeVisible()
  await manager.context().close()
  await worker.context().close()
})

async function labelOf(select: ReturnType<Page['getByLabel']>, start: string): Promise<string> {
  const labels = await select.locator('option').allTextContents()
  const found = labels.find((label) => label.startsWith(start))
  expect(found).toBeDefined()
  return found ?? ''
}

test('brothers and sisters in one contact, a decision for each', async ({ page, request }) => {
  const name = family()
  const contact = await sendContact(request, [
    { given: 'Noor', family: name, born: '2014-02-28' },
    { given: 'Sami', family: name, born: '2019-11-03' },
  ])
  await signIn(page, 'frontdoor')
  await page.goto(`/contacts/${contact.id}`)
  await addAsNew(page, `Noor ${name}`)
  await addAsNew(page, `Sami ${name}`)
  await decide(page, `Noor ${name}`, 'Family help', 'Noor cares for the younger ones and has no time of her own.', '1')
  await decide(page, `Sami ${name}`, 'No further action', 'Nursery sees a settled and happy boy.')
  await expect(page.getByText('Every child in it has a decision.')).toBeVisible()
  await card(page, `Noor ${name}`).getByRole('link', { name: 'Open their record' }).click()
  await expect(page.getByText('Family help').first()).toBeVisible()
  await page.getByRole('link', { name: 'Family and network' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`Sami ${name}`) })).toBeVisible()
})

test('two workers amend one visit: both texts are shown, none is lost', async ({ browser, expected }) => {
  expected.push(/412/)
  const first = await (await browser.newContext()).newPage()
  const second = await (await browser.newContext()).newPage()
  await signIn(first, 'social.worker')
  await signIn(second, 'colleague')
  await toMyPod(first)
  await first.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await first.getByRole('link', { name: 'Visits', exact: true }).click()
  await first.getByRole('listitem').filter({ hasText: /Made/ }).first().getByRole('link').click()
  const address = first.url()
  await first.getByRole('link', { name: 'Amend this visit' }).click()
  await second.goto(`${address}/amend`)
  const account = 'What you saw and did'
  await first.getByLabel(account).fill('The first text.')
  await second.getByLabel(account).fill('The second text.')
  await first.getByRole('button', { name: 'Save the amended account' }).click()
  await expect(first.getByRole('link', { name: 'Amend this visit' })).toBeVisible()
  await second.getByRole('button', { name: 'Save the amended account' }).click()
  const both = second.getByRole('alert')
  await expect(both.getByText('The first text.')).toBeVisible()
  await expect(both.getByText('The second text.')).toBeVisible()
  await second.getByRole('button', { name: 'Put theirs before mine' }).click()
  await second.getByRole('button', { name: 'Save what is in the field' }).click()
  await expect(second.getByRole('link', { name: 'Amend this visit' })).toBeVisible()
  await expect(second.getByText(/The first text\.\s+The second text\./)).toBeVisible()
  await first.context().close()
  await second.context().close()
})

test('a step up keeps the keyworker; an address is kept from somebody; what ended stays', async ({
  page,
  expected,
}) => {
  expected.push(/422/)
  await signIn(page, 'pod.manager')
  await toMyPod(page)
  const row = page.getByRole('row').filter({ hasText: 'Family help' }).filter({ hasNotText: 'Nobody yet' }).first()
  await row.getByRole('link').first().click()
  const bar = page.locator('.app-identity__facts')
  const keyworker = await bar.locator('div', { hasText: 'Keyworker' }).locator('dd').textContent()
  await page.getByRole('button', { name: 'Step up, step down or close' }).click()
  const step = page.getByRole('dialog')
  await step.getByLabel('Stage from now on').selectOption({ label: 'Child in need' })
  await step.getByLabel('Why?').fill('The family asked for more help than family help can give.')
  await step.getByRole('button', { name: 'Save' }).click()
  await expect(bar.getByText('Child in need')).toBeVisible()
  await expect(bar.getByText(keyworker ?? '')).toBeVisible()

  await page.getByRole('link', { name: 'Add or change' }).click()
  const homes = page.getByRole('region', { name: 'Homes' })
  await homes.getByText('Add one').click()
  await homes.getByLabel('Address').fill('3 Invented Row')
  await homes.getByLabel('Postcode').fill('AE1 1AA')
  await homes.getByRole('group', { name: 'Who must not learn this address?' }).getByRole('checkbox').first().check()
  await homes.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(homes.getByRole('alert')).toBeVisible()
  await homes.getByLabel('Why must it be kept from them?').fill('They were hurt by this person.')
  await homes.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(homes.getByText(/3 Invented Row, AE1 1AA.*They were hurt by this person/).first()).toBeVisible()
  await expect(page.getByText(/^Keep the address from/)).toBeVisible()
  await homes.getByRole('button', { name: /^No longer true.*3 Invented Row/ }).click()
  await page.getByRole('dialog').getByLabel('Why?').fill('They moved again.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(homes.getByText(/3 Invented Row.*until/).first()).toBeVisible()
})
