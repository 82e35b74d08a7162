import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { signIn, test, toMyPod } from './support'

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

/** Saves a step; it is done once its form has closed, which comes after what it changed is shown. */
async function save(within: Locator): Promise<void> {
  const button = within.getByRole('button', { name: 'Save', exact: true })
  await button.click()
  await expect(button).toBeHidden()
}

test('a service that fits is asked in one step, answers, begins, ends, and what came of it is on the record', async ({
  page,
}) => {
  const why = `The cupboard is empty by Thursday (${Date.now().toString(36)}).`
  await signIn(page, 'social.worker')
  await toMyPod(page)
  await page.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await page.getByRole('navigation', { name: 'This record' }).getByRole('link', { name: 'Services' }).click()
  await page.getByLabel('Money, food and heating').check()
  await page.getByLabel('Find by name').fill('Pantry on Mill Street')
  const match = page.getByRole('article').filter({ hasText: 'Help' }).filter({ hasText: 'St Brannoc’s' })
  await match.getByRole('button', { name: 'Ask Pantry on Mill Street' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await page.getByRole('group', { name: 'Whom is the help for?' }).getByLabel('The family').check()
  await page.getByRole('group', { name: 'Who would take part?' }).getByRole('checkbox').first().check()
  await page.getByLabel('Why do we ask?').fill(why)
  await page.getByLabel('What does the family want from it?').fill('A shop they can choose from.')
  await page.getByLabel('Who agreed?').fill('Their mother')
  await page.getByLabel('How?').fill('Said so at home')
  await page.getByLabel('What exactly did they agree to?').fill('That the pantry knows their names.')
  await page.getByLabel('They agreed that we share it').check()
  await page.getByLabel('In a sentence').fill('She said yes on Monday.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()

  const uptake = page.getByRole('article').filter({ hasText: why })
  await expect(uptake.getByText('Asked, no answer yet')).toBeVisible()
  await uptake.getByRole('button', { name: 'They answered' }).click()
  await uptake.getByLabel('Yes', { exact: true }).check()
  await uptake.getByLabel(/^What did they say/).fill('They rang: from Friday.')
  await save(uptake)
  await expect(uptake.getByText('Accepted')).toBeVisible()
  await uptake.getByRole('button', { name: 'It has begun' }).click()
  await uptake.getByLabel('How did it begin?').fill('They went together.')
  await save(uptake)
  await expect(uptake.getByText('Begun')).toBeVisible()
  await uptake.getByRole('button', { name: 'It has ended' }).click()
  await uptake.getByLabel('How did it end?').fill('They manage now.')
  await uptake.getByLabel('It helped as hoped').check()
  await uptake.getByLabel('In the family’s words').fill('We laugh at dinner again.')
  await uptake.getByLabel('In your words').fill('The cupboard is full on Thursdays.')
  await save(uptake)
  await expect(uptake.getByText('It helped as hoped')).toBeVisible()
  await expect(uptake.getByText('We laugh at dinner again.')).toBeVisible()
})

test('another directory is looked at, its terms are said, and it is taken in once', async ({ page }) => {
  const name = `Directory ${Date.now().toString(36)}`
  const service = (key: string) => ({
    id: `${name} ${key}`,
    name: `${key} of ${name}`,
    status: 'active',
    description: 'Come and sing.',
    organization: { id: 'o', name: 'The hall', description: 'x' },
    attributes: [{ id: 'a', taxonomy_term: { id: 't', name: 'Singing', description: 'x' } }],
  })
  const file = (...keys: string[]) => ({
    name: 'services.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ contents: keys.map(service) })),
  })
  await signIn(page, 'administrator')
  await page.goto('/offers/import')
  await page.getByRole('button', { name: 'Name a directory' }).click()
  await page.getByLabel('What is it called?').fill(name)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: `Look at ${name}` }).click()
  await page.getByLabel('Its file').setInputFiles(file('Choir', 'Band'))
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByText('2 services are listed: 2 not taken in.')).toBeVisible()
  await check(page, 'import-look')
  await page.getByRole('button', { name: 'Keep its terms' }).click()
  await page.getByLabel('Singing').selectOption({ label: 'Helps with: Being alone a lot' })
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByText('2 services are listed: 2 new.')).toBeVisible()
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByText('It is taken in.')).toBeVisible()
  await page.getByLabel('Its file').setInputFiles(file('Choir'))
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(page.getByText('1 service is listed: 1 listed no longer, 1 as they are.')).toBeVisible()
  await check(page, 'import-gone')
  await page.goto('/offers')
  await page.getByLabel('Find by name').fill(`Choir of ${name}`)
  await page.getByRole('link', { name: `Choir of ${name}` }).click()
  await expect(page.getByText(`This entry came from ${name}`)).toBeVisible()

  await page.getByRole('button', { name: 'Put the entry right' }).click()
  await page.getByLabel(/^Postcode districts/).fill('AE2')
  await page.getByLabel(/^Languages spoken there/).fill('Polish, Urdu')
  await page.getByRole('button', { name: 'Add a place' }).click()
  await page.getByLabel('Place 1: what is it called?').fill('The hall')
  await page.getByLabel('Postcode', { exact: true }).fill('ae1 1aa')
  await page.getByRole('button', { name: 'Add AE1' }).click()
  await page.getByRole('button', { name: 'Add hours' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Choose at least one day').first()).toBeVisible()
  await page.getByLabel('Tuesday').check()
  await page.getByLabel('From', { exact: true }).fill('18:00')
  await page.getByLabel('Until', { exact: true }).fill('20:00')
  await check(page, 'offer-form')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Tuesday 18:00 to 20:00')).toBeVisible()
  await expect(page.getByText('AE2, AE1')).toBeVisible()
  await check(page, 'offer-page')
})
