import { londonMoment, today } from '../../ui/dates'

export type Value = string | boolean | null
export type Values = Record<string, Value>

/** One field of a step: what is asked and how. */
export interface FieldOf {
  name: string
  label: string
  as: 'day' | 'moment' | 'line' | 'text' | 'choice' | 'radios' | 'check'
  hint?: string
  options?: { value: string; text: string }[]
  start?: Value
  /** What to say when it is left empty; without it, it may be. */
  needed?: string
  /** Whether it is asked at all. What is not asked is not sent. */
  when?: (values: Values) => boolean
}

export const day = (name: string, label: string, start: string | null = today()): FieldOf => ({
  name, label, as: 'day', start, needed: 'Enter the day',
}) // prettier-ignore
export const maybeDay = (name: string, label: string, start: string | null = null): FieldOf => ({
  name,
  label,
  as: 'day',
  start,
})
export const line = (name: string, label: string, needed?: string, start: string | null = null): FieldOf => ({
  name, label, as: 'line', start, ...(needed ? { needed } : {}),
}) // prettier-ignore
export const text = (name: string, label: string, needed?: string, start: string | null = null): FieldOf => ({
  name, label, as: 'text', start, ...(needed ? { needed } : {}),
}) // prettier-ignore
export const check = (name: string, label: string, start = false): FieldOf => ({ name, label, as: 'check', start })
export const choice = (name: string, label: string, options: { value: string; text: string }[], start: string | null = null): FieldOf => ({
  name, label, as: options.length > 5 ? 'choice' : 'radios', options, start, needed: 'Choose one',
}) // prettier-ignore

const empty = (value: Value | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && !value.trim())

/** What a form begins with. */
export const startOf = (fields: FieldOf[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, field.start ?? (field.as === 'check' ? false : null)]))

/** What is missing by pointer, and what is sent: nothing for what was left empty or not asked; day and time as a moment. */
export function read(fields: FieldOf[], values: Values): { found: Record<string, string>; sent: Values } {
  const found: Record<string, string> = {}
  const sent: Values = {}
  for (const field of fields) {
    if (field.when && !field.when(values)) continue
    const value = values[field.name] ?? null
    if (field.as === 'moment') {
      const time = values[`${field.name}_time`]
      const made = typeof value === 'string' && typeof time === 'string' ? londonMoment(value, time) : null
      if (made) sent[field.name] = made
      else if (field.needed || !empty(time)) {
        found[empty(value) ? `/${field.name}` : `/${field.name}_time`] = empty(value)
          ? 'Enter the day'
          : 'Enter the time, such as 15:30'
      }
      continue
    }
    if (field.as === 'day' && value === '') found[`/${field.name}`] = 'Enter a real date'
    else if (field.needed && empty(value)) found[`/${field.name}`] = field.needed
    if (!empty(value)) sent[field.name] = value
  }
  return { found, sent }
}
