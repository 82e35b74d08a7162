import { useState, type ReactNode } from 'react'
import type { Answer } from '../api/client'
import { newId } from '../api/ids'
import { useSession } from '../api/session'
import { useSend } from '../api/useSend'
import type { QueryKey } from '@tanstack/react-query'
import { useDraft } from '../offline/useDraft'
import { Button } from '../ui/Button'
import { DateField } from '../ui/DateField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Check, Radios, Select, TextArea, TextField } from '../ui/Field'
import { Opened, Section } from '../ui/parts'

export type Given = Record<string, string | boolean | null>

/** One field: its JSON pointer without the slash, and how it is asked. */
export interface Question {
  name: string
  label: string
  as: 'day' | 'line' | 'text' | 'choice' | 'radios' | 'check' | 'number'
  hint?: string
  options?: { value: string; text: string }[]
  start?: string | boolean | null
  /** What to say when it is left empty; without it, it may be. */
  needed?: string
  /** Whether it is asked at all; what is not asked is left out. */
  when?: (given: Given) => boolean
}

interface Props {
  title: string
  intro?: ReactNode
  /** Keeps the drafts of different forms apart. */
  name: string
  questions: Question[]
  touched: QueryKey[]
  button: string
  send: (given: Given, id: string) => Promise<Answer<unknown>>
  onDone: () => void
}

const text = (value: Given[string] | undefined): string => (typeof value === 'string' ? value : '')

/** A form of plain questions whose writing survives a reload. New things keep one id however often they are sent. */
export function Asked({ title, intro, name, questions, touched, button, send, onDone }: Props) {
  const { session } = useSession()
  const [initial] = useState(() => ({
    id: newId(),
    given: Object.fromEntries(questions.map((each) => [each.name, each.start ?? null])) as Given,
  }))
  const draft = useDraft(session?.worker?.id ?? '', name, '', initial)
  const { errors, busy, send: go } = useSend<unknown>(`/${questions[0]?.name ?? ''}`, touched)
  if (!draft.ready) return null
  const { id, given } = draft.value
  const asked = questions.filter((each) => !each.when || each.when(given))
  const missing = () =>
    Object.fromEntries(
      asked.flatMap((each) => {
        const value = given[each.name]
        if (value === '' && each.as === 'day') return [[`/${each.name}`, 'There is no such day']]
        if (each.as === 'number' && text(value) && !/^\d+$/.test(text(value).trim()))
          return [[`/${each.name}`, 'Enter a whole number']]
        return each.needed && (value === null || value === undefined || !String(value).trim())
          ? [[`/${each.name}`, each.needed]]
          : []
      }),
    ) as Record<string, string>
  const sent = () => {
    const names = new Set(asked.map((each) => each.name))
    return Object.fromEntries(
      Object.entries(given).map(([key, value]) => [
        key,
        !names.has(key) || (typeof value === 'string' && !value.trim()) ? null : value,
      ]),
    )
  }
  return (
    <Section title={title}>
      <Opened>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            go(
              missing(),
              () => send(sent(), id),
              () => draft.drop().then(onDone),
            )
          }}
        >
          <ErrorSummary errors={errors} />
          {intro}
          {asked.map((each) => (
            <Answering
              key={each.name}
              question={each}
              value={given[each.name] ?? null}
              error={errors[`/${each.name}`]}
              change={(value) => draft.change({ id, given: { ...given, [each.name]: value } })}
            />
          ))}
          <p className="app-quiet">{draft.status}</p>
          <p className="govuk-visually-hidden" aria-live="polite">
            {draft.spoken}
          </p>
          <div className="app-row">
            <Button type="submit" busy={busy}>
              {button}
            </Button>
            <Button secondary onClick={() => void draft.drop().then(onDone)}>
              Leave it
            </Button>
          </div>
        </form>
      </Opened>
    </Section>
  )
}

interface AnsweringProps {
  question: Question
  value: Given[string]
  error: string | undefined
  change: (value: Given[string]) => void
}

function Answering({ question, value, error, change }: AnsweringProps) {
  const shared = { at: `/${question.name}`, label: question.label, hint: question.hint, error }
  switch (question.as) {
    case 'day':
      return <DateField {...shared} value={typeof value === 'string' ? value : null} onChange={change} />
    case 'text':
      return <TextArea {...shared} rows={3} value={text(value)} onChange={change} />
    case 'choice':
      return <Select {...shared} value={text(value)} onChange={change} options={question.options ?? []} />
    case 'radios':
      return <Radios {...shared} value={text(value)} onChange={change} options={question.options ?? []} />
    case 'check':
      return (
        <div className="govuk-form-group">
          <Check at={shared.at} label={question.label} checked={value === true} onChange={change} />
        </div>
      )
    case 'number':
      return <TextField {...shared} width="10" value={text(value)} onChange={change} />
    case 'line':
      return <TextField {...shared} value={text(value)} onChange={change} />
  }
}

/** What was given to a field of words: never null where it was needed. */
export const said = (given: Given, name: string): string => text(given[name])
/** What was given to a field of words that may be empty. */
export const maybe = (given: Given, name: string): string | null => text(given[name]).trim() || null
/** A number that may be left out. */
export const count = (given: Given, name: string): number | null => {
  const value = text(given[name]).trim()
  return value ? Number(value) : null
}
