import { api, ask } from '../../api/client'
import { newId } from '../../api/ids'
import type {
  Episode, EpisodeChangeIn, EpisodeCorrectionIn, EpisodeIn, PeriodEndIn, StayIn,
} from '../../api/schema.gen' // prettier-ignore
import { choices } from '../../ui/words'
import { on, text } from './fields'
import type { FieldOf, Values, Verb } from './VerbForm'
import { ENDED, HOME, LEGAL, MOVED, NEW, options, PARENTS_BASIS, PROVIDER, STAY } from './words'

export interface Known {
  value: string
  text: string
}

const NEEDS = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8']
const WITHOUT_PROVIDER = /^[TZ]/
const WITHOUT_URN = /^(P1|P3|R1|R2|R5|[TZ])/
/** What a form offers no more: kept for the words of old records. */
const PAST = ['D1']

const code = (values: Values): string => (typeof values['placement'] === 'string' ? values['placement'] : '')

/** The questions about a home; `asked` says whether this form is about one. */
function home(known: Known[], was: Episode | null, asked: (values: Values) => boolean = () => true): FieldOf[] {
  const kept = (value: string | boolean | null | undefined) => value ?? null
  return [
    {
      name: 'placement', label: 'What kind of home is it?', as: 'choice', options: options(HOME),
      needed: 'Choose the kind of home', start: kept(was?.placement), when: asked,
    },
    {
      name: 'home_words', label: 'Where and with whom, in plain words', hint: 'Such as: with Bea Marsh in Quay Street',
      as: 'line', needed: 'Say where and with whom', start: kept(was?.home_words), when: asked,
    },
    {
      name: 'with_parents_basis', label: 'Why is the child looked after at home?', as: 'radios',
      hint: 'How often we must visit depends on it', options: options(PARENTS_BASIS), needed: 'Choose one',
      start: kept(was?.with_parents_basis), when: (values) => asked(values) && code(values) === 'P1',
    },
    {
      name: 'provider', label: 'Who provides the home?', as: 'choice', options: options(PROVIDER, ['PR0']),
      needed: 'Choose who provides it', start: kept(was?.provider === 'PR0' ? null : was?.provider),
      when: (values) => asked(values) && code(values) !== 'P1' && !WITHOUT_PROVIDER.test(code(values)),
    },
    {
      name: 'carer_person_id', label: 'Is the carer somebody in the record?', as: 'choice', options: known,
      start: kept(was?.carer_person_id), when: (values) => asked(values) && known.length > 0,
    },
    {
      name: 'temporary_approval', label: 'The carer is approved for the time being only (16 weeks)', as: 'check',
      start: was?.temporary_approval ?? false, when: (values) => asked(values) && /^U[123]/.test(code(values)),
    },
    {
      name: 'meant_to_last', label: 'It is meant to last until 18', as: 'check', start: was?.meant_to_last ?? false,
      when: (values) => asked(values) && !WITHOUT_PROVIDER.test(code(values)),
    },
    { name: 'provider_name', label: 'Name of the agency or home', as: 'line', start: kept(was?.provider_name), when: asked },
    { name: 'postcode', label: 'Postcode', as: 'line', start: kept(was?.postcode), when: asked },
    {
      name: 'urn', label: 'Ofsted number of the agency or home', as: 'line', start: kept(was?.urn),
      when: (values) => asked(values) && !!code(values) && !WITHOUT_URN.test(code(values)),
    },
    {
      name: 'distance_miles', label: 'Miles from the family’s home', as: 'line', within: [0, 1000],
      start: kept(was?.distance_miles?.toString()), when: asked,
    },
  ] // prettier-ignore
}

/** The facts of an episode as they are sent: those of the one before, where the form was not about them. */
function facts(values: Values, was: Episode | null) {
  const asked = 'placement' in values
  const miles = values['distance_miles']
  const from = asked ? values : ((was ?? {}) as unknown as Values)
  const kept = {
    placement: from['placement'], home_words: from['home_words'],
    provider: code(from) === 'P1' ? 'PR0' : (from['provider'] ?? null), urn: from['urn'] ?? null,
    postcode: from['postcode'] ?? null, provider_name: from['provider_name'] ?? null,
    carer_person_id: from['carer_person_id'] ?? null, with_parents_basis: from['with_parents_basis'] ?? null,
    temporary_approval: from['temporary_approval'] ?? false, meant_to_last: from['meant_to_last'] ?? false,
    distance_miles: asked ? (miles ? Number(miles) : null) : (was?.distance_miles ?? null),
  } // prettier-ignore
  return { ...kept, legal_status: values['legal_status'] ?? was?.legal_status }
}

const legal = (was: Episode | null, asked?: (values: Values) => boolean): FieldOf => ({
  name: 'legal_status', label: 'Under what law?', as: 'choice', options: options(LEGAL, PAST),
  hint: 'Police protection lasts 3 days at the most, an emergency order 8 (15 if the court extends it), a short break 17',
  needed: 'Choose the legal status', start: was?.legal_status ?? null, ...(asked ? { when: asked } : {}),
}) // prettier-ignore

const need = (was: Episode | null): FieldOf => ({
  name: 'need_code', label: 'What is the main need?', as: 'choice', options: choices(NEEDS),
  hint: 'It stays the same for the whole time in care', needed: 'Choose the main need', start: was?.need_code ?? null,
}) // prettier-ignore

