import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ChildLoad, WorkerLoad } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { Facts, Name, Table } from '../../ui/parts'
import { SITUATIONS } from '../../ui/workloadWords'
import { base, because, capacityRows, part, plain, siblings } from './sums'

/** Every child, every number, and where it comes from. `action` stands under what takes more time. */
export function ChildrenTable({ rows, action }: { rows: ChildLoad[]; action?: (child: ChildLoad) => ReactNode }) {
  return (
    <Table
      caption="Children and their points"
      head={['Child', 'Situation', 'Base', 'Brothers and sisters', 'What takes more time', 'Part', 'Points']}
      rows={rows}
      rowKey={(child) => child.id}
      cells={(child) => [
        <Link key="child" to="/people/$id" params={{ id: child.id }} className="govuk-link">
          <Name>{child.name}</Name>
        </Link>,
        <span key="situation">
          {SITUATIONS[child.situation]}{' '}
          {child.also.length > 0 && (
            <span className="app-quiet">
              Counts once: also {child.also.map((each) => SITUATIONS[each]?.toLowerCase()).join(', ')}
            </span>
          )}
        </span>,
        base(child),
        siblings(child),
        <div key="more">
          {child.reasons.length === 0 ? (
            'Nothing recorded'
          ) : (
            <ul className="govuk-list">
              {child.reasons.map((each) => (
                <li key={each.flag}>{because(each)}</li>
              ))}
            </ul>
          )}{' '}
          {action?.(child)}
        </div>,
        part(child),
        <strong key="points">{plain(child.points)}</strong>,
      ]}
    />
  )
}

/** The capacity with its working. */
export function CapacityFacts({ load }: { load: WorkerLoad }) {
  return (
    <>
      <Facts
        rows={[
          ...capacityRows(load.capacity),
          ...load.duties.map((duty): [string, string] => [
            'Duty',
            `${duty.words}: ${plain(duty.points)} points since ${day(duty.since)}`,
          ]),
          ['First year until', load.first_year_until && day(load.first_year_until)],
        ]}
      />
      {load.capacity.first_year && (
        <p className="govuk-body">
          In the first year the caseload is about nine tenths of a colleague’s across the year. The time for learning
          comes on top of that and is not taken from it.
        </p>
      )}
    </>
  )
}

/** What a caseload is not. */
export function Fairness() {
  return (
    <p className="app-quiet">
      This is a guide for sharing the work fairly, never a measure of how good anybody’s work is. The same sum is used
      for everybody, whoever employs them. Nothing about who a child or a worker is goes into it, except whether a talk
      needs an interpreter or another way of speaking. Help on the edge of care is not recorded yet and not counted; how
      far away a home is, hearings and complaints count when a manager notes them.{' '}
      <Link to="/workload" className="govuk-link">
        The numbers and where they come from
      </Link>
    </p>
  )
}
