import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { overviewOf } from '../../api/queries'
import type { FamilyView, Overview } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Button } from '../../ui/Button'
import { age, day } from '../../ui/dates'
import { Empty, Name, Section, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { MemberForm } from './MemberForm'
import { RelateForm } from './RelateForm'

/** The family and the network as a list, in words: who they are, where they live, and what they are to each other. */
export function FamilyScreen({ id }: { id: string }) {
  const query = useQuery(overviewOf(id))
  const may = useMay()
  const [adding, setAdding] = useState<string | null>(null)
  const [relating, setRelating] = useState(false)
  if (!query.data) return null
  const person = query.data.data
  return (
    <>
      <title>Family and network - Kith</title>
      {person.families.length === 0 && (
        <Empty>No family is recorded yet. When help is opened, the family is formed from the people named.</Empty>
      )}
      {person.families.map((family) => (
        <Section
          key={family.id}
          title={family.name}
          action={
            may('family:change') &&
            may('person:change') && (
              <Button secondary onClick={() => setAdding(adding === family.id ? null : family.id)}>
                Add somebody
              </Button>
            )
          }
        >
          {adding === family.id && <MemberForm personId={id} familyId={family.id} onDone={() => setAdding(null)} />}
          <Members family={family} person={person} />
        </Section>
      ))}
      <Section
        title="What they are to each other"
        action={
          may('person:change') && (
            <Button secondary onClick={() => setRelating(!relating)}>
              Add a relationship
            </Button>
          )
        }
      >
        {relating && <RelateForm person={person} version={query.data.version} onDone={() => setRelating(false)} />}
        {person.relationships.length === 0 ? (
          <Empty>Say who the mother, the father and others are, and who has parental responsibility.</Empty>
        ) : (
          <Table
            caption="Relationships"
            head={['Who', `Is ${person.name ?? 'this person'}’s`, 'Parental responsibility', 'Since', 'More']}
            rows={person.relationships}
            rowKey={(link) => link.id}
            cells={(link) => [
              <Link key="who" to="/people/$id" params={{ id: link.person_id }} className="govuk-link">
                <Name>{link.name}</Name>
              </Link>,
              `${words(link.kinship).toLowerCase()}${link.until ? `, until ${day(link.until)}` : ''}`,
              `${words(link.responsibility)}${link.responsibility_source ? `, ${link.responsibility_source}` : ''}`,
              link.since ? day(link.since) : '',
              link.words ?? '',
            ]}
          />
        )}
      </Section>
    </>
  )
}

function Members({ family, person }: { family: FamilyView; person: Overview }) {
  return (
    <Table
      caption={`Members of the ${family.name}`}
      head={['Name', 'Age', 'In the family', 'Lives', 'Stage']}
      rows={family.members}
      rowKey={(member) => member.id}
      cells={(member) => [
        member.person_id === person.id ? (
          <Name key="name">{member.name}</Name>
        ) : (
          <Link key="name" to="/people/$id" params={{ id: member.person_id }} className="govuk-link">
            <Name>{member.name}</Name>
          </Link>
        ),
        member.died_on ? `Died ${day(member.died_on)}` : age(member.date_of_birth, member.due_date),
        member.words ?? words(member.part),
        member.at_home ? 'At home' : 'Elsewhere',
        member.status ? words(member.status) : '',
      ]}
    />
  )
}
