import { expect, type Page } from '@playwright/test'
import { day, helped, Staff, surname } from './families'
import { signIn, test, uuid } from './support'

interface Shown {
  record: { id: string; version: number; children: { id: string }[]; members: { id: string; name: string }[] }
}

const next = (page: Page, words: RegExp) => expect(page.locator('.app-answer')).toHaveText(words)
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const choose = (page: Page, group: string | RegExp, answer: string) =>
  page.getByRole('group', { name: group }).getByLabel(answer, { exact: true }).check()

async function pasteDay(page: Page, group: string, value: string): Promise<void> {
  const [year = '', month = '', date = ''] = value.split('-')
  const fields = page.getByRole('group', { name: group })
  await fields.getByLabel('Day', { exact: true }).fill(date)
  await fields.getByLabel('Month').fill(month)
  await fields.getByLabel('Year').fill(year)
}

test('a family is offered a conference, makes its plan, and looks at it again after six months', async ({
  page,
  baseURL,
  expected,
}) => {
  expected.push(/status of 40[13]/)
  const [child] = await helped(baseURL, surname('Tarn'), [{ given: 'Robin', born: '2016-04-02' }], 260)
  if (!child) throw new Error('Nobody is helped')

  // The worker thinks of it, offers it, and tells the service what the family will be told.
  await signIn(page, 'social.worker')
  await page.goto(`/people/${child.id}/fgc`)
  await page.getByRole('button', { name: 'Think of a conference' }).click()
  await choose(page, 'When in the family’s way?', 'So that children can stay in their family')
  await page.getByLabel('What do you worry about').fill('Nights are hard.')
  await pasteDay(page, 'Thought of on', day(-250))
  await save(page)
  await next(page, /^Next: offer it/)
  await page.getByRole('button', { name: 'Offer it', exact: true }).click()
  await page.getByLabel('To whom?').fill('Jo Tarn')
  await page.getByLabel('How?').fill('At home')
  await pasteDay(page, 'When?', day(-248))
  await save(page)
  await next(page, /^Next: write down their answers/)
  await page.getByRole('button', { name: 'Write down an answer' }).click()
  await choose(page, 'Their answer', 'Yes')
  await pasteDay(page, 'When?', day(-246))
  await save(page)
  await next(page, /^Next: tell the service/)
  await page.getByRole('button', { name: 'Tell the service' }).click()
  await page.getByLabel('What goes well?').fill('School.')
  await page.getByLabel('What must the plan make sure of?').fill('An adult at night.')
  await choose(page, /come into care as things are/, 'No')
  await pasteDay(page, 'Referred on', day(-245))
  await save(page)
  await next(page, /^Next: name a coordinator/)

  // What comes next takes half a year: the coordinator's days before the meeting come over the API.
  const manager = await Staff.signIn(baseURL, 'pod.manager')
  const coordinator = await Staff.signIn(baseURL, 'coordinator')
  const { items } = await manager.get<{ items: Shown[] }>(`people/${child.id}/fgcs`)
  const { record } = items[0] ?? {}
  if (!record) throw new Error('Nothing was recorded')
  const at = `fgcs/${record.id}`
  const send = (who: Staff, verb: string, body: object) => who.post(`${at}/${verb}`, body, at)
  await send(manager, 'assign', { worker_id: coordinator.session.worker?.id, on: day(-244) })
  const gran = { id: uuid(), name: 'Ada Tarn', relation: 'grandmother', side: 'family', lives: 'Stranraer' }
  await send(coordinator, 'members', {
    ...gran,
    invited_on: day(-230),
    prepared_on: day(-230),
    prepared_how: 'At hers',
  })
  await send(coordinator, 'children', { id: record.children[0]?.id, invited_on: day(-229), view_method: 'letter' })
  await send(coordinator, 'arrange', {
    scheduled_for: `${day(-200)}T14:00:00Z`,
    venue: 'The chapel hall',
    language: 'English',
    family_chose: true,
  })
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByLabel('E-mail address')).toBeVisible()

  // The coordinator at the kitchen table, with a telephone.
  await page.setViewportSize({ width: 375, height: 800 })
  await signIn(page, 'coordinator')
  await expect(page.getByRole('heading', { name: 'Family conferences' })).toBeVisible()
  await page.getByRole('link', { name: child.name }).click()
  await next(page, /^Next: meet/)
  await page.getByRole('button', { name: 'The family met' }).click()
  await page.getByLabel('It began: time').fill('14:00')
  await page.getByLabel('The family’s own time began: time').fill('15:00')
  await page.getByLabel('The family’s own time ended: time').fill('17:00')
  await page.getByLabel('No professional was in the room in that time').check()
  await page.getByLabel('The family’s plan, in their words').fill('Gran sleeps at ours in the week.')
  await page.getByLabel('Who of the family leads the plan?').fill('Ada Tarn')
  await save(page)
  await next(page, /^Next: say whether the plan keeps the children safe/)
  await expect(page.getByText('The family’s worker does this.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)

  const worker = await Staff.signIn(baseURL, 'social.worker')
  const yes = { meets_bottom_lines: true, clear: true, agreed_by_all: true, answers_questions: true }
  await send(worker, 'agree', { on: day(-199), plan_id: uuid(), ...yes })
  await send(coordinator, 'copies', { id: uuid(), to_name: 'Everybody', shared_on: day(-198), how: 'By hand' })
  const said = { listened_to: 'yes', our_plan: 'yes', would_recommend: 'yes', given_on: day(-190) }
  await send(coordinator, 'feedback', { id: uuid(), whose: 'child', ...said })
  await page.reload()
  await next(page, /^Next: look at the plan again/)
  await page.getByRole('button', { name: 'The plan was looked at again' }).click()
  await pasteDay(page, 'When?', day(-17))
  await page.getByLabel('What goes well?').fill('He sleeps, six months on.')
  await save(page)
  await next(page, /^Next: close it/)
  await expect(page.getByRole('row', { name: /The family had time alone/ })).toContainText('Yes')

  // Of the child's record they see nothing else.
  await page.goto(`/people/${child.id}`)
  await expect(page.getByRole('heading', { name: 'This is not part of your role' })).toBeVisible()
  await Promise.all([manager, coordinator, worker].map((each) => each.leave()))
})
