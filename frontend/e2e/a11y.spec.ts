import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { sendContact, signIn, test, toMyPod } from './support'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No violation, and nothing wider than the screen at 1366, 375 and 320 px. */
async function check(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(violations.map((each) => `${name}: ${each.id} ${each.nodes[0]?.html}`)).toEqual([])
  for (const width of [375, 320, 1366]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, `${name} at ${width} px`).toBeLessThanOrEqual(0)
    if (process.env['KITH_PICTURES'] && width !== 320) {
      await page.screenshot({ path: `${process.env['KITH_PICTURES']}/${name}-${width}.png`, fullPage: true })
    }
  }
}

test('signing in, and its errors', async ({ page, expected }) => {
  expected.push(/401/)
  await page.goto('/sign-in')
  await check(page, 'sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await check(page, 'sign-in-error')
  await page.getByLabel('E-mail address').fill('nobody@aldermere.example')
  await page.getByLabel('Password').fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('link', { name: /not right/ })).toBeVisible()
})

test('the front door', async ({ page, request }) => {
  const contact = await sendContact(request, [{ given: 'Ada', family: 'Example', born: '2016-01-31' }])
  await signIn(page, 'frontdoor')
  await expect(page.getByRole('table')).toBeVisible()
  await check(page, 'inbox')
  await page.getByRole('link', { name: 'Decided' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await check(page, 'decided')
  await page.goto(`/contacts/${contact.id}`)
  await expect(page.getByText('Looking…')).toBeHidden()
  await page.getByRole('button', { name: /^Decide for/ }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page, 'contact-error')
  await page.goto('/contacts/new')
  await page.getByRole('button', { name: 'Send to the front door' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await check(page, 'new-contact-error')
  await page.goto('/pods')
  await expect(page.getByRole('table')).toBeVisible()
  await check(page, 'pods')
  await page.goto('/kinds')
  await expect(page.getByRole('heading', { name: 'Relationship pod' })).toBeVisible()
  await check(page, 'kinds of team')
  await page.goto('/pods')
  await page.getByRole('link', { name: 'Lantern hub' }).click()
  await page.getByRole('link', { name: 'The team' }).click()
  await expect(page.getByText('1 communication support worker is missing').first()).toBeVisible()
  await check(page, 'the team')
})

test('the pod and a child’s record', async ({ page, expected }) => {
  expected.push(/404/)
  await signIn(page, 'pod.manager')
  await expect(page.getByRole('heading', { name: /work/ })).toBeVisible()
  await check(page, 'work')
  await page.getByRole('link', { name: 'Where these limits come from' }).click()
  await expect(page.getByRole('heading', { name: 'Limits and where they come from' })).toBeVisible()
  await check(page, 'limits')
  await toMyPod(page)
  await check(page, 'pod')
  await page
    .getByRole('button', { name: /Change for|Name a keyworker for/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await check(page, 'allocate')
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByRole('row').filter({ hasText: 'ago' }).first().getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Who is in their life' })).toBeVisible()
  await check(page, 'overview')
  for (const [link, name] of [
    ['Chronology', 'chronology'],
    ['Family and network', 'family'],
    ['Visits', 'visits'],
    ['Assessments', 'assessments'],
    ['Plans', 'plans'],
    ['Protection', 'protection'],
    ['Care', 'care'],
    ['Outside home', 'outside'],
    ['History', 'history'],
    ['Who has looked', 'looked'],
  ] as const) {
    await page.getByRole('navigation', { name: 'This record' }).getByRole('link', { name: link, exact: true }).click()
    await expect(page.getByRole('list').or(page.getByRole('table')).last()).toBeVisible()
    await page.waitForLoadState('networkidle')
    await check(page, name)
  }
  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  await page.getByRole('link', { name: 'Add or change' }).click()
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await check(page, 'about')
  await page.goBack()
  await page.getByRole('link', { name: 'Record a visit' }).first().click()
  await page.getByRole('button', { name: 'Put it in the record' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await check(page, 'visit-error')
  await page.goto('/people/019a0000-0000-7000-8000-000000000000')
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
  await check(page, 'not-found')
})

test('finding somebody, nobody, and what a role may not see', async ({ page, expected }) => {
  expected.push(/403/)
  await signIn(page, 'social.worker')
  await page.getByRole('searchbox').fill('Mary')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Find somebody' })).toBeVisible()
  await expect(page.getByRole('status').or(page.getByText('Nobody was found'))).toBeVisible()
  expect(page.url()).not.toContain('Mary')
  await check(page, 'search')
  await page.getByRole('main').getByRole('searchbox').fill('Xyzzyqwv')
  await page.getByRole('main').getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('Nobody was found')).toBeVisible()
  await check(page, 'search-nobody')
  await page.goto('/inbox')
  await expect(page.getByRole('heading', { name: /Inbox|not part of your role/ }).first()).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await check(page, 'keys')
})

test('caseloads', async ({ page }) => {
  await signIn(page, 'pod.manager')
  await toMyPod(page)
  await page.getByRole('link', { name: 'Caseload', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'What if' })).toBeVisible()
  await page.getByRole('main').locator('details summary').first().click()
  await check(page, 'pod-caseload')
  await page
    .getByRole('button', { name: /^Duties and first year/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Save' }).click()
  await check(page, 'duty-error')
  await page.goto('/workload')
  await expect(page.getByRole('heading', { name: 'How caseloads are worked out' })).toBeVisible()
  await check(page, 'workload')
  await page.goto('/caseload')
  await expect(page.getByRole('heading', { name: 'Your capacity' })).toBeVisible()
  await check(page, 'my-caseload')
})

test('the yearly returns, and caseloads from another system', async ({ page }) => {
  await signIn(page, 'analyst')
  for (const path of ['/returns', '/returns/checks', '/returns/daily', '/loads']) {
    await page.goto(path)
    await expect(page.locator('.app-answer')).toBeVisible()
    await check(page, path.slice(1).replace('/', '-'))
  }
  await page.getByRole('button', { name: 'Bring in a caseload' }).click()
  await page.getByRole('button', { name: 'Read and try it' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page, 'loads-error')
})

test('group supervision', async ({ page }) => {
  await signIn(page, 'pod.manager')
  await toMyPod(page)
  await page.getByRole('navigation', { name: 'This team' }).getByRole('link', { name: 'Supervision' }).click()
  await expect(page.getByRole('heading', { name: 'Meetings before' })).toBeVisible()
  await check(page, 'supervision')
  const [child] = await page.getByRole('rowheader').getByRole('link').all()
  const record = (await child?.getAttribute('href')) ?? ''
  await page
    .getByRole('table', { name: /Meetings that are over/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'Everything is saved.' })).toBeVisible()
  await check(page, 'supervision-room')
  await page.goto(record)
  await expect(page.getByRole('button', { name: 'Ask for this child to be discussed' })).toBeVisible()
  await check(page, 'supervision-child')
  await page.goto('/coverage')
  await expect(page.getByRole('heading', { name: 'Out of sight the longest' })).toBeVisible()
  await check(page, 'supervision-service')
})
