import { newId } from '../../api/ids'
import type { FgcMember, FgcShown } from '../../api/schema.gen'
import { today } from '../../ui/dates'
import { CAME, METHODS, optionsOf, SIDES } from '../../ui/fgcWords'
import { check, choice, day, line, maybeDay, text, type FieldOf, type Values } from './fields'
import type { Step } from './StepForm'

/** Every step of a conference as a form. Made when it is opened, so that what is new in it has one id. */

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
const plain = (sent: Values): Values => sent
const named = (shown: FgcShown, childId: string): string =>
  shown.names.find((each) => each.child_id === childId)?.name ?? 'the child'
const string = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Holders of parental responsibility whom nobody has asked yet. */
export const notAsked = (shown: FgcShown) =>
  shown.holders.filter(
    (each) => !shown.record.offers.some((offer) => offer.person_id === each.person_id || offer.name === each.name),
  )

export const offer = (shown: FgcShown): Step => {
  const id = newId()
  return {
    key: 'offer',
    title: 'Offer it to somebody',
    intro: `${shown.law.text} One yes is enough, and a no is held against nobody.`,
    verb: 'offers',
    fields: [
      line('name', 'To whom?', 'Enter their name', notAsked(shown)[0]?.name ?? null),
      day('offered_on', 'When?'),
      line('offered_how', 'How?', 'Say how, such as “at home, and in a letter”'),
    ],
    shape: (sent) => ({
      ...sent,
      id,
      person_id: shown.holders.find((each) => each.name === sent['name'])?.person_id ?? null,
    }),
  }
}

export const answer = (shown: FgcShown): Step => ({
  key: 'answer',
  title: 'What did they say?',
  verb: 'answer',
  fields: [
    choice(
      'offer_id',
      'Who answered?',
      shown.record.offers.map((each) => ({ value: each.id, text: each.name })),
      shown.record.offers.find((each) => each.accepted === null)?.id ?? null,
    ),
    choice('accepted', 'Their answer', YES_NO),
    day('on', 'When?'),
    text('words', 'In their words'),
  ],
  shape: (sent) => ({ ...sent, accepted: sent['accepted'] === 'yes' }),
})

export const refer = (shown: FgcShown): Step => ({
  key: 'refer',
  title: 'What the family will be told',
  intro: 'The coordinator and the family are told this and nothing else from the record.',
  verb: 'refer',
  fields: [
    text('worries', 'What are you worried about?', 'Say what you worry about', shown.record.worries),
    text('strengths', 'What goes well?', 'Say what goes well'),
    text('bottom_lines', 'What must the plan make sure of?', 'Say what the plan must make sure of'),
    text('questions', 'Questions for the family'),
    maybeDay('letter_on', 'Day of the letter before proceedings, if there was one'),
    ...shown.record.children.flatMap((child): FieldOf[] => [
      choice(`risk_${child.id}`, `Could ${named(shown, child.child_id)} come into care as things are?`, YES_NO),
      {
        ...text(`basis_${child.id}`, 'On what do you base that?', 'Say on what you base that'),
        when: (values) => values[`risk_${child.id}`] === 'yes',
      },
    ]),
    day('on', 'Referred on'),
  ],
  shape: (sent) => ({
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => !/^(risk|basis)_/.test(name))),
    children: shown.record.children.map((child) => ({
      id: child.id,
      at_risk: sent[`risk_${child.id}`] === 'yes',
      risk_basis: string(sent[`basis_${child.id}`]),
    })),
  }),
})

export const assign = (who: { id: string; name: string }[], on = today()): Step => ({
  key: 'assign',
  title: 'Who coordinates?',
  intro: 'Somebody who has never worked with this family or its team. The record is asked, and says if it knows better.',
  verb: 'assign',
  fields: [
    { ...choice('worker_id', 'Coordinator', who.map((each) => ({ value: each.id, text: each.name }))), as: 'choice' },
    day('on', 'From', on),
    text('because', 'Only if they know the family: why must it be them?'),
  ],
  shape: plain,
}) // prettier-ignore

export const member = (known?: FgcMember): Step => {
  const id = known?.id ?? newId()
  const who = [
    line('name', 'Name', 'Enter their name', known?.name ?? null),
    line('relation', 'Who are they to the child?', 'Say who they are to the child', known?.relation ?? null),
    choice('side', 'For whom do they come?', optionsOf(SIDES), known?.side ?? 'family'),
    line('lives', 'Where do they live?', undefined, known?.lives ?? null),
    line('travel', 'How will they come, and who pays?', undefined, known?.travel ?? null),
  ]
  const how = [
    maybeDay('prepared_on', 'Prepared on', known ? (known.prepared_on ?? today()) : null),
    {
      ...text('prepared_how', 'How did you prepare it?', 'Say how', known?.prepared_how ?? null),
      when: (values: Values) => !!values['prepared_on'],
    },
    text('wishes', 'What they wish, in their words', undefined, known?.wishes ?? null),
    maybeDay('invited_on', 'Invited on', known ? (known.invited_on ?? today()) : null),
    text('kept_out_because', 'Only if it would not be safe that they come: why?', undefined, known?.kept_out_because ?? null),
  ]
  return {
    key: `member ${known?.id ?? 'new'}`,
    title: known ? `Prepare it with ${known.name}` : 'Somebody more',
    verb: 'members',
    fields: known ? [...how, ...who] : [...who, ...how],
    shape: (sent) => ({ ...sent, id, person_id: known?.person_id ?? null }),
  }
} // prettier-ignore

