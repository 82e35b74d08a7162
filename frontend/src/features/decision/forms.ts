import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { AnswerIn, AuthorisationIn, DecisionIn, DisagreementShown, PromiseIn } from '../../api/schema.gen'
import { count, maybe, said, type Given, type Question } from '../../app/Asked'
import { ANSWERS, MATTERS, options, SAID } from '../../ui/decisionWords'
import { today } from '../../ui/dates'

export interface ChildName {
  id: string
  name: string | null
}

/** Which children it is for: the child of the page, and brothers and sisters if they are chosen. */
const forWhom = (id: string, children: ChildName[]): Question[] =>
  children
    .filter((each) => each.id !== id)
    .map((each) => ({ name: `for_${each.id}`, label: `Also for ${each.name ?? 'a brother or sister'}`, as: 'check' }))

const chosen = (id: string, children: ChildName[], given: Given): ChildName[] =>
  children.filter((each) => each.id === id || given[`for_${each.id}`] === true)

/** For each child, whether they were heard, and what they said or why not. */
const heard = (id: string, children: ChildName[]): Question[] =>
  children.flatMap((each): Question[] => {
    const asked = (given: Given) => each.id === id || given[`for_${each.id}`] === true
    const name = each.name ?? 'the child'
    return [
      {
        name: `heard_${each.id}`,
        label: `Was ${name} heard?`,
        as: 'radios',
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        needed: 'Say whether they were heard',
        when: asked,
      },
      {
        name: `view_${each.id}`,
        label: `What ${name} says to it and how we know, or why they were not heard`,
        as: 'text',
        needed: 'Say what the child says, or why they were not heard',
        when: asked,
      },
    ]
  })

const money: Question = {
  name: 'pounds',
  label: 'How many pounds?',
  as: 'number',
  needed: 'Enter how many pounds',
  when: (given) => given['matter'] === 'money',
}

const matter: Question = {
  name: 'matter',
  label: 'What is it about?',
  as: 'radios',
  options: options(MATTERS),
  start: 'practice',
  needed: 'Choose what it is about',
}

export const decisionQuestions = (id: string, children: ChildName[]): Question[] => [
  { name: 'what', label: 'What did you decide?', as: 'text', needed: 'Say what was decided' },
  {
    name: 'why', label: 'Why?', hint: 'In words that the family can follow.', as: 'text', needed: 'Say why',
  },
  matter,
  money,
  ...forWhom(id, children),
  ...heard(id, children),
  { name: 'others', label: 'What parents or carers say to it (may be added later)', as: 'text' },
  { name: 'follows', label: 'What happens now?', as: 'text' },
  { name: 'decided_on', label: 'Decided on', as: 'day', start: today(), needed: 'Enter the day' },
  { name: 'review_by', label: 'Look at it again by', as: 'day' },
] // prettier-ignore

export const sendDecision = (id: string, children: ChildName[]) => (given: Given, own: string) => {
  const them = chosen(id, children, given)
  const others = maybe(given, 'others')
  const body: DecisionIn = {
    id: own,
    what: said(given, 'what'),
    why: said(given, 'why'),
    matter: said(given, 'matter') as DecisionIn['matter'],
    pounds: count(given, 'pounds'),
    decided_on: said(given, 'decided_on'),
    follows: maybe(given, 'follows'),
    review_by: maybe(given, 'review_by'),
    children: them.map((each) => ({ id: newId(), child_id: each.id })),
    views: [
      ...them.map((each) => ({
        id: newId(),
        whose: 'child' as const,
        child_id: each.id,
        heard: given[`heard_${each.id}`] === 'yes',
        words: said(given, `view_${each.id}`),
      })),
      ...(others ? [{ id: newId(), whose: 'parent' as const, heard: true, words: others }] : []),
    ],
  }
  return ask(api.POST('/api/v1/decisions', { body }))
}

export const requestQuestions = (id: string, children: ChildName[]): Question[] => [
  { name: 'what', label: 'What do you ask for?', as: 'text', needed: 'Say what you ask for' },
  { name: 'why', label: 'Why is it right for the child?', as: 'text', needed: 'Say why' },
  { ...matter, start: 'money' },
  money,
  ...forWhom(id, children),
  ...heard(id, children),
  { name: 'by_when', label: 'Answer needed by', as: 'day' },
]

