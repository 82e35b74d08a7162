import { expect, test as base, type APIRequestContext, type Page } from '@playwright/test'

/** The demo authority's accounts (persistence/demo): made up, and the same on every start. */
export const PASSWORD = 'kith demo: not for real people'
export const CLIENT = { id: '019a0000-0000-7000-8000-00000000c001', secret: 'demo-school-secret-not-for-real-use' }

/** Every journey fails on a console error or a broken content security policy, unless it says which error it expects. */
export const test = base.extend<{ expected: RegExp[] }>({
  expected: [
    async ({ page }, use) => {
      const expected: RegExp[] = []
      const found: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(`${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (error) => found.push(String(error)))
      await use(expected)
      expect(found.filter((text) => !expected.some((each) => each.test(text)))).toEqual([])
    },
    { auto: true },
  ],
})

export async function signIn(page: Page, who: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(`${who}@aldermere.example`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible()
}

/** From the first page, one's work, to the pod's children. */
export async function toMyPod(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My pod' }).click()
  await expect(page.getByRole('heading', { name: 'Children' })).toBeVisible()
}

export interface Sent {
  id: string
  children: string[]
}

export const uuid = (): string => {
  const hex = Date.now().toString(16).padStart(12, '0')
  const rest = crypto.randomUUID().slice(15)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${rest}`
}

/** A school's program: asks for a token and sends a contact over REST. */
export async function sendContact(
  request: APIRequestContext,
  children: { given: string; family: string; born: string }[],
): Promise<Sent> {
  const answer = await request.post('/api/v1/token', {
    form: { grant_type: 'client_credentials', scope: 'contact:send contact:read-own' },
    headers: { Authorization: `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}` },
  })
  expect(answer.status()).toBe(200)
  const { access_token } = (await answer.json()) as { access_token: string }
  const id = uuid()
  const ids = children.map(uuid)
  const sent = await request.post('/api/v1/contacts', {
    headers: { Authorization: `Bearer ${access_token}` },
    data: {
      id,
      sender_name: 'Ms Adaeze Bright',
      sender_role: 'Class teacher',
      sender_relationship: 'Has taught them for two years',
      worry: 'They come to school hungry and very tired, and say that nobody is at home in the evening.',
      working_well: 'Grandmother collects them on Fridays and they love it.',
      consent: 'given',
      urgency: 'today',
      people: children.map((child, place) => ({
        id: ids[place],
        is_child: true,
        given: child.given,
        family: child.family,
        date_of_birth: child.born,
      })),
    },
  })
  expect(sent.status()).toBe(201)
  return { id, children: ids }
}