export const hear = (shown: FgcShown, childPart?: string): Step => {
  const child =
    shown.record.children.find((each) => each.id === childPart) ??
    shown.record.children.find((each) => !each.invited_on && !each.view_method) ??
    shown.record.children[0]
  return {
    key: `hear ${child?.id ?? ''}`,
    title: `What ${named(shown, child?.child_id ?? '')} thinks`,
    intro: 'A child’s view weighs as much as anybody’s. They choose how it is said, and whether they come.',
    verb: 'children',
    fields: [
      maybeDay('invited_on', 'Invited on', child?.invited_on ?? today()),
      line('invited_how', 'How?', undefined, child?.invited_how ?? null),
      maybeDay('advocate_offered_on', 'Offered an advocate on', child?.advocate_offered_on ?? today()),
      check('advocate_wanted', 'They want an advocate', child?.advocate_wanted ?? false),
      {
        ...choice('view_method', 'How do they say what they think?', optionsOf(METHODS), child?.view_method ?? null),
        needed: undefined as never,
      },
      text('own_view', 'In their words', undefined, child?.own_view ?? null),
    ],
    shape: (sent) => ({ ...sent, id: child?.id }),
  }
}

export const arrange = (shown: FgcShown): Step => ({
  key: 'arrange',
  title: 'The day, as the family chooses it',
  verb: 'arrange',
  fields: [
    { name: 'scheduled_for', label: 'When?', as: 'moment', needed: 'Enter the day' },
    line('venue', 'Where?', 'Say where', shown.record.venue),
    line('language', 'In which language?', 'Say in which language', shown.record.language ?? 'English'),
    line('interpreter', 'Interpreter', undefined, shown.record.interpreter),
    check('family_chose', 'The family chose place and language', shown.record.family_chose ?? true),
    maybeDay('informed_on', 'Everybody was told what it is about on', shown.record.informed_on),
  ],
  shape: plain,
})

export const hold = (shown: FgcShown): Step => {
  const people = [
    ...shown.record.children.map((each) => ({ id: each.id, name: named(shown, each.child_id) })),
    ...shown.record.members.filter((each) => !each.kept_out_because),
  ]
  const planned = shown.record.scheduled_for
  return {
    key: 'hold',
    title: 'The family met',
    intro: 'First information for everybody, then the family alone, then the plan.',
    verb: 'hold',
    fields: [
      { name: 'held_from', label: 'It began', as: 'moment', needed: 'Enter the day', start: planned?.slice(0, 10) ?? today() },
      { name: 'private_from', label: 'The family’s own time began', as: 'moment', start: planned?.slice(0, 10) ?? today() },
      { name: 'private_until', label: 'The family’s own time ended', as: 'moment', start: planned?.slice(0, 10) ?? today() },
      check('private_alone', 'No professional was in the room in that time'),
      ...people.map((each) => choice(`came_${each.id}`, `Was ${each.name} there?`, optionsOf(CAME), 'in_person')),
      text('plan_words', 'The family’s plan, in their words', 'Write down the plan as they said it'),
      line('lead_name', 'Who of the family leads the plan?', 'Enter a name'),
    ],
    shape: (sent) => ({
      ...Object.fromEntries(Object.entries(sent).filter(([name]) => !name.startsWith('came_'))),
      came: people.map((each) => ({ id: each.id, came: sent[`came_${each.id}`] })),
    }),
  }
} // prettier-ignore

export const agree = (): Step => {
  const plan = newId()
  const actions = [newId(), newId(), newId()]
  return {
    key: 'agree',
    title: 'Agree to the family’s plan',
    intro: 'It is agreed when it keeps the children safe and meets the worries. Not a word of it is changed.',
    verb: 'agree',
    fields: [
      check('meets_bottom_lines', 'It makes sure of what it must'),
      check('clear', 'It is clear who does what by when'),
      check('agreed_by_all', 'Everybody who was there agrees'),
      check('answers_questions', 'It answers the questions'),
      ...actions.flatMap((_, place): FieldOf[] => [
        {
          ...line(`words_${String(place)}`, `Somebody will (${String(place + 1)})`),
          when: (values) => place === 0 || !!values[`words_${String(place - 1)}`],
        },
        {
          ...line(`owner_${String(place)}`, 'Who?', 'Enter who will do it'),
          when: (values) => !!values[`words_${String(place)}`],
        },
        { ...maybeDay(`by_${String(place)}`, 'By when?'), when: (values) => !!values[`words_${String(place)}`] },
      ]),
      day('on', 'Agreed on'),
    ],
    shape: (sent) => ({
      on: sent['on'],
      plan_id: plan,
      ...Object.fromEntries(
        ['meets_bottom_lines', 'clear', 'agreed_by_all', 'answers_questions'].map((name) => [
          name,
          sent[name] === true,
        ]),
      ),
      actions: actions
        .map((id, place) => ({
          id,
          words: string(sent[`words_${String(place)}`]),
          owner_name: string(sent[`owner_${String(place)}`]),
          by_when: string(sent[`by_${String(place)}`]),
        }))
        .filter((each) => each.words),
    }),
  }
}

export * from './afterwards'
