import { today } from '../../ui/dates'
import type { FieldOf } from './VerbForm'

/** A day, prefilled with today. */
export const on = (name = 'on', label = 'Date'): FieldOf => ({
  name, label, as: 'day', start: today(), needed: 'Enter the day',
}) // prettier-ignore
/** A day and a time. */
export const when = (name: string, label: string): FieldOf[] => [
  { name, label, as: 'moment', start: today(), needed: 'Enter the day' },
]
/** Some lines of writing. */
export const text = (name: string, label: string, needed?: string): FieldOf => ({
  name, label, as: 'text', ...(needed ? { needed } : {}),
}) // prettier-ignore
