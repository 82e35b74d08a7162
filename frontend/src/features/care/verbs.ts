import { api, ask } from '../../api/client'
import type {
  Care, CareOrder, CareOrderCorrectionIn, CareOrderIn, CareReview, CareReviewCorrectionIn, CareReviewIn, EducationPlanIn,
  HealthCheckIn, MissingCorrectionIn, MissingEpisode, MissingIn, PlanMadeIn, CareStepIn, TouchIn,
} from '../../api/schema.gen' // prettier-ignore
import { clock, today } from '../../ui/dates'
import { on, text, when } from './fields'
import type { At, FieldOf, Values, Verb } from './VerbForm'
import {
  ACCOMMODATION, ADOPTERS, BEFORE, BOUND, DOES, EDUCATION, GROW_UP, HEALTH, IN_TOUCH, MISSING, NOT_PLACED, options, ORDER,
  PLAN, STEP, TOOK_PART,
} from './words' // prettier-ignore

export const addOrder: Verb = {
  title: 'A court made an order',
  intro: 'Also what the police or another power decided.',
  fields: [
    { name: 'kind', label: 'Which?', as: 'choice', options: options(ORDER), needed: 'Choose which' },
    on('since', 'From'),
    { name: 'until', label: 'Until, if it has an end', as: 'day' },
    { name: 'court', label: 'Court', as: 'line' },
    { name: 'case_number', label: 'Number at the court', as: 'line' },
    text('words', 'What it says, in plain words'),
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/orders', { ...at, body: { ...values, id } as unknown as CareOrderIn })),
} // prettier-ignore

export const endOrder = (order: CareOrder): Verb => ({
  title: 'An order ends',
  about: order.id,
  fields: [on('until', 'From'), text('reason', 'Why?', 'Say why')],
  send: (at, values) =>
    ask(
      api.POST('/api/v1/care/{id}/orders/end', {
        ...at,
        body: { order_id: order.id, until: values['until'] as string, reason: values['reason'] as string },
      }),
    ),
})

export const holdReview = (young: boolean): Verb => ({
  title: 'A review was held',
  fields: [
    on('held_on'),
    { name: 'participation', label: 'How did the child take part?', as: 'choice', options: options(TOOK_PART), needed: 'Choose how', start: young ? 'PN0' : null },
    text('child_words', 'What the child said, in their words'),
    text('decisions', 'What was decided', 'Say what was decided'),
    { name: 'chair_name', label: 'Who chaired it?', as: 'line', needed: 'Say who chaired it' },
    { name: 'next_by', label: 'The next one by', hint: 'The first within 20 working days, the second within 3 months, then every 6 months', as: 'day' },
    { name: 'permanence_agreed', label: 'A plan for where the child is to grow up was agreed', as: 'check' },
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/reviews', { ...at, body: { ...values, id } as unknown as CareReviewIn })),
}) // prettier-ignore

export const noteHealth: Verb = {
  title: 'Something for the child’s health',
  fields: [
    { name: 'kind', label: 'What?', as: 'choice', options: options(HEALTH), needed: 'Choose what' },
    on(),
    { name: 'refused', label: 'The child did not want it', as: 'check' },
    { name: 'score', label: 'Score', hint: '0 to 40', as: 'line', needed: 'Enter the score', within: [0, 40], when: (values) => values['kind'] === 'sdq' && !values['refused'] },
    text('words', 'What was found, or why not'),
  ],
  send: (at, values, id) => {
    const body = { ...values, id, score: values['score'] ? Number(values['score']) : null }
    return ask(api.POST('/api/v1/care/{id}/health', { ...at, body: body as unknown as HealthCheckIn }))
  },
} // prettier-ignore

export const noteEducation = (care: Care | null): Verb => ({
  title: 'The personal education plan',
  fields: [
    { name: 'kind', label: 'What?', as: 'radios', options: options(EDUCATION), needed: 'Choose what', start: care?.education.length ? 'pep_review' : 'pep_initiated' },
    on(), text('words', 'What it says'),
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/education', { ...at, body: { ...values, id } as unknown as EducationPlanIn })),
}) // prettier-ignore

export const makePlan: Verb = {
  title: 'A plan was made',
  fields: [
    { name: 'kind', label: 'Which plan?', as: 'choice', options: options(PLAN), needed: 'Choose which' },
    on(),
    { name: 'permanence_code', label: 'Where is the child to grow up?', as: 'choice', options: options(GROW_UP), needed: 'Choose where', when: (values) => values['kind'] === 'permanence' },
    text('words', 'What it says, in plain words', 'Say what it says'),
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/plans', { ...at, body: { ...values, id } as unknown as PlanMadeIn })),
} // prettier-ignore

const stepIs =
  (kind: string) =>
  (values: Values): boolean =>
    values['kind'] === kind
const hadOne = (values: Values) =>
  values['kind'] === 'had_before' && typeof values['before'] === 'string' && values['before'] !== 'Z1'

export const takeStep: Verb = {
  title: 'A step to a home for good',
  intro: 'What there was before helps to plan better this time. The yearly count of children looked after asks for it too.',
  fields: [
    { name: 'kind', label: 'Which?', as: 'choice', options: options(STEP), needed: 'Choose which' },
    on(),
    { name: 'before', label: 'Was there a home for good that did not last?', as: 'choice', options: options(BEFORE), needed: 'Say what there was, also if there was none', when: stepIs('had_before') },
    { name: 'before_where', label: 'Which authority arranged it?', hint: 'Its three digits, or WAL, SCO, NIR or NUK', as: 'line', needed: 'Say which authority', when: hadOne },
    { name: 'before_when', label: 'When?', hint: 'Like 24/06/2019; write zz for what nobody knows, like zz/zz/2019', as: 'line', needed: 'Say when, as far as you know', when: hadOne },
    { name: 'adopters', label: 'Who will adopt them?', as: 'choice', options: options(ADOPTERS), needed: 'Say who', when: stepIs('matched') },
    { name: 'adopters_law', label: 'And they are', as: 'choice', options: options(BOUND), needed: 'Say how they live', when: stepIs('matched') },
    { name: 'by_carers', label: 'The child lives with them already, as their foster child', as: 'check', when: stepIs('matched') },
    { name: 'because', label: 'Why not?', as: 'choice', options: options(NOT_PLACED), needed: 'Say why', when: stepIs('not_to_be_placed') },
    text('words', 'In plain words'),
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/steps', { ...at, body: { ...values, id } as unknown as CareStepIn })),
} // prettier-ignore

export const goMissing: Verb = {
  title: 'The child is missing or away',
  intro: 'From when they left, or a responsible adult last saw them: the later of both. However short it is.',
  fields: [
    { name: 'kind', label: 'Do we know where they are?', as: 'radios', options: options(MISSING), needed: 'Choose one' },
    ...when('since', 'Since'),
    text('words', 'What happened'),
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/missing', { ...at, body: { ...values, id } as unknown as MissingIn })),
} // prettier-ignore

export const comeBack = (id: string): Verb => ({
  title: 'The child is back',
  about: id,
  fields: [...when('until', 'When'), text('found_where', 'Where were they?'), text('words', 'What happened')],
  send: (at, values) =>
    ask(
      api.POST('/api/v1/care/{id}/missing/back', {
        ...at,
        body: {
          missing_id: id,
          until: values['until'] as string,
          found_where: values['found_where'] as string | null,
          words: values['words'] as string | null,
        },
      }),
    ),
})

export const offerInterview = (id: string): Verb => ({
  title: 'We offered a talk',
  about: id,
  intro: 'With somebody who is independent of the home, within 72 hours of coming back.',
  fields: [on()],
  send: (at, values) =>
    ask(
      api.POST('/api/v1/care/{id}/interviews/offer', { ...at, body: { missing_id: id, on: values['on'] as string } }),
    ),
})

export const holdInterview = (id: string): Verb => ({
  title: 'The talk was held',
  about: id,
  fields: [
    on(),
    { name: 'held_by', label: 'Who talked with the child?', as: 'line', needed: 'Say who' },
    text('told', 'What the child said, as far as they want it kept'),
  ],
  send: (at, values) =>
    ask(
      api.POST('/api/v1/care/{id}/interviews/hold', {
        ...at,
        body: {
          missing_id: id,
          on: values['on'] as string,
          held_by: values['held_by'] as string,
          told: values['told'] as string | null,
        },
      }),
    ),
})

export const keepTouch: Verb = {
  title: 'We were in touch, or tried',
  fields: [
    on(),
    { name: 'in_touch', label: 'Are we in touch?', as: 'choice', options: options(IN_TOUCH), needed: 'Choose one', start: 'YES' },
    { name: 'how', label: 'How?', hint: 'Such as: met in town, by telephone, a message', as: 'line', needed: 'Say how' },
    { name: 'accommodation', label: 'Where do they live?', as: 'choice', options: options(ACCOMMODATION) },
    { name: 'activity', label: 'What do they do?', as: 'choice', options: options(DOES) },
    text('words', 'How they are'),
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/touches', { ...at, body: { ...values, id } as unknown as TouchIn })),
} // prettier-ignore

/** A field with what was said before in it. */
function filled(field: FieldOf, said: unknown): FieldOf {
  if (field.as === 'moment' && typeof said === 'string')
    return { ...field, start: today(new Date(said)), time: clock(new Date(said)) }
  return { ...field, start: (said as string | boolean | null) ?? null }
}

/** The form in which something was recorded, with what was said in it, and what was wrong. */
function correcting(wrong: { id: string }, fields: FieldOf[], send: (at: At, body: Values) => ReturnType<Verb['send']>): Verb {
  const said = wrong as Record<string, unknown>
  return {
    title: 'Put right what was recorded',
    about: wrong.id,
    whole: true,
    intro: 'What it said before stays in the history.',
    fields: [...fields.map((field) => filled(field, said[field.name])), text('reason', 'What was wrong?', 'Say what was wrong')],
    send: (at, values) => send(at, { ...values, id: wrong.id }),
  }
} // prettier-ignore

export const correctOrder = (order: CareOrder): Verb =>
  correcting(order, addOrder.fields, (at, body) =>
    ask(api.POST('/api/v1/care/{id}/orders/correct', { ...at, body: body as unknown as CareOrderCorrectionIn })),
  )

export const correctReview = (review: CareReview): Verb =>
  correcting(review, holdReview(false).fields, (at, body) =>
    ask(api.POST('/api/v1/care/{id}/reviews/correct', { ...at, body: body as unknown as CareReviewCorrectionIn })),
  )

export const correctMissing = (missing: MissingEpisode): Verb => {
  const back = missing.until ? [...when('until', 'Back'), text('found_where', 'Where were they?')] : []
  return correcting(missing, [...goMissing.fields, ...back], (at, body) =>
    ask(api.POST('/api/v1/care/{id}/missing/correct', { ...at, body: body as unknown as MissingCorrectionIn })),
  )
}
