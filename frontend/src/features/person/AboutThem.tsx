import { Link } from '@tanstack/react-router'
import type { Overview } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Facts, Section } from '../../ui/parts'
import { words } from '../../ui/words'

/** The single facts: where they live, how to reach and talk with them, and what the returns ask for. */
export function AboutThem({ person }: { person: Overview }) {
  const may = useMay()
  const id = person.id
  const inCare = person.homes.find((home) => home.kind === 'care' && !home.until)
  const address = person.home && [person.home.lines, person.home.postcode].filter(Boolean).join(', ')
  return (
    <Section
      title="About"
      action={
        may('person:change') && (
          <Link to="/people/$id/about" params={{ id }} className="govuk-link">
            Add or change
          </Link>
        )
      }
    >
      <Facts
        rows={[
          [
            'Also called',
            person.other_names.map((each) => `${each.name} (${words(each.use).toLowerCase()})`).join(', '),
          ],
          ['Lives', inCare?.words ?? address],
          ['Family’s address', inCare && address],
          ['Reach', person.ways_to_reach.map((way) => [way.value, way.note].filter(Boolean).join(' – ')).join('; ')],
          ['Sex', person.gender_words ? `${words(person.sex)} (${person.gender_words})` : words(person.sex)],
          [
            'Ethnicity',
            person.ethnicity_words ? `${words(person.ethnicity)} (${person.ethnicity_words})` : words(person.ethnicity),
          ],
          ['Languages', person.languages.join(', ')],
          ['Interpreter', person.interpreter],
          ['How to talk together', person.communication],
          [
            'Disability',
            [person.disabilities.map(words).join(', '), person.disability_words].filter(Boolean).join(': '),
          ],
          ['Religion', person.religion],
          ['Nationality', person.nationality],
          ...person.identifiers.map((number): [string, string] => [
            words(number.scheme),
            `${number.value}${number.verified ? '' : ' (not checked yet)'}`,
          ]),
        ]}
      />
    </Section>
  )
}