export const sendRequest = (id: string, children: ChildName[]) => (given: Given, own: string) => {
  const body: AuthorisationIn = {
    id: own,
    what: said(given, 'what'),
    why: said(given, 'why'),
    matter: said(given, 'matter') as AuthorisationIn['matter'],
    pounds: count(given, 'pounds'),
    by_when: maybe(given, 'by_when'),
    children: chosen(id, children, given).map((each) => ({
      id: newId(),
      child_id: each.id,
      heard: given[`heard_${each.id}`] === 'yes',
      view: said(given, `view_${each.id}`),
    })),
  }
  return ask(api.POST('/api/v1/authorisations', { body }))
}

export const disagreementQuestions = (id: string, children: ChildName[]): Question[] => [
  { name: 'about', label: 'What do we see differently?', as: 'text', needed: 'Say what it is about' },
  ...forWhom(id, children),
  { name: 'we', label: 'Who speaks for us?', as: 'line', needed: 'Enter a name' },
  { name: 'we_think', label: 'What we think', as: 'text', needed: 'Say what we think' },
  { name: 'we_right', label: 'What we hold to be right for the child', as: 'text', needed: 'Say what would be right' },
  { name: 'they', label: 'Who sees it differently?', as: 'line', needed: 'Enter a name' },
  { name: 'they_agency', label: 'From which agency?', as: 'line', needed: 'Enter an agency' },
  { name: 'they_think', label: 'What they think', as: 'text', needed: 'Say what they think, as they would say it' },
  { name: 'they_right', label: 'What they hold to be right for the child', as: 'text', needed: 'Say what would be right' },
  {
    name: 'safe_meanwhile', label: 'How is the child kept safe until this is resolved?', as: 'text',
    needed: 'Say how the child is kept safe meanwhile',
  },
  { name: 'raised_on', label: 'Raised on', as: 'day', start: today(), needed: 'Enter the day' },
] // prettier-ignore

export const sendDisagreement = (id: string, children: ChildName[]) => (given: Given, own: string) => {
  const on = said(given, 'raised_on')
  const position = (who: string, agency: string, side: string) => ({
    id: newId(),
    who,
    agency,
    thinks: said(given, `${side}_think`),
    right_for_child: said(given, `${side}_right`),
    on,
  })
  return ask(
    api.POST('/api/v1/disagreements', {
      body: {
        id: own,
        about: said(given, 'about'),
        raised_on: on,
        safe_meanwhile: said(given, 'safe_meanwhile'),
        children: chosen(id, children, given).map((each) => ({ id: newId(), child_id: each.id })),
        positions: [
          position(said(given, 'we'), 'Children’s social care', 'we'),
          position(said(given, 'they'), said(given, 'they_agency'), 'they'),
        ],
      },
    }),
  )
}

export const promiseQuestions: Question[] = [
  { name: 'words', label: 'What did you say you would do?', as: 'text', needed: 'Say what was promised' },
  {
    name: 'said_how', label: 'How was it said?', hint: 'What is promised on a visit belongs to the visit.', as: 'radios',
    options: options(SAID).slice(0, 6), start: 'telephone', needed: 'Choose how',
  },
  { name: 'said_on', label: 'Said on', as: 'day', start: today(), needed: 'Enter the day' },
  { name: 'by_when', label: 'By when?', as: 'day' },
] // prettier-ignore

export const sendPromise = (id: string) => (given: Given, own: string) =>
  ask(
    api.POST('/api/v1/promises', {
      body: {
        id: own,
        child_id: id,
        words: said(given, 'words'),
        said_how: said(given, 'said_how') as PromiseIn['said_how'],
        said_on: said(given, 'said_on'),
        by_when: maybe(given, 'by_when'),
      },
    }),
  )

const at = (id: string, version: number) => ({ params: { path: { id }, header: ifMatch(version) } })

