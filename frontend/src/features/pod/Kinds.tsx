import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { allKinds } from '../../api/team'
import type { KindView, RuleSetView } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { words } from '../../ui/words'
import { CopyForm, RulesForm } from './KindForms'
import { coming, inForce } from './kinds'
import { asked } from './team'

/** Every kind of team: who belongs in it, with which numbers, and where each number comes from. */
export function Kinds() {
  const query = useQuery(allKinds)
  const may = useMay()
  const [open, setOpen] = useState<{ code: string; form: 'rules' | 'copy' } | null>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const own = query.data.filter((kind) => kind.id !== null).length
  const close = () => setOpen(null)
  return (
    <>
      <Title page="Kinds of team and who belongs in them" />
      <p className="app-answer">
        Kith knows {query.data.length} kinds of team. {own === 0 ? 'None has' : own === 1 ? '1 has' : `${own} have`}{' '}
        rules of our own.
      </p>
      <p className="govuk-body">
        Each number has its source. Where no source gives a number there is none, and nothing is counted. A team that is
        not as its kind asks is shown as such; care goes on.
      </p>
      {query.data.map((kind) => (
        <Section
          key={kind.code}
          title={kind.name}
          action={
            may('template:set') && (
              <span className="app-row">
                <Button secondary onClick={() => setOpen({ code: kind.code, form: 'rules' })}>
                  Set our own rules<span className="govuk-visually-hidden"> for {kind.name}</span>
                </Button>
                <Button secondary onClick={() => setOpen({ code: kind.code, form: 'copy' })}>
                  Copy<span className="govuk-visually-hidden"> {kind.name} to a new name</span>
                </Button>
              </span>
            )
          }
        >
          <p className="govuk-body">
            {kind.about}{' '}
            <span className="app-quiet">
              {kind.takes_children
                ? 'Children can be put before teams of this kind.'
                : 'Children are not put before teams of this kind.'}
              {kind.copied_from && ` Copied from: ${nameOf(query.data, kind.copied_from)}.`}
            </span>
          </p>
          {open?.code === kind.code && (
            <Opened key={open.form}>
              {open.form === 'rules' ? (
                <RulesForm kind={kind} onDone={close} />
              ) : (
                <CopyForm kind={kind} onDone={close} />
              )}
            </Opened>
          )}
          <Rules kind={kind} set={inForce(kind, today())} />
          {coming(kind, today()).map((set) => (
            <details className="govuk-details" key={set.since}>
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text">From {day(set.since)} other rules hold</span>
              </summary>
              <Rules kind={kind} set={set} />
            </details>
          ))}
        </Section>
      ))}
    </>
  )
}

const nameOf = (kinds: KindView[], code: string) => kinds.find((kind) => kind.code === code)?.name ?? code

function Rules({ kind, set }: { kind: KindView; set: RuleSetView | undefined }) {
  if (!set) return null
  return (
    <>
      <p className="govuk-body app-quiet">
        {set.own ? `Our own rules since ${day(set.since)}: ` : 'Source: '}
        {set.source}.
      </p>
      <Table
        caption={`Who belongs in: ${kind.name}`}
        head={['Role', 'Should be', 'Part in it', 'Where this comes from']}
        rows={set.rules}
        rowKey={(rule) => rule.role}
        cells={(rule) => [
          words(rule.role),
          asked(rule),
          [rule.leads && 'Leads', rule.holds && 'May be a keyworker'].filter(Boolean).join(', '),
          rule.source,
        ]}
      />
    </>
  )
}