export const startPeriod = (known: Known[]): Verb => ({
  title: 'The child begins to be looked after',
  fields: [
    on('since', 'From'), legal(null), ...home(known, null), need(null), text('why', 'Why?', 'Say why'),
  ],
  send: (at, values, id) => {
    const body = { ...facts(values, null), id, period_id: newId(), since: values['since'], why: values['why'], need_code: values['need_code'] }
    return ask(api.POST('/api/v1/care/{id}/periods', { ...at, body: body as EpisodeIn }))
  },
}) // prettier-ignore

const newHome = (values: Values): boolean => !!values['reason_new'] && values['reason_new'] !== 'L'
const newLaw = (values: Values): boolean => ['L', 'B', 'U'].includes(values['reason_new'] as string)
const away = (was: Episode, values: Values): boolean => /^T/.test(was.placement) || /^T/.test(code(values))

export const changeEpisode = (was: Episode, known: Known[]): Verb => ({
  title: 'Something changes while looked after',
  whole: true,
  fields: [
    { name: 'reason_new', label: 'What changes?', as: 'radios', options: options(NEW, ['S']), needed: 'Choose what changes' },
    on('since', 'From'),
    legal(was, newLaw),
    ...home(known, was, newHome),
    {
      name: 'reason_place_change', label: 'Why does the child move?', as: 'choice', options: options(MOVED),
      needed: 'Choose why the child moves', when: (values) => newHome(values) && !away(was, values),
    },
    text('why', 'In your own words', 'Say why'),
  ],
  send: (at, values, id) => {
    const body = {
      ...facts(values, was), episode_id: id, since: values['since'], reason_new: values['reason_new'], why: values['why'],
      reason_place_change: values['reason_place_change'] ?? null,
    }
    return ask(api.POST('/api/v1/care/{id}/episodes', { ...at, body: body as EpisodeChangeIn }))
  },
}) // prettier-ignore

export const correctEpisode = (wrong: Episode, known: Known[]): Verb => ({
  title: 'Put right what was recorded',
  about: wrong.id,
  whole: true,
  intro: 'What it said before stays in the history.',
  fields: [
    { ...on('since', 'From'), start: wrong.since }, legal(wrong), ...home(known, wrong), need(wrong),
    { name: 'reason_new', label: 'What was new?', as: 'choice', options: options(NEW), start: wrong.reason_new, needed: 'Choose what was new' },
    ...(wrong.until && wrong.reason_ended !== 'X1'
      ? [
          { ...on('until', 'Until'), start: wrong.until },
          { name: 'reason_ended', label: 'Why did it end?', as: 'choice' as const, options: options(ENDED, ['X1']), start: wrong.reason_ended, needed: 'Choose why' },
        ]
      : []),
    ...(wrong.reason_ended === 'X1'
      ? [{ name: 'reason_place_change', label: 'Why did the child move from here?', as: 'choice' as const, options: options(MOVED), start: wrong.reason_place_change }]
      : []),
    { ...text('why', 'In your own words', 'Say why'), start: wrong.why },
    text('reason', 'What was wrong?', 'Say what was wrong'),
  ],
  send: (at, values) => {
    const body = {
      ...facts(values, wrong), episode_id: wrong.id, since: values['since'], until: values['until'] ?? wrong.until,
      need_code: values['need_code'], reason_new: values['reason_new'], why: values['why'], reason: values['reason'],
      reason_ended: values['reason_ended'] ?? wrong.reason_ended, reason_place_change: values['reason_place_change'] ?? null,
    }
    return ask(api.POST('/api/v1/care/{id}/episodes/correct', { ...at, body: body as EpisodeCorrectionIn }))
  },
}) // prettier-ignore

export const endPeriod: Verb = {
  title: 'The child is no longer looked after',
  fields: [
    on('until', 'From'),
    { name: 'reason_ended', label: 'What happened?', as: 'choice', options: options(ENDED, ['X1']), needed: 'Choose what happened' },
    text('why', 'In your own words', 'Say why'),
  ],
  send: (at, values) => ask(api.POST('/api/v1/care/{id}/periods/end', { ...at, body: values as unknown as PeriodEndIn })),
} // prettier-ignore

export const stay = (known: Known[]): Verb => ({
  title: 'The child lives somewhere else',
  intro: 'With family, godparents or friends, at the hub, at home: where the child lives when not in a placement.',
  fields: [
    { name: 'kind', label: 'With whom?', as: 'choice', options: options(STAY), needed: 'Choose with whom' },
    { name: 'words', label: 'Where and with whom, in plain words', as: 'line', needed: 'Say where and with whom' },
    ...(known.length > 0 ? [{ name: 'person_id', label: 'Is it somebody in the record?', as: 'choice' as const, options: known }] : []),
    on('since', 'From'),
    { name: 'until', label: 'Until, if it is over', as: 'day' },
  ],
  send: (at, values, id) => ask(api.POST('/api/v1/care/{id}/stays', { ...at, body: { ...values, id } as unknown as StayIn })),
}) // prettier-ignore

export const endStay = (id: string): Verb => ({
  title: 'The child no longer lives there',
  about: id,
  fields: [on('until', 'From')],
  send: (at, values) =>
    ask(api.POST('/api/v1/care/{id}/stays/end', { ...at, body: { stay_id: id, until: values['until'] as string } })),
})
