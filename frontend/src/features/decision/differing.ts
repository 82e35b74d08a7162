import { api, ask } from '../../api/client'
import type { DisagreementShown } from '../../api/schema.gen'
import { maybe, said, type Question } from '../../app/Asked'
import { today } from '../../ui/dates'
import { at, type Doing } from './doing'

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