/** Something that can be done with a request, a disagreement, a decision or a promise that is there. */
export interface Doing {
  key: string
  title: string
  button: string
  questions: Question[]
  send: (given: Given, own: string) => ReturnType<typeof ask<unknown>>
}

export const answering = (id: string, version: number): Doing => ({
  key: `answer:${id}`,
  title: 'Answer',
  button: 'Give this answer',
  questions: [
    { name: 'answer', label: 'What is your answer?', as: 'radios', options: options(ANSWERS), needed: 'Choose an answer' },
    {
      name: 'words', label: 'On which conditions, or why not', hint: 'The family may read this.', as: 'text',
    },
  ],
  send: (given) =>
    ask(
      api.POST('/api/v1/authorisations/{id}/reply', {
        ...at(id, version),
        body: { answer: said(given, 'answer') as AnswerIn['answer'], words: maybe(given, 'words') },
      }),
    ),
}) // prettier-ignore

export const passingUp = (id: string, version: number): Doing => ({
  key: `pass:${id}`,
  title: 'Let the level above answer',
  button: 'Pass it up',
  questions: [{ name: 'why', label: 'Why should somebody above answer this?', as: 'text', needed: 'Say why' }],
  send: (given, own) =>
    ask(
      api.POST('/api/v1/authorisations/{id}/pass-up', {
        ...at(id, version),
        body: { id: own, why: said(given, 'why') },
      }),
    ),
})

export const withdrawing = (id: string, version: number): Doing => ({
  key: `withdraw:${id}`,
  title: 'It is no longer needed',
  button: 'Withdraw it',
  questions: [{ name: 'reason', label: 'Why is it no longer needed?', as: 'text', needed: 'Say why' }],
  send: (given) =>
    ask(api.POST('/api/v1/authorisations/{id}/withdraw', { ...at(id, version), body: { reason: said(given, 'reason') } })),
}) // prettier-ignore

export const reviewing = (id: string, version: number): Doing => ({
  key: `review:${id}`,
  title: 'Look at this decision again',
  button: 'It stands',
  questions: [
    { name: 'words', label: 'How has it gone?', as: 'text', needed: 'Say how it has gone' },
    { name: 'on', label: 'Looked at on', as: 'day', start: today(), needed: 'Enter the day' },
    { name: 'again_by', label: 'Look at it again by', as: 'day' },
  ],
  send: (given) =>
    ask(
      api.POST('/api/v1/decisions/{id}/review', {
        ...at(id, version),
        body: { words: said(given, 'words'), on: said(given, 'on'), again_by: maybe(given, 'again_by') },
      }),
    ),
})

export const ending = (id: string, version: number): Doing => ({
  key: `end:${id}`,
  title: 'This decision no longer holds',
  button: 'End it',
  questions: [
    { name: 'reason', label: 'Why does it no longer hold?', as: 'text', needed: 'Say why' },
    { name: 'on', label: 'Since', as: 'day', start: today(), needed: 'Enter the day' },
  ],
  send: (given) =>
    ask(
      api.POST('/api/v1/decisions/{id}/end', {
        ...at(id, version),
        body: { reason: said(given, 'reason'), on: said(given, 'on') },
      }),
    ),
})

