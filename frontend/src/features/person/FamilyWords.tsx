import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FamilyView, Network, NetworkLink, Overview } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Button } from '../../ui/Button'
import { age, day } from '../../ui/dates'
import { KIN } from '../../ui/kinwords'
import { Empty, Name, Opened, Section, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { EndPart } from './EndPart'
import { MemberForm } from './MemberForm'
import { RelateForm } from './RelateForm'

interface Props {
  id: string
  person: Overview
  version: string
  network: Network
}

/** The family in words: who belongs to it, and what everybody is to each other. Here it is changed. */
export function FamilyWords({ id, person, version, network }: Props) {
  const may = useMay()
  const [adding, setAdding] = useState<string | null>(null)
  const [relating, setRelating] = useState(false)
  useAdd({ relationship: () => setRelating(true) })
  const between = once(network.relationships.filter((link) => link.person_id !== id))
  return (
    <>
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
        {relating && (
          <Opened>
            <RelateForm person={person} version={version} onDone={() => setRelating(false)} />
          </Opened>
        )}
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
              <span key="more">
                {link.words}{' '}
                {!link.until && may('person:change') && (
                  <EndPart
                    personId={id}
                    version={version}
                    partId={link.id}
                    what={`${link.name ?? 'Somebody'} is ${person.name ?? 'this person'}’s ${words(link.kinship).toLowerCase()}`}
                  />
                )}
              </span>,
            ]}
          />
        )}
        {between.length > 0 && (
          <details className="govuk-details">
            <summary className="govuk-details__summary">What the others are to each other ({between.length})</summary>
            <ul className="govuk-list govuk-list--bullet">
              {between.map((link) => (
                <li key={link.id}>
                  <Between link={link} network={network} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </Section>
    </>
  )
}

const BOTH_WAYS = ['partner', 'former_partner', 'husband_or_wife', 'former_husband_or_wife', 'twin', 'cousin']
const ALIKE = new Set([...BOTH_WAYS, ...['', 'half_', 'step_'].map((start) => `${start}brother_or_sister`)])

/** What is the same from both sides is said once. */
function once(links: NetworkLink[]): NetworkLink[] {
  return links.filter(
    (link, place) =>
      !ALIKE.has(link.kinship) ||
      !links
        .slice(0, place)
        .some(
          (other) =>
            other.kinship === link.kinship &&
            other.person_id === link.other_id &&
            other.other_id === link.person_id &&
            other.until === link.until,
        ),
  )
}

function Between({ link, network }: { link: NetworkLink; network: Network }) {
  const who = network.people.find((each) => each.id === link.other_id)
  const whose = network.people.find((each) => each.id === link.person_id)
  const open = (each: typeof who) =>
    each?.open_to_you ? (
      <Link to="/people/$id/family" params={{ id: each.id }} className="govuk-link">
        <Name>{each.name}</Name>
      </Link>
    ) : (
      <Name>{each?.name}</Name>
    )
  return (
    <>
      {open(who)} {link.until ? 'was' : 'is'} the {KIN[link.kinship]?.[who?.sex ?? 'U'] ?? 'relative'} of {open(whose)}
      {link.responsibility === 'yes' && ', with parental responsibility'}
      {link.until && `, until ${day(link.until)}`}
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
