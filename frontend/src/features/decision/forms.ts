import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type { AuthorisationIn, DecisionIn, PromiseIn } from '../../api/schema.gen'
import { count, maybe, said, type Given, type Question } from '../../app/Asked'
import { MATTERS, options, SAID } from '../../ui/decisionWords'
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