/** What can be done about a disagreement at its present level. */
export function differing(found: DisagreementShown): Doing[] {
  const { id, version } = found
  const rung = found.steps.at(-1)?.rung ?? 'practitioner'
  const on: Question = { name: 'on', label: 'On', as: 'day', start: today(), needed: 'Enter the day' }
  const tried = found.attempts.some((each) => each.rung === rung)
  const every: (Doing | false)[] = [
    {
      key: `attempt:${id}`,
      title: 'We tried to agree',
      button: 'Keep this',
      questions: [
        { name: 'with_whom', label: 'Who talked?', as: 'line', needed: 'Say who' },
        { name: 'words', label: 'What came of it?', as: 'text', needed: 'Say what came of it' },
        on,
      ],
      send: (given, own) =>
        ask(
          api.POST('/api/v1/disagreements/{id}/attempt', {
            ...at(id, version),
            body: { id: own, rung, on: said(given, 'on'), with_whom: said(given, 'with_whom'), words: said(given, 'words') },
          }),
        ),
    },
    rung !== 'director' && {
      key: `climb:${id}`,
      title: 'The next level takes it up',
      button: 'Take it up a level',
      questions: [
        {
          name: 'because', label: tried ? 'Why (may be left empty)' : 'Why can it not wait for this level to try?',
          as: 'text', ...(tried ? {} : { needed: 'Say why it cannot wait, or record first what this level tried' }),
        },
        on,
      ],
      send: (given, own) =>
        ask(
          api.POST('/api/v1/disagreements/{id}/climb', {
            ...at(id, version),
            body: { id: own, on: said(given, 'on'), because: maybe(given, 'because') },
          }),
        ),
    },
    {
      key: `hear:${id}`,
      title: 'Add how somebody sees it',
      button: 'Add it',
      questions: [
        { name: 'who', label: 'Who?', as: 'line', needed: 'Enter a name' },
        { name: 'agency', label: 'From which agency?', as: 'line', needed: 'Enter an agency' },
        { name: 'thinks', label: 'What they think', as: 'text', needed: 'Say what they think' },
        { name: 'right', label: 'What they hold to be right for the child', as: 'text', needed: 'Say what would be right' },
        on,
      ],
      send: (given, own) =>
        ask(
          api.POST('/api/v1/disagreements/{id}/hear', {
            ...at(id, version),
            body: {
              id: own, who: said(given, 'who'), agency: said(given, 'agency'), thinks: said(given, 'thinks'),
              right_for_child: said(given, 'right'), on: said(given, 'on'),
            },
          }),
        ),
    },
    {
      key: `safe:${id}`,
      title: 'How the child is kept safe has changed',
      button: 'Keep this',
      questions: [
        {
          name: 'words', label: 'How is the child kept safe now?', as: 'text', start: found.safe_meanwhile,
          needed: 'Say how the child is kept safe',
        },
      ],
      send: (given) =>
        ask(api.POST('/api/v1/disagreements/{id}/keep-safe', { ...at(id, version), body: { words: said(given, 'words') } })),
    },
    {
      key: `resolve:${id}`,
      title: 'It is resolved',
      button: 'Resolve it',
      questions: [
        { name: 'resolution', label: 'How, and what happens for the child now?', as: 'text', needed: 'Say how' },
        on,
      ],
      send: (given) =>
        ask(
          api.POST('/api/v1/disagreements/{id}/resolve', {
            ...at(id, version),
            body: { on: said(given, 'on'), resolution: said(given, 'resolution') },
          }),
        ),
    },
  ]
  return every.filter((each) => each !== false)
} // prettier-ignore

export const keeping = (promise: { id: string; visit_id: string | null; version: number }): Doing => ({
  key: `keep:${promise.id}`,
  title: 'We did it',
  button: 'It is done',
  questions: [{ name: 'on', label: 'Done on', as: 'day', start: today(), needed: 'Enter the day' }],
  send: (given) =>
    promise.visit_id
      ? ask(
          api.POST('/api/v1/visits/{id}/promises/keep', {
            ...at(promise.visit_id, promise.version),
            body: { promise_id: promise.id, on: said(given, 'on') },
          }),
        )
      : ask(
          api.POST('/api/v1/promises/{id}/keep', {
            ...at(promise.id, promise.version),
            body: { on: said(given, 'on') },
          }),
        ),
})

export const explaining = (promise: { id: string; version: number }): Doing => ({
  key: `explain:${promise.id}`,
  title: 'We cannot keep it, and have told the child',
  button: 'Keep this',
  questions: [
    { name: 'because', label: 'Why can it not be kept, and what did you say?', as: 'text', needed: 'Say why' },
    { name: 'told_on', label: 'Told on', as: 'day', start: today(), needed: 'Enter the day' },
  ],
  send: (given) =>
    ask(
      api.POST('/api/v1/promises/{id}/explain', {
        ...at(promise.id, promise.version),
        body: { because: said(given, 'because'), told_on: said(given, 'told_on') },
      }),
    ),
})
