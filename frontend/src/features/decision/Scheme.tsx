import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { scheme } from '../../api/queries'
import type { AuthorityShown, LevelShown, PowerIn, SchemeShown } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Asked, count, said, type Given, type Question } from '../../app/Asked'
import { Trouble } from '../../app/Trouble'
import { EXTENTS, MATTERS, options, pounds, RUNGS, told } from '../../ui/decisionWords'
import { today } from '../../ui/dates'
import { Loading, Section, Table, Title } from '../../ui/parts'
import { words } from '../../ui/words'

const source: Question[] = [
  { name: 'since', label: 'From', as: 'day', start: today(), needed: 'Enter the day' },
  { name: 'source', label: 'Where is it written down?', as: 'line', needed: 'Say where it is written down' },
]

/** The scheme as the authority has it, begun if it has none yet. */
async function begun(found: SchemeShown) {
  if (found.id && found.version !== null) return { id: found.id, version: String(found.version) }
  const id = newId()
  const made = await ask(api.POST('/api/v1/delegations', { body: { id } }))
  return { id, version: String(made.data.version) }
}

/** What each post may decide by itself, and how many days a level of a disagreement has. */
export function Scheme() {
  const query = useQuery(scheme)
  const may = useMay()
  const [power, setPower] = useState<AuthorityShown | null>(null)
  const [level, setLevel] = useState<LevelShown | null>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const found = query.data
  const own = found.powers.filter((each) => each.own).length
  const set = may('delegation:set')
  const close = () => {
    setPower(null)
    setLevel(null)
  }
  const sendPower = (of: AuthorityShown) => async (given: Given, id: string) => {
    const at = await begun(found)
    const extent = said(given, 'extent') as PowerIn['extent']
    const body: PowerIn = {
      id,
      role: of.role,
      matter: of.matter,
      extent,
      up_to_pounds: extent === 'up_to' ? count(given, 'up_to_pounds') : null,
      since: said(given, 'since'),
      source: said(given, 'source'),
    }
    return ask(
      api.POST('/api/v1/delegations/{id}/empower', {
        params: { path: { id: at.id }, header: ifMatch(at.version) },
        body,
      }),
    )
  }
  const sendLevel = (of: LevelShown) => async (given: Given, id: string) => {
    const at = await begun(found)
    return ask(
      api.POST('/api/v1/delegations/{id}/give-days', {
        params: { path: { id: at.id }, header: ifMatch(at.version) },
        body: {
          id,
          rung: of.rung,
          working_days: count(given, 'working_days'),
          since: said(given, 'since'),
          source: said(given, 'source'),
        },
      }),
    )
  }
  return (
    <>
      <Title page="Who may decide what" />
      <p className="app-answer">
        {own === 0
          ? 'The authority has set nothing yet: beyond their own judgement, workers always ask.'
          : `The authority has set ${own} of these. For the others, beyond their own judgement, workers always ask.`}
      </p>
      {power && (
        <Asked
          key={`${power.role}${power.matter}`}
          name={`power:${power.role}:${power.matter}`}
          title={`${words(power.role)}: ${told(MATTERS, power.matter).toLowerCase()}`}
          questions={[
            {
              name: 'extent', label: 'What may they decide by themselves?', as: 'radios', start: power.extent,
              options: options(EXTENTS).filter((each) => each.value !== 'up_to' || power.matter === 'money'),
            },
            {
              name: 'up_to_pounds', label: 'Up to how many pounds?', as: 'number', needed: 'Enter how many pounds',
              when: (given) => given['extent'] === 'up_to',
            },
            ...source,
          ]} // prettier-ignore
          touched={[['delegation']]}
          button="Set it"
          send={sendPower(power)}
          onDone={close}
        />
      )}
      {level && (
        <Asked
          key={level.rung}
          name={`level:${level.rung}`}
          title={told(RUNGS, level.rung)}
          questions={[{ name: 'working_days', label: 'Working days (empty for no limit)', as: 'number' }, ...source]}
          touched={[['delegation']]}
          button="Set it"
          send={sendLevel(level)}
          onDone={close}
        />
      )}
      <Section title="Decisions">
        <Table
          caption="What each post may decide"
          head={['Post', 'About', 'What they decide', 'Source', ...(set ? ['Change'] : [])]}
          rows={found.powers}
          rowKey={(row) => `${row.role}${row.matter}`}
          cells={(row) => [
            words(row.role),
            told(MATTERS, row.matter),
            row.up_to_pounds === null ? told(EXTENTS, row.extent) : `Up to ${pounds(row.up_to_pounds)}`,
            <span key="source" className={row.own ? undefined : 'app-quiet'}>
              {row.source}
            </span>,
            ...(set
              ? [
                  <button type="button" className="app-plain" key="set" onClick={() => (close(), setPower(row))}>
                    Set
                    <span className="govuk-visually-hidden">
                      {' '}
                      {words(row.role)}, {told(MATTERS, row.matter)}
                    </span>
                  </button>,
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="When professionals see it differently">
        <Table
          caption="Days of each level"
          head={['Level', 'Working days', 'Source', ...(set ? ['Change'] : [])]}
          rows={found.levels}
          rowKey={(row) => row.rung}
          cells={(row) => [
            told(RUNGS, row.rung),
            row.working_days === null ? 'Not set' : String(row.working_days),
            row.source ?? 'To be set by the authority',
            ...(set
              ? [
                  <button type="button" className="app-plain" key="set" onClick={() => (close(), setLevel(row))}>
                    Set<span className="govuk-visually-hidden"> {told(RUNGS, row.rung)}</span>
                  </button>,
                ]
              : []),
          ]}
        />
      </Section>
    </>
  )
}
