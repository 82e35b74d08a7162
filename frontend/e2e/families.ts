import { expect, request as requests, type APIRequestContext } from '@playwright/test'
import type { Overview, Session } from '../src/api/schema.gen'
import { PASSWORD, uuid } from './support'

/** A day so many days from today, as the API writes it and as somebody pastes it. */
export const day = (ahead: number): string => {
  const then = new Date()
  then.setDate(then.getDate() + ahead)
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(then)
}

/** The last day, so many days ago or before, that is surely a working day: midweek, and not about the turn of the year. */
export const workingDay = (ahead: number): string => {
  const found = day(ahead)
  const [year = 0, month = 0, date = 0] = found.split('-').map(Number)
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  const feast = (month === 12 && date > 23) || (month === 1 && date < 5)
  return weekday >= 2 && weekday <= 4 && !feast ? found : workingDay(ahead - 1)
}

/** A name that no other run has: the demo authority keeps what is recorded. */
export const surname = (start: string): string =>
  `${start}${String.fromCharCode(...Array.from({ length: 6 }, () => 97 + Math.floor(Math.random() * 26)))}`

/** Somebody of the demo authority who asks the API directly, for what comes before a journey. */
export class Staff {
  private readonly client: APIRequestContext
  readonly session: Session

  private constructor(client: APIRequestContext, session: Session) {
    this.client = client
    this.session = session
  }

  static async signIn(base: string | undefined, who: string): Promise<Staff> {
    const client = await requests.newContext(base ? { baseURL: base } : {})
    const data = { email: `${who}@aldermere.example`, password: PASSWORD }
    const answer = await client.post('/api/v1/session', { data })
    expect(answer.status(), await answer.text()).toBeLessThan(300)
    return new Staff(client, (await answer.json()) as Session)
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.client.get(`/api/v1/${path}`)
    expect(answer.status(), await answer.text()).toBe(200)
    return (await answer.json()) as T
  }

  /** Send something; where `of` is given, for the version that it has now. */
  async post<T>(path: string, data: object, of?: string): Promise<T> {
    const headers: Record<string, string> = { 'X-CSRF-Token': this.session.csrf_token ?? '' }
    if (of) headers['If-Match'] = (await this.client.get(`/api/v1/${of}`)).headers()['etag'] ?? ''
    const answer = await this.client.post(`/api/v1/${path}`, { data, headers })
    expect(answer.status(), await answer.text()).toBeLessThan(300)
    return (await answer.json()) as T
  }

  async leave(): Promise<void> {
    await this.client.dispose()
  }
}

export interface Named {
  given: string
  born?: string
  due?: string
}

export interface Helped {
  id: string
  name: string
  journey: string
}

/**
 * Children for whom help was opened so many days ago in the Harbour pod, with the social worker of the sign-ins as their
 * keyworker: the front door and the manager have done their part.
 */
export async function helped(base: string | undefined, name: string, children: Named[], days = 0): Promise<Helped[]> {
  const [front, manager, worker] = await Promise.all(
    ['frontdoor', 'pod.manager', 'social.worker'].map((who) => Staff.signIn(base, who)),
  )
  if (!front || !manager || !worker) throw new Error('Nobody could sign in')
  const pod = manager.session.worker?.pods[0]?.id
  const made = children.map((child) => ({ ...child, id: uuid(), named: uuid() }))
  const contact = uuid()
  await front.post('contacts', {
    id: contact,
    received_at: new Date(Date.now() - days * 86_400_000 - 60_000).toISOString(),
    channel: 'phone',
    source_code: '3A',
    sender_name: 'Ms Adaeze Bright',
    worry: 'They come to school hungry and very tired.',
    consent: 'given',
    urgency: 'today',
    people: made.map((child) => ({
      id: child.named,
      is_child: true,
      given: child.given,
      family: name,
      date_of_birth: child.born ?? null,
      due_date: child.due ?? null,
    })),
  })
  for (const child of made)
    await front.post(`contacts/${contact}/register`, { named_id: child.named, person_id: child.id }, `contacts/${contact}`) // prettier-ignore
  for (const child of made)
    await front.post(
      `contacts/${contact}/decide`,
      { named_id: child.named, outcome: 'assessment', reason: 'Somebody must find out.', pod_id: pod },
      `contacts/${contact}`,
    )
  const found: Helped[] = []
  for (const child of made) {
    const { journey } = await manager.get<Overview>(`people/${child.id}/overview`)
    const at = `journeys/${journey?.id}`
    const allocation = {
      worker_id: worker.session.worker?.id,
      part: 'keyworker',
      since: day(-Math.min(days, 300)),
      reason: 'FCONTA',
    }
    await manager.post(`${at}/allocate`, allocation, at)
    found.push({ id: child.id, name: `${child.given} ${name}`, journey: journey?.id ?? '' })
  }
  await Promise.all([front, manager, worker].map((each) => each.leave()))
  return found
}
