import { expect, type Locator, type Page } from '@playwright/test'
import { day, helped, Staff, surname } from './families'
import { signIn, test, uuid } from './support'

/**
 * How much somebody must do to record what happens every day. Each click counts one, each field that is entered counts one
 * (what is typed into it counts nothing more), each key that is pressed outside a field counts one.
 */
class Counted {
  private count = 0
  private field: Locator | null = null

  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get interactions(): number {
    return this.count
  }

  async click(what: Locator): Promise<void> {
    this.count += 1
    this.field = null
    await what.click()
  }

  /** A key that does something by itself. */
  async press(key: string): Promise<void> {
    this.count += 1
    this.field = null
    await this.page.keyboard.press(key)
  }

  async write(field: Locator, text: string): Promise<void> {
    this.enter(field)
    await field.fill(text)
  }

  async choose(field: Locator, label: string): Promise<void> {
    this.enter(field)
    await field.selectOption({ label })
  }

  private enter(field: Locator): void {
    if (this.field !== field) this.count += 1
    this.field = field
  }
}

const table: [string, number, number][] = []

/** Hold a task to the number of interactions that it may take. */
function atMost(limit: number, task: string, counted: Counted): void {
  table.push([task, counted.interactions, limit])
  expect(counted.interactions, task).toBeLessThanOrEqual(limit)
}

test.afterAll(() => {
  const width = Math.max(...table.map(([task]) => task.length))
  console.log(['', `${'Task'.padEnd(width)}  Interactions  At most`, ...table.map(([task, took, limit]) => `${task.padEnd(width)}  ${String(took).padStart(12)}  ${String(limit).padStart(7)}`), ''].join('\n')) // prettier-ignore
})

