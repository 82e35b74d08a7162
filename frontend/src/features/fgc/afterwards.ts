import { newId } from '../../api/ids'
import type { FgcPeer, FgcResource, FgcShown } from '../../api/schema.gen'
import { today } from '../../ui/dates'
import { AGREEING, ENDINGS, NOT_OFFERED, OCCASIONS, optionsOf, WHOSE } from '../../ui/fgcWords'
import { check, choice, day, line, maybeDay, text, type Values } from './fields'
import type { Step } from './StepForm'

/** What follows the day, and what stands beside it. */

const plain = (sent: Values): Values => sent

export const leaveOut = (): Step => ({
  key: 'leave-out',
  title: 'It is not offered',
  intro: 'A manager decides this and stands by it with their name.',
  verb: 'leave-out',
  fields: [
    choice('why', 'Why not?', optionsOf(NOT_OFFERED)),
    text('because', 'In words that the family may read', 'Say why'),
    day('on', 'Decided on'),
  ],
  shape: plain,
})

export const notAgree = (): Step => ({
  key: 'not-agree',
  title: 'The plan would not keep a child safe',
  intro: 'Only safety is a reason. The family hears it from you, and may meet again.',
  verb: 'not-agree',
  fields: [text('because', 'What would not be safe?', 'Say what would not be safe'), day('on', 'Said on')],
  shape: plain,
})

export const promise = (known?: FgcResource): Step => {
  const id = known?.id ?? newId()
  return {
    key: `promise ${known?.id ?? 'new'}`,
    title: known ? 'Did the help come?' : 'Help that is promised',
    verb: 'promises',
    fields: [
      line('words', 'What?', 'Say what', known?.words ?? null),
      line('who', 'Who gives it?', 'Say who', known?.who ?? null),
      day('promised_on', 'Promised on', known?.promised_on ?? today()),
      maybeDay('by_when', 'By when?', known?.by_when ?? null),
      maybeDay('given_on', 'It was there on', known?.given_on ?? null),
      text('not_given_because', 'If it did not come: why?', undefined, known?.not_given_because ?? null),
    ],
    shape: (sent) => ({ ...sent, id }),
  }
}

export const share = (): Step => {
  const id = newId()
  return {
    key: 'share',
    title: 'Somebody was given the plan',
    verb: 'copies',
    fields: [line('to_name', 'To whom?', 'Say to whom'), day('shared_on', 'When?'), line('how', 'How?', 'Say how')],
    shape: (sent) => ({ ...sent, id }),
  }
}

export const ask = (): Step => {
  const id = newId()
  return {
    key: 'feedback',
    title: 'How was it for you?',
    verb: 'feedback',
    fields: [
      choice('whose', 'Who answers?', optionsOf(WHOSE)),
      choice('listened_to', 'Did you feel listened to?', optionsOf(AGREEING)),
      choice('our_plan', 'Is it your own plan?', optionsOf(AGREEING)),
      choice('would_recommend', 'Would you tell another family to have one?', optionsOf(AGREEING)),
      text('than_before', 'How was it beside what you knew of us before?'),
      text('words', 'Anything else, in their words'),
      day('given_on', 'When?'),
    ],
    shape: (sent) => ({ ...sent, id }),
  }
}

export const review = (): Step => {
  const id = newId()
  return {
    key: 'review',
    title: 'The plan was looked at again',
    verb: 'reviews',
    fields: [
      day('held_on', 'When?'),
      text('went_well', 'What goes well?', 'Say what goes well'),
      text('still_to_do', 'What is still to do?'),
      text('family_words', 'What the family says, in their words'),
      maybeDay('next_by', 'Look again by, if you will'),
    ],
    shape: (sent) => ({ ...sent, id }),
  }
}

export const explain = (): Step => {
  const id = newId()
  return {
    key: 'explain',
    title: 'Rights were explained',
    intro: 'The rights of parents, of the child and of the wider family: to say no, to bring somebody, to ask, to complain.',
    verb: 'explanations',
    fields: [
      line('to_name', 'To whom?', 'Say to whom'),
      choice('whose', 'Who are they?', optionsOf(WHOSE)),
      day('explained_on', 'When?'),
      line('how', 'How?', 'Say how'),
      line('language', 'In which language?', 'Say in which language', 'English'),
      line('interpreter', 'Interpreter'),
      text('understood', 'How do you know that they understood?'),
    ],
    shape: (sent) => ({ ...sent, id }),
  }
} // prettier-ignore

export const peer = (known?: FgcPeer): Step => {
  const id = known?.id ?? newId()
  return {
    key: `peer ${known?.id ?? 'new'}`,
    title: known ? `${known.peer_name} beside ${known.parent_name}` : 'A parent who has been there stands beside a parent',
    intro: 'They are trained, have nothing to do with the family, and are wanted. They are given nothing from the record.',
    verb: 'peers',
    fields: [
      choice('occasion', 'At what?', optionsOf(OCCASIONS), known?.occasion ?? null),
      line('peer_name', 'Who helps?', 'Enter their name', known?.peer_name ?? null),
      line('parent_name', 'Beside whom?', 'Enter their name', known?.parent_name ?? null),
      day('trained_on', 'Trained on', known?.trained_on ?? null),
      day('conflict_checked_on', 'Looked for a conflict on', known?.conflict_checked_on ?? today()),
      check('no_conflict', 'They have nothing to do with this family', known?.no_conflict ?? false),
      day('consent_on', 'The parent said yes on', known?.consent_on ?? null),
      day('matched_on', 'Together from', known?.matched_on ?? today()),
      ...(known ? [maybeDay('ended_on', 'Ended on', known.ended_on), text('ended_because', 'Why?')] : []),
    ],
    shape: (sent) => ({ ...sent, id }),
  }
} // prettier-ignore

export const court = (): Step => ({
  key: 'court',
  title: 'An application was made to the court',
  verb: 'court',
  fields: [day('on', 'When?')],
  shape: plain,
})

export const close = (shown: FgcShown): Step => {
  const likely: Record<string, string> = { reviewed: 'reviewed', declined: 'declined', not_offered: 'not_offered' }
  return {
    key: 'close',
    title: 'Close it',
    intro: 'It stays readable. After the plan was agreed it is closed only when it has been looked at again.',
    verb: 'close',
    fields: [
      choice('ending', 'Why is it over?', optionsOf(ENDINGS), likely[shown.record.state] ?? null),
      text('because', 'In words that the family may read', 'Say why'),
      day('on', 'When?'),
    ],
    shape: plain,
  }
}
