/** Plain words for the codes of decisions, requests, disagreements, tasks and promises. */

export const MATTERS: Record<string, string> = {
  practice: 'How we work with the family', money: 'Money', placement: 'Where a child lives', legal: 'A legal step',
  other: 'Something else',
} // prettier-ignore
export const ANSWERS: Record<string, string> = { yes: 'Yes', conditions: 'Yes, with conditions', no: 'No' }
export const RUNGS: Record<string, string> = {
  practitioner: 'Those who know the child', manager: 'Their managers', head_of_service: 'Heads of service',
  director: 'Director and safeguarding partners',
} // prettier-ignore
export const WHOSE: Record<string, string> = {
  child: 'The child', parent: 'A parent', family: 'Family', carer: 'A carer', professional: 'A professional',
} // prettier-ignore
export const SAID: Record<string, string> = {
  telephone: 'On the telephone', message: 'In a message', letter: 'In a letter', meeting: 'In a meeting',
  school: 'At school', other: 'Elsewhere', home: 'On a visit at home', nursery: 'On a visit at nursery',
  office: 'At our office', hospital: 'In hospital', relatives_home: 'At a relative’s home',
  foster_home: 'At the foster home', childrens_home: 'At the children’s home', outdoors: 'Outdoors', online: 'Online',
} // prettier-ignore
export const TASKS: Record<string, string> = {
  room: 'Book a room', minutes: 'Type minutes', chase: 'Chase a report', transport: 'Arrange transport',
  letter: 'Send a letter', appointment: 'Find a time', form: 'Fill in a form', other: 'Something else',
} // prettier-ignore
export const EXTENTS: Record<string, string> = {
  ask: 'Always asks',
  up_to: 'Up to an amount',
  all: 'Decides by themselves',
}

/** The words for a code; a code that has none is shown as it is. */
export const told = (table: Record<string, string>, code: string): string => table[code] ?? code
export const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, text]) => ({ value, text }))
export const pounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`