/** A worker at the list that every day begins with, which shows the child. */
async function atWork(page: Page, who: string, search = ''): Promise<Counted> {
  await signIn(page, who)
  await page.goto(`/work${search}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return new Counted(page)
}

const inList = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true }).first()

test('record a visit to two brothers or sisters', async ({ page, baseURL }) => {
  const family = surname('Okonedo')
  const [noor, sami] = await helped(baseURL, family, [{ given: 'Noor', born: '2014-02-28' }, { given: 'Sami', born: '2019-11-03' }], 60) // prettier-ignore
  const worker = await atWork(page, 'social.worker')
  await worker.click(inList(page, noor?.name ?? ''))
  await expect(page.getByRole('heading', { level: 1, name: noor?.name ?? '' })).toBeVisible()
  await worker.press('n')
  await worker.press('v')
  await worker.write(page.getByLabel('What you saw and did'), 'We cooked together and talked about evenings.')
  const other = page.getByRole('group', { name: sami?.name ?? '' })
  await worker.click(other.getByLabel('This visit was for them'))
  for (const [child, said] of [
    [page.getByRole('group', { name: noor?.name ?? '' }), 'I like it when it is quiet.'],
    [other, 'Look, my tower.'],
  ] as const) {
    // prettier-ignore
    await worker.click(child.getByLabel('Seen alone'))
    await worker.write(child.getByLabel('In their own words'), said)
  }
  await worker.write(page.getByLabel('Time', { exact: true }), '00:01')
  await worker.write(page.getByLabel('What was it for?'), 'To see them both at home')
  await worker.click(page.getByRole('button', { name: 'Put it in the record' }))
  await expect(page.getByRole('link', { name: 'Amend this visit' })).toBeVisible()
  atMost(14, 'Record a visit to two brothers or sisters', worker)
})

test('step a child up', async ({ page, baseURL }) => {
  const [child] = await helped(baseURL, surname('Aberdare'), [{ given: 'Mirel', born: '2016-04-12' }], 60)
  const manager = await Staff.signIn(baseURL, 'pod.manager')
  const pod = manager.session.worker?.pods[0]?.id ?? ''
  await manager.leave()
  const worker = await atWork(page, 'pod.manager', `?whose=pod&pod=${pod}`)
  await worker.click(inList(page, child?.name ?? ''))
  await expect(page.getByRole('heading', { level: 1, name: child?.name ?? '' })).toBeVisible()
  await worker.press('n')
  await worker.press('s')
  const step = page.getByRole('dialog')
  await worker.choose(step.getByLabel('Stage from now on'), 'Before court')
  await worker.write(step.getByLabel('Why?'), 'We and the family meet with lawyers to agree what must change.')
  await worker.click(step.getByRole('button', { name: 'Save' }))
  await expect(page.locator('.app-identity__facts').getByText('Before court')).toBeVisible()
  atMost(8, 'Step a child up', worker)
})

test('complete a core group with five actions', async ({ page, baseURL }) => {
  const [child] = await helped(baseURL, surname('Trevanion'), [{ given: 'Ilse', born: '2015-09-01' }], 90)
  const manager = await Staff.signIn(baseURL, 'pod.manager')
  const plan = uuid()
  const open = ['Ring the landlord', 'Take her to the breakfast club', 'Ask the doctor about sleep']
  await manager.post('plans', {
    id: plan,
    plan_kind: 'child_protection',
    why: 'She is often alone at night.',
    must_change: 'A grown-up is at home every night.',
    categories: ['NEG'],
    children: [{ id: uuid(), child_id: child?.id }],
    actions: open.map((words) => ({ id: uuid(), words, owner_name: 'Nan Rose', by_when: day(-3) })),
  })
  await manager.post(`plans/${plan}/agree`, { on: day(-60), categories: ['NEG'], visit_every_days: 10 }, `plans/${plan}`) // prettier-ignore
  await manager.leave()
  const worker = await atWork(page, 'social.worker')
  await worker.click(inList(page, child?.name ?? ''))
  await expect(page.getByRole('heading', { level: 1, name: child?.name ?? '' })).toBeVisible()
  await worker.press('n')
  await worker.press('m')
  const said = (words: string) => page.getByRole('listitem').filter({ hasText: words })
  await worker.click(said('Ring the landlord').getByLabel('Done', { exact: true }))
  await worker.click(said('breakfast club').getByLabel('Done', { exact: true }))
  await worker.click(said('doctor').getByLabel('Not yet', { exact: true }))
  await worker.write(said('doctor').getByLabel('Why not yet, and what would help?'), 'No appointment before Monday.')
  await worker.write(page.getByLabel('What has changed for the children?'), 'She ate at school on four days of five.')
  await worker.write(page.getByLabel('What do the family think, in their words?'), 'It is calmer in the morning.')
  await worker.write(page.getByLabel('Who took part?'), 'Mum, Nan Rose, the school nurse')
  for (const [place, words] of ['Write to the landlord', 'Try the after-school club'].entries()) {
    await worker.click(page.getByRole('button', { name: 'Add what somebody will do' }))
    const row = page.getByRole('group', { name: `Something new to do, ${place + 1}` })
    await worker.write(row.getByLabel('What will be done?'), words)
    await worker.write(row.getByLabel('Who will do it?'), 'Mum')
  }
  await worker.click(page.getByRole('button', { name: 'Put it in the record' }))
  await expect(page.getByText('She ate at school on four days of five.')).toBeVisible()
  const kept = await Staff.signIn(baseURL, 'social.worker')
  const now = await kept.get<{ meetings: { next_by: string | null }[]; actions: { words: string; by_when: string | null; done_on: string | null }[] }>(`plans/${plan}`) // prettier-ignore
  await kept.leave()
  expect(now.actions.filter((each) => each.done_on)).toHaveLength(2)
  // Nobody typed a day: both are to be done, and everybody meets again, by the day that the rule gives.
  expect(now.meetings[0]?.next_by).toBe(day(42))
  expect(now.actions.slice(3).map((each) => each.by_when)).toEqual([day(42), day(42)])
  atMost(25, 'Complete a core group with five actions', worker)
})

test('find a child and see what is due', async ({ page, baseURL }) => {
  const [child] = await helped(baseURL, surname('Penhallow'), [{ given: 'Jory', born: '2017-01-20' }])
  const worker = await atWork(page, 'social.worker')
  await worker.press('/')
  await page.keyboard.type(child?.name ?? '')
  await worker.press('Enter')
  await worker.click(page.getByRole('rowheader').getByRole('link', { name: child?.name ?? '' }))
  const due = page.getByRole('region', { name: 'What is due' })
  await expect(due.getByRole('listitem').first()).toBeVisible()
  atMost(3, 'Find a child and see what is due', worker)
})

/** A meeting of the Harbour pod just now, about one child. */
async function inSupervision(page: Page, base: string | undefined, child: string): Promise<Counted> {
  const manager = await Staff.signIn(base, 'pod.manager')
  const pod = manager.session.worker?.pods[0]?.id ?? ''
  const id = uuid()
  await manager.post('supervisions', { id, pod_id: pod, on: day(0) })
  const items = [{ id: uuid(), child_id: child, reasons: ['due'] }]
  await manager.post(`supervisions/${id}/open`, { people: [], items }, `supervisions/${id}`)
  await manager.leave()
  await signIn(page, 'pod.manager')
  await page.goto(`/pods/${pod}/supervision/${id}`)
  await expect(page.getByLabel('What do we decide?')).toBeVisible()
  return new Counted(page)
}

test('discuss one child in group supervision, without actions', async ({ page, baseURL }) => {
  const [child] = await helped(baseURL, surname('Roskilly'), [{ given: 'Wren', born: '2013-08-11' }], 40)
  const room = await inSupervision(page, baseURL, child?.id ?? '')
  await room.write(page.getByLabel('What is going well?'), 'Grandmother is there every day.')
  await room.write(page.getByLabel('What are we worried about?'), 'She is tired.')
  await room.write(page.getByLabel('What does it mean for this child?'), 'She needs sleep.')
  await room.write(page.getByLabel('What do we decide?'), 'We go on as we are.')
  await room.press('Control+Enter')
  await expect(page.getByText('1 of 1 decided.')).toBeVisible()
  atMost(6, 'Discuss one child in group supervision, without actions', room)
})

test('discuss one child in group supervision, with two actions', async ({ page, baseURL }) => {
  const [child] = await helped(baseURL, surname('Trelawny'), [{ given: 'Kit', born: '2012-02-03' }], 40)
  const room = await inSupervision(page, baseURL, child?.id ?? '')
  await room.write(page.getByLabel('What is going well?'), 'Grandmother is there every day.')
  await room.write(page.getByLabel('What are we worried about?'), 'He is tired.')
  await room.write(page.getByLabel('What does it mean for this child?'), 'He needs sleep.')
  await room.write(page.getByLabel('What do we decide?'), 'We find out about the nights.')
  for (const words of ['Ring the school', 'Visit in the evening']) {
    await room.press('Alt+a')
    await room.write(page.getByLabel('What will be done?'), words)
    await room.press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible()
  }
  await room.press('Control+Enter')
  await expect(page.getByText('1 of 1 decided.')).toBeVisible()
  const kept = await Staff.signIn(baseURL, 'social.worker')
  const { items } = await kept.get<{ items: { words: string; by_when: string | null }[] }>('discussions/agreed')
  await kept.leave()
  expect(items.map((each) => each.words)).toEqual(expect.arrayContaining(['Ring the school', 'Visit in the evening']))
  atMost(16, 'Discuss one child in group supervision, with two actions', room)
})
