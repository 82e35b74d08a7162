import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { findings } from '../../api/returning'
import type { FindingPage, FindingRow, ReturnName } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, moment } from '../../ui/dates'
import { Select } from '../../ui/Field'
import { Empty, Loading, Opened, Section, Table, Title } from '../../ui/parts'
import { placeOf, RETURNS } from '../../ui/returnWords'
import { TakeBackForm, WaiveForm } from './WaiveForm'

/** Whether a return could be made today, in a sentence. */
export function standing(page: Pick<FindingPage, 'rules'>): string {
  const stopping = page.rules.reduce((sum, each) => sum + each.stopping, 0)
  const found = page.rules.reduce((sum, each) => sum + each.found - each.waived, 0)
  if (found === 0) return 'Nothing is to be put right: every return could be made today.'
  const rest = found - stopping
  if (stopping === 0)
    return `Every return could be made today. ${rest} ${rest === 1 ? 'thing' : 'things'} would be asked about.`
  const more = rest > 0 ? ` ${rest} more would be asked about.` : ''
  return `${stopping} ${stopping === 1 ? 'thing stands' : 'things stand'} in the way of a return.${more}`
}

const ANY = { value: 'all', text: 'All' }

/** What the yearly returns would be refused for, all year. */
export function FindingsScreen() {
  const [name, setName] = useState('all')
  const [rule, setRule] = useState('all')
  const [pod, setPod] = useState('all')
  const query = useQuery(
    findings({
      ...(name !== 'all' ? { return_name: name as ReturnName } : {}),
      ...(rule !== 'all' ? { rule } : {}),
      ...(pod !== 'all' ? { pod_id: pod } : {}),
    }),
  )
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  return (
    <>
      <p>
        <Link to="/returns" className="govuk-back-link">
          Yearly returns
        </Link>
      </p>
      <Title page="Checked all year" />

      <p className="app-answer">{standing(page)}</p>
      <p className="govuk-body">
        {page.checked_at
          ? `Every record was looked at last at ${moment(page.checked_at)}; again within a minute of whatever is recorded.`
          : 'No record has been looked at yet: that begins within a minute.'}
      </p>
      <div className="app-row">
        <Select
          at="/return_name"
          label="Return"
          value={name}
          onChange={setName}
          options={[ANY, ...['cin', 'ssda903'].map((value) => ({ value, text: RETURNS[value] ?? value }))]}
        />
        <Select
          at="/rule"
          label="Rule"
          value={rule}
          onChange={setRule}
          options={[ANY, ...[...new Set(page.rules.map((each) => each.rule))].map((value) => ({ value, text: value }))]}
        />
        <Select
          at="/pod_id"
          label="Team"
          value={pod}
          onChange={setPod}
          options={[ANY, ...page.pods.map((each) => ({ value: each.id, text: each.name }))]}
        />
      </div>
      <Section title={page.matching === 1 ? '1 thing' : `${String(page.matching)} things`}>
        {page.matching > page.items.length && (
          <p className="govuk-body">The first {page.items.length} are shown, those that stand in the way first.</p>
        )}
        {page.items.length === 0 && <Empty>Nothing of this kind is found.</Empty>}
        {page.items.map((each) => (
          <Found key={each.id} row={each} />
        ))}
      </Section>
      {page.rules.length > 0 && (
        <Section title="By rule">
          <Table
            caption="How often each rule is broken"
            head={['Rule', 'Return', 'Found', 'Stand in the way', 'Right all the same']}
            rows={page.rules}
            rowKey={(each) => `${each.return_name} ${each.rule}`}
            cells={(each) => [
              each.rule,
              RETURNS[each.return_name] ?? each.return_name,
              each.found,
              each.stopping,
              each.waived,
            ]}
          />
        </Section>
      )}
      {page.days.length > 0 && (
        <Section title="Over time">
          <Table
            caption="How many were found at the end of each day"
            head={['Day', 'Return', 'Found', 'Stand in the way']}
            rows={page.days}
            rowKey={(each) => `${each.day} ${each.return_name}`}
            cells={(each) => [day(each.day), RETURNS[each.return_name] ?? each.return_name, each.found, each.stopping]}
          />
        </Section>
      )}
    </>
  )
}

function Found({ row }: { row: FindingRow }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <article className="app-entry">
      <h3 className="govuk-heading-s">
        {row.child_id ? (
          <Link
            to={`/people/$id${placeOf(row.rule)}` as '/people/$id'}
            params={{ id: row.child_id }}
            className="govuk-link"
          >
            {row.reference}
          </Link>
        ) : (
          row.reference
        )}
      </h3>
      <p className="govuk-body">
        {row.what} {row.stops ? 'It stands in the way.' : 'It would be asked about.'}
      </p>
      <p className="app-quiet">
        {[
          `Rule ${row.rule} of ${RETURNS[row.return_name] ?? row.return_name}`,
          `found since ${day(row.since.slice(0, 10))}`,
          [row.keyworker, row.pod].filter(Boolean).join(', ') || 'nobody is named for it',
        ].join('; ')}
      </p>
      {row.waived_because && <p className="govuk-body">Right all the same: {row.waived_because}</p>}
      {may('finding:waive') && !open && (
        <Button secondary onClick={() => setOpen(true)}>
          {row.waived_id ? 'Take that back' : 'It is right all the same'}
        </Button>
      )}
      {open && (
        <Opened>
          {row.waived_id && row.waived_version !== null ? (
            <TakeBackForm id={row.waived_id} version={row.waived_version} onDone={close} />
          ) : (
            <WaiveForm foundId={row.id} onDone={close} />
          )}
        </Opened>
      )}
    </article>
  )
}
