import { newId } from '../../api/ids'
import type { ContactIn, NamedIn, Person } from '../../api/schema.gen'
import type { Somebody } from './NamedFields'

/** A contact as it is being written by staff. */
export interface Writing {
  id: string
  channel: string
  source: string
  sender: string
  role: string
  relationship: string
  reach: string
  worry: string
  well: string
  consent: string
  why: string
  urgency: string
  people: Somebody[]
}

export const nobody = (isChild: boolean): Somebody => ({
  id: newId(), is_child: isChild, given: '', family: '', born: null, due: null, relationship: '', address: '', postcode: '', school: '',
}) // prettier-ignore
/** Somebody as the record has them now. */
function recorded(about: Person): Somebody {
  const name = about.names.find((each) => each.use === 'legal' && !each.until) ?? about.names[0]
  const home = about.addresses.find((each) => each.use === 'home' && !each.until)
  return {
    ...nobody(true),
    given: name?.given ?? '',
    family: name?.family ?? '',
    born: about.date_of_birth,
    due: about.due_date,
    address: home?.lines ?? '',
    postcode: home?.postcode ?? '',
  }
}

export const empty = (about: Person | null): Writing => ({
  id: newId(), channel: 'phone', source: '', sender: '', role: '', relationship: '', reach: '', worry: '', well: '',
  consent: '', why: '', urgency: '', people: [about ? recorded(about) : nobody(true)],
}) // prettier-ignore

const some = (text: string) => text.trim() || null

export function body(draft: Writing, partner = false): ContactIn {
  const known = partner
    ? {}
    : {
        channel: draft.channel as NonNullable<ContactIn['channel']>,
        source_code: draft.source as NonNullable<ContactIn['source_code']>,
      }
  return {
    id: draft.id,
    ...known,
    sender_name: draft.sender,
    sender_role: some(draft.role),
    sender_relationship: some(draft.relationship),
    sender_contact: some(draft.reach),
    worry: draft.worry,
    working_well: some(draft.well),
    consent: draft.consent as ContactIn['consent'],
    consent_reason: some(draft.why),
    urgency: draft.urgency as ContactIn['urgency'],
    people: draft.people.map((each): NamedIn => ({
      id: each.id,
      is_child: each.is_child,
      given: some(each.given),
      family: some(each.family),
      date_of_birth: each.born,
      due_date: each.due,
      relationship: some(each.relationship),
      address: some(each.address),
      postcode: some(each.postcode),
      school: some(each.school),
    })),
  }
}

export function missing(draft: Writing, partner = false): Record<string, string> {
  const found: Record<string, string> = {}
  if (!draft.sender.trim()) found['/sender_name'] = partner ? 'Enter your name' : 'Enter who told you'
  if (!draft.source && !partner) found['/source_code'] = 'Choose who they are'
  if (!draft.worry.trim()) found['/worry'] = 'Write the worry in their words'
  if (!draft.urgency) found['/urgency'] = 'Choose how soon somebody must act'
  if (!draft.consent) found['/consent'] = 'Choose whether the family agreed'
  draft.people.forEach((each, place) => {
    if (each.born === '') found[`/people/${place}/date_of_birth`] = 'Enter a real date of birth, or leave it empty'
    if (each.due === '') found[`/people/${place}/due_date`] = 'Enter a real due date, or leave it empty'
  })
  return found
}
