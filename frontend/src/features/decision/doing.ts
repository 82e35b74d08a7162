import { api, ask, ifMatch } from '../../api/client'
import type { AnswerIn } from '../../api/schema.gen'
import { maybe, said, type Given, type Question } from '../../app/Asked'
import { ANSWERS, options } from '../../ui/decisionWords'
import { today } from '../../ui/dates'

export const at = (id: string, version: number) => ({ params: { path: { id }, header: ifMatch(version) } })

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
