import AxeBuilder from '@axe-core/playwright'
import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { day, helped, surname, workingDay, type Helped, type Named } from './families'
import { signIn, test } from './support'

/** A child's record, as the keyworker and the pod's manager have it open. */
interface Story {
  child: Helped
  worker: Page
  manager: Page
}

async function begin(browser: Browser, base: string | undefined, family: string, child: Named, days: number) {
  const [made] = await helped(base, surname(family), [child], days)
  if (!made) throw new Error('No child was made')
  const [worker, manager] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()]
  await Promise.all([signIn(worker, 'social.worker'), signIn(manager, 'pod.manager')])
  return { child: made, worker, manager } satisfies Story
}

const end = ({ worker, manager }: Story) => Promise.all([worker.context().close(), manager.context().close()])

/** Open the record and press two keys: everything new is that near. */
async function add(page: Page, child: Helped, key: string): Promise<void> {
  await page.goto(`/people/${child.id}`)
  await expect(page.getByRole('heading', { level: 1, name: child.name })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'Add something new' })).toBeVisible()
  await page.keyboard.press(key)
  await expect(page.getByRole('dialog', { name: 'Add something new' })).toBeHidden()
}

/** A day in its three fields. */
async function on(within: Page | Locator, label: string, text: string): Promise<void> {
  const [year = '', month = '', date = ''] = text.split('-')
  const group = within.getByRole('group', { name: label, exact: true })
  await group.getByLabel('Day').fill(date)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

/** Save what a dialog asks, and see it close. */
async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

const facts = (page: Page) => page.locator('.app-identity__facts')
const fact = (page: Page, name: string) =>
  facts(page)
    .locator('div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')

/** What the journey says in words, in its lane. */
async function lane(page: Page, child: Helped, name: string): Promise<Locator> {
  await page.goto(`/people/${child.id}`)
  await page.getByText('The journey in words').click()
  return page.getByRole('list', { name }).getByRole('listitem')
}

async function conference(story: Story, booked: string, begun: boolean): Promise<void> {
  const { child, worker, manager } = story
  await add(worker, child, 'c')
  await on(worker, 'Date', booked)
  await worker.getByLabel('Time', { exact: true }).fill('10:00')
  await worker.getByLabel('Who chairs?').fill('Rowan Tettey-Marsh')
  await worker.getByRole('button', { name: 'Book it' }).click()
  await expect(worker.getByText(/^It is booked for/)).toBeVisible()
  await manager.goto(worker.url())
  await manager.getByRole('link', { name: 'It was held: record it' }).click()
  for (const name of ['PC Vesna Holt', 'Dr Ifor Quaye']) {
    const came = manager.getByRole('group', { name, exact: true })
    if ((await came.count()) === 0) {
      await manager.getByRole('button', { name: 'Add somebody' }).click()
      const added = manager.getByRole('group', { name: 'Another agency' }).last()
      await added.getByLabel('Name').fill(name)
    } else await came.getByLabel('Came').check()
  }
  const keyworker = (await fact(manager, 'Keyworker').textContent()) ?? ''
  await manager.getByRole('group', { name: keyworker, exact: true }).first().getByLabel('Came').check()
  await expect(manager.getByText('Enough agencies were there')).toBeVisible()
  if (begun) {
    await manager.getByLabel('The plan ends').check()
    await manager.getByLabel('Why?', { exact: true }).fill('He has slept safely for a month, and Nan is there.')
  } else {
    await manager.getByLabel('A child protection plan begins').check()
    await manager.getByLabel('Neglect').check()
    await manager.getByLabel('Why?', { exact: true }).fill('He is alone at night and was hurt once.')
    await manager.getByLabel('What must the plan contain?').fill('A grown-up is at home every night.')
  }
  await manager.getByLabel('What was talked about').fill('What the nights are like, and who can help.')
  await manager.getByRole('button', { name: 'Put it in the record' }).click()
  await expect(manager.getByText(begun ? /^The child protection plan ended on/ : /^A child protection plan began on/)).toBeVisible() // prettier-ignore
}

test('up to protection and back down to family help, with the same keyworker', async ({ browser, baseURL }) => {
  const story = await begin(browser, baseURL, 'Rosewarne', { given: 'Tobin', born: '2016-04-12' }, 60)
  const { child, worker, manager } = story
  await add(worker, child, 'd')
  const keyworker = (await fact(worker, 'Keyworker').textContent()) ?? ''
  expect(keyworker).not.toBe('Nobody yet')
  const same = () => expect(fact(worker, 'Keyworker')).toHaveText(keyworker)

  await on(worker, 'Date', day(-50))
  await worker.getByLabel('Time', { exact: true }).fill('09:30')
  await worker.getByLabel('What each agency knows').fill('School saw a bruise. The doctor has not seen him since May.')
  await worker.getByLabel('What was decided?').selectOption({ label: 'Enquire together with the police (section 47)' })
  await worker.getByLabel('Why?', { exact: true }).fill('A bruise that nobody can explain.')
  await worker.getByLabel('What keeps each child safe tonight?').fill('He sleeps at Nan Rose’s.')
  await worker.getByLabel('Police: name').fill('PC Vesna Holt')
  await worker.getByLabel('Health: name').fill('Dr Ifor Quaye')
  await worker.getByRole('button', { name: 'Put it in the record' }).click()
  await worker.getByRole('button', { name: 'Write the findings' }).click()
  await worker.getByLabel('What we saw, heard and checked').fill('He is alone three nights a week.')
  await worker.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(worker.getByText('He is alone three nights a week.')).toBeVisible()
  await manager.goto(worker.url())
  await manager.getByRole('button', { name: 'Conclude the enquiry' }).click()
  await manager.getByLabel('It was borne out, and the child may still be harmed').check()
  await manager.getByLabel('Why?', { exact: true }).fill('Nothing has changed at home yet.')
  await on(manager, 'The enquiry ended on', day(-45))
  await manager.getByRole('button', { name: 'Conclude the enquiry' }).last().click()
  await expect(manager.getByText(/A conference is needed/)).toBeVisible()

  const held = workingDay(-30)
  await conference(story, held, false)
  await worker.goto(`/people/${child.id}`)
  await expect(fact(worker, 'Stage')).toHaveText('Child protection')
  await same()

  await add(worker, child, 'm')
  await on(worker, 'When was it?', workingDay(-19))
  await worker.getByLabel('What has changed for the children?').fill('Nan stays over on the three nights.')
  await worker.getByLabel('Who took part?').fill('Mum, Nan Rose, the school nurse')
  await worker.getByRole('button', { name: 'Put it in the record' }).click()
  await expect(worker.getByText('Nan stays over on the three nights.')).toBeVisible()

  await conference(story, workingDay(-3), true)
  await worker.goto(`/people/${child.id}`)
  await expect(fact(worker, 'Stage')).toHaveText('Child in need')
  await same()

  await add(manager, child, 's')
  const step = manager.getByRole('dialog')
  await step.getByLabel('Stage from now on').selectOption({ label: 'Family help' })
  await step.getByLabel('Why?').fill('Family and school help are enough now.')
  await save(manager)
  await expect(fact(manager, 'Stage')).toHaveText('Family help')
  await expect(await lane(worker, child, 'Help')).toHaveText([/^Child in need/, /^Child protection/, /^Child in need/, /^Family help/]) // prettier-ignore
  await expect(await lane(worker, child, 'Keyworker')).toHaveText([new RegExp(`^${keyworker}`)])
  await same()
  await end(story)
})

/** Say one thing about a child's care: the button that opens it, then each field by its label. */
async function care(
  page: Page,
  child: Helped,
  button: string,
  days: Record<string, string>,
  said: Record<string, string>,
) {
  await page.goto(`/people/${child.id}/care`)
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(said)) {
    const field = dialog.getByLabel(label, { exact: true })
    const named = await field.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`)
    if (named.startsWith('SELECT')) await field.selectOption({ label: value })
    else if (named.endsWith('radio') || named.endsWith('checkbox')) await field.check()
    else await field.fill(value)
  }
  for (const [label, value] of Object.entries(days)) await on(dialog, label, value)
  await save(page)
}

test('from before birth to adoption', async ({ browser, baseURL }) => {
  const story = await begin(browser, baseURL, 'Larkenby', { given: 'Baby', due: day(-100) }, 200)
  const { child, worker, manager } = story
  await add(worker, child, 'a')
  await worker.getByLabel('Before birth').check()
  await on(worker, 'When did it begin?', day(-150))
  await worker.getByRole('button', { name: 'Begin', exact: true }).click()
  await worker.getByLabel('What does it all mean for the children?').fill('Mum is alone and wants help to keep safe.')
  await worker.getByLabel('What works well?').fill('She comes to every midwife’s visit.')
  await worker.getByLabel('What should happen next?').first().selectOption({ label: 'Strategy discussion' })
  await worker.getByLabel('What should happen next?').last().fill('A safe home for them both before the birth.')
  await worker.getByText(/^What was found/).click()
  await worker.getByLabel('Neglect', { exact: true }).check()
  await worker.getByRole('button', { name: 'Hand it in to a manager' }).click()
  await expect(worker.getByText('With a manager')).toBeVisible()
  await manager.goto(worker.url())
  await manager.getByRole('button', { name: 'Agree with it' }).click()
  await manager.getByRole('button', { name: 'I agree with it' }).click()
  await expect(manager.getByText(/^Agreed on/)).toBeVisible()

  await worker.goto(`/people/${child.id}/about`)
  await on(worker, 'Born on', day(-100))
  const born = worker.getByRole('region', { name: 'The baby is born' })
  await born.getByLabel('Female', { exact: true }).check()
  await born.getByRole('button', { name: 'Save' }).click()
  await expect(fact(worker, 'Age')).toHaveText(/^3 months/)

  await care(manager, child, 'Begins to be looked after', { From: day(-98) }, {
    'Under what law?': 'An interim care order', 'What kind of home is it?': 'Foster home',
    'Where and with whom, in plain words': 'With Bea Marsh in Quay Street', 'Who provides the home?': 'Our authority',
    'What is the main need?': 'Harm or neglect', 'Why?': 'She would not be safe at home.',
  }) // prettier-ignore
  await expect(fact(manager, 'Stage')).toHaveText('In our care')
  await care(manager, child, 'Home or legal status changes', { From: day(-60) }, {
    'The legal status only': '', 'Under what law?': 'A placement order', 'In your own words': 'The court agreed that she is to be adopted.',
  }) // prettier-ignore
  await care(manager, child, 'Home or legal status changes', { From: day(-30) }, {
    'Home and carers': '', 'What kind of home is it?': 'With new adopters, by order',
    'Where and with whom, in plain words': 'With the family who will adopt her', 'Who provides the home?': 'Our authority',
    'Why does the child move?': 'It is part of the care plan', 'In your own words': 'They met six times and she knows them.',
  }) // prettier-ignore
  await care(manager, child, 'No longer looked after', { From: day(0) }, {
    'What happened?': 'Adopted, nobody opposed it', 'In your own words': 'The court made the adoption order.',
  }) // prettier-ignore
  await expect(fact(manager, 'Stage')).toHaveText('Adopted')
  await expect(await lane(worker, child, 'Help')).toHaveText([/^Child in need/, /^In our care/, /^Adopted/])
  await end(story)
})

test('a young person who came alone leaves care and is 21', async ({ browser, baseURL }) => {
  const born = day(-Math.round(21.2 * 365.25))
  const [year = '', month = '', date = ''] = born.split('-')
  const turned = (age: number) =>
    `${Number(year) + age}-${month === '02' && date === '29' ? '03-01' : `${month}-${date}`}`
  const arrived = Math.round((21.2 - 15.1) * 365.25)
  const story = await begin(browser, baseURL, 'Haidari', { given: 'Samir', born }, arrived)
  const { child, worker, manager } = story
  await care(manager, child, 'Begins to be looked after', { From: day(-arrived) }, {
    'Under what law?': 'By agreement (section 20)', 'What kind of home is it?': 'Foster home',
    'Where and with whom, in plain words': 'With Ola Finch', 'Who provides the home?': 'Our authority',
    'What is the main need?': 'Absent parenting', 'Why?': 'He came to this country alone.',
  }) // prettier-ignore
  await care(manager, child, 'No longer looked after', { From: turned(18) }, {
    'What happened?': 'A place of their own, with support', 'In your own words': 'He turned 18 and has a flat.',
  }) // prettier-ignore
  await expect(fact(manager, 'Stage')).toHaveText('Leaving care')
  const leaving = worker.getByRole('region', { name: 'Leaving care' })
  await worker.goto(`/people/${child.id}/care`)
  await expect(leaving.getByText(/^Grown up, and was in care for thirteen weeks or more.*until 25 \(former relevant\)/)).toBeVisible() // prettier-ignore

  await add(worker, child, 'p')
  await worker.getByLabel('Pathway plan').check()
  await worker.getByLabel('What are we worried about?').fill('He wants to finish college and pays rent alone.')
  await worker.getByRole('button', { name: 'Begin the draft' }).click()
  await worker.getByRole('button', { name: 'It is agreed' }).click()
  await save(worker)
  await expect(worker.getByText('Nobody has been asked to do anything yet.')).toBeVisible()

  await care(worker, child, 'We were in touch', { Date: day(-1) }, {
    'How?': 'Met in town', 'Where do they live?': 'A place of their own, and it suits them',
    'What do they do?': 'Apprenticeship, full time', 'How they are': 'Proud of his first year as a joiner.',
  }) // prettier-ignore
  await expect(leaving.getByText('Met in town')).toBeVisible()
  await expect(leaving.getByText('Lives: a place of their own, and it suits them')).toBeVisible()
  await expect(fact(worker, 'Age')).toHaveText(/^21 years/)
  await expect(await lane(worker, child, 'Help')).toHaveText([/^Child in need/, /^In our care/, /^Leaving care/]) // prettier-ignore
  await end(story)
})

test('missing, back again, and the talk within 72 hours', async ({ browser, baseURL }) => {
  const story = await begin(browser, baseURL, 'Kestrelby', { given: 'Ode', born: '2011-06-20' }, 30)
  const { child, worker } = story
  await add(worker, child, 'g')
  const dialog = worker.getByRole('dialog')
  await dialog.getByLabel('Missing: nobody knows where they are').check()
  await on(dialog, 'Since', day(-2))
  await dialog.getByLabel('Time').fill('21:00')
  await dialog.getByLabel('What happened').fill('Ode did not come home from training.')
  await save(worker)
  await expect(worker.getByText(/^Missing since/)).toBeVisible()

  await add(worker, child, 'g')
  await expect(worker.getByRole('dialog', { name: 'The child is back' })).toBeVisible()
  await on(dialog, 'When', day(-1))
  await dialog.getByLabel('Time').fill('07:30')
  await dialog.getByLabel('Where were they?').fill('At a friend’s.')
  await save(worker)

  await worker.goto('/work')
  const row = worker.getByRole('row', { name: new RegExp(child.name) }).filter({ hasText: 'Offer and hold the return interview' }) // prettier-ignore
  await expect(row).toBeVisible()
  await row.getByRole('link', { name: 'Offer and hold the return interview' }).click()
  await expect(worker.getByText(/^To be offered a talk: due by/)).toBeVisible()
  await worker.getByRole('button', { name: 'We offered a talk' }).click()
  await save(worker)
  await worker.getByRole('button', { name: 'They said yes' }).click()
  await worker.getByRole('button', { name: 'The talk was held' }).click()
  await dialog.getByLabel('Who talked with the child?').fill('Wren Adeyemi, an independent visitor')
  await dialog
    .getByLabel('What the child said, as far as they want it kept')
    .fill('I needed a night away from the noise.')
  await save(worker)
  await expect(worker.getByText('I needed a night away from the noise.')).toBeVisible()
  await worker.goto('/work')
  await expect(worker.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
  await expect(worker.getByText(/things? to do/).first()).toBeVisible()
  await expect(row).toBeHidden()
  await end(story)
})

test('everything new is two keys away, with the focus where the writing begins', async ({ browser, baseURL }) => {
  const story = await begin(browser, baseURL, 'Nightingale', { given: 'Ivo', born: '2013-03-03' }, 30)
  const { child, worker, manager } = story
  await worker.goto(`/people/${child.id}`)
  const picker = worker.getByRole('dialog', { name: 'Add something new' })
  for (const width of [375, 320, 1366]) {
    await worker.setViewportSize({ width, height: 900 })
    await worker.getByRole('button', { name: 'Add something new' }).click()
    await expect(picker.getByRole('button', { name: 'A visit', exact: true })).toBeFocused()
    expect(await worker.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0) // prettier-ignore
    if (process.env['KITH_PICTURES'])
      await worker.screenshot({ path: `${process.env['KITH_PICTURES']}/adding-${width}.png` })
    const { violations } = await new AxeBuilder({ page: worker }).analyze()
    expect(violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([])
    await worker.keyboard.press('Escape')
    await expect(picker).toBeHidden()
    await expect(worker.getByRole('button', { name: 'Add something new' })).toBeFocused()
  }
  const written: [string, RegExp, Locator][] = [
    ['l', /\/visits$/, worker.getByRole('region', { name: 'Plan a visit' })],
    ['a', /\/assessments$/, worker.getByRole('region', { name: 'Begin an assessment' })],
    ['o', /\/outside$/, worker.getByRole('region', { name: 'Who and what is around them?' })],
    ['e', /\/chronology$/, worker.getByRole('region', { name: 'Add a significant event' })],
    ['g', /\/care$/, worker.getByRole('dialog', { name: 'The child is missing or away' })],
    ['h', /\/care$/, worker.getByRole('dialog', { name: 'Something for the child’s health' })],
    ['b', /\/family$/, worker.getByRole('region', { name: 'What they are to each other' })],
    ['t', /\/family$/, worker.getByRole('region', { name: 'Family time' })],
    ['n', /\/family$/, worker.getByRole('region', { name: 'What people offer' })],
  ]
  for (const [key, address, part] of written) {
    await add(worker, child, key)
    await expect(worker).toHaveURL(address)
    await expect(part.locator(':focus')).toHaveCount(1)
  }
  await add(worker, child, 'w')
  await expect(worker.getByLabel('First name')).toHaveValue('Ivo')
  await expect(worker.getByRole('group', { name: 'Date of birth' }).getByLabel('Year')).toHaveValue('2013')
  await add(manager, child, 's')
  await expect(manager.getByRole('dialog', { name: 'Step up, step down or close' })).toBeVisible()
  await end(story)
})
