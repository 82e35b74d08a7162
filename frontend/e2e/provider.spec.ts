import { expect, type Browser } from '@playwright/test'
import { signIn, test, toMyPod, uuid } from './support'

/** The administrator registers a program of the charity's; answers with a token of its own. */
async function programOfCharity(browser: Browser): Promise<string> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'administrator')
  await page.goto('/agencies')
  await page.getByRole('link', { name: 'Lantern Families' }).click()
  await page.getByRole('button', { name: 'Register a program' }).click()
  await page.getByLabel('What is it called?').fill(`Diary ${Date.now().toString(36)}`)
  await page.getByLabel('See whom they are asked to help, and say where it stands').check()
  await page.getByLabel('See their own workspace').check()
  const answered = page.waitForResponse((each) => each.url().endsWith('/clients') && each.status() === 201)
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  const made = (await (await answered).json()) as { client_id: string; client_secret: string }
  await expect(page.getByText('shown this once')).toBeVisible()
  const answer = await page.request.post('/api/v1/token', {
    form: { grant_type: 'client_credentials', scope: 'uptake:provide' },
    headers: { Authorization: `Basic ${Buffer.from(`${made.client_id}:${made.client_secret}`).toString('base64')}` },
  })
  expect(answer.status()).toBe(200)
  const { access_token } = (await answer.json()) as { access_token: string }
  await page.context().close()
  return access_token
}

test('a service that fits is asked, its own people answer over REST and in the workspace, and the record knows', async ({
  page,
  browser,
  playwright,
  baseURL,
}) => {
  await signIn(page, 'social.worker')
  await toMyPod(page)
  await page.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await page.getByRole('navigation', { name: 'This record' }).getByRole('link', { name: 'Services' }).click()
  const wanted = `Somebody to laugh with ${Date.now().toString(36)}`
  await page.getByLabel('Find by name').fill('Lantern Families')
  const match = page.getByRole('article').filter({ hasText: ', Lantern Families' }).first()
  const ask = match.getByRole('button', { name: /^Ask / })
  const service = (await ask.innerText()).replace('Ask ', '')
  await ask.click()
  const whom = page.getByRole('group', { name: 'Whom is the help for?' })
  if (await whom.isVisible()) await whom.getByRole('radio').first().check()
  await page.getByRole('group', { name: 'Who would take part?' }).getByRole('checkbox').first().check()
  await page.getByLabel('Why do we ask?').fill('Evenings are long.')
  await page.getByLabel('What does the family want from it?').fill(wanted)
  await page.getByLabel('Who agreed?').fill('Their mother')
  await page.getByLabel('How?').fill('Said so at home')
  await page.getByLabel('What exactly did they agree to?').fill('That somebody comes by.')
  await page.getByLabel('They agreed that we share it').check()
  await page.getByLabel('In a sentence').fill('She said yes on Monday.')
  const sent = page.waitForResponse((each) => each.url().endsWith('/api/v1/uptakes') && each.status() === 201)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const { id } = (await (await sent).json()) as { id: string }

  const token = await programOfCharity(browser)
  const program = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  })
  const shown = await program.get(`/api/v1/uptakes/${id}/sent`)
  expect(((await shown.json()) as { sent: string }).sent).toContain(wanted)
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
  const answer = await program.post(`/api/v1/uptakes/${id}/provide`, {
    headers: { 'If-Match': shown.headers()['etag'] ?? '' },
    data: { id: uuid(), state: 'started', on: day, words: 'They came to our kitchen and stayed two hours.' },
  })
  expect(answer.status()).toBe(200)
  await page.reload()
  await expect(page.getByText('They came to our kitchen and stayed two hours.').first()).toBeVisible()

  const theirs = await (await browser.newContext({ viewport: { width: 375, height: 800 } })).newPage()
  await signIn(theirs, 'partner.charity')
  const helping = theirs.getByRole('article').filter({ hasText: wanted })
  await helping.getByRole('button', { name: `Say where it stands: ${service}` }).click()
  await helping.getByLabel('It is over').check()
  await helping.getByLabel('It helped as hoped').check()
  await helping.getByLabel('What does the family say?').fill('We laugh at dinner.')
  await helping.getByLabel('What should we know?').fill('The last evening was a small party.')
  await helping.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(helping).toBeHidden()
  expect(await theirs.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)

  await page.reload()
  const over = page.getByRole('article').filter({ hasText: wanted })
  await expect(over.getByText('It helped as hoped')).toBeVisible()
  await expect(over.getByText('We laugh at dinner.')).toBeVisible()
})
