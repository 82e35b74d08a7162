import type { QueryKey } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PromiseShown } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { SAID, told } from '../../ui/decisionWords'
import { day, today } from '../../ui/dates'
import { Name, State, Table } from '../../ui/parts'
import { Doings } from './Doings'
import { explaining, keeping } from './doing'

function Standing({ promise }: { promise: PromiseShown }) {
  if (promise.kept_on) return <State is="done">Done {day(promise.kept_on)}</State>
  if (promise.told_on)
    return (
      <>
        <State is="done">Told why not, {day(promise.told_on)}</State> {promise.cannot_because}
      </>
    )
  if (!promise.by_when) return <State is="in-time">No day was said</State>
  return promise.by_when < today() ? (
    <State is="late">Promised by {day(promise.by_when)}</State>
  ) : (
    <State is="in-time">By {day(promise.by_when)}</State>
  )
}

/** Promises: what, to whom, said when and by whom, and whether it was done. */
export function PromiseList({ rows, touched, names }: { rows: PromiseShown[]; touched: QueryKey[]; names: boolean }) {
  const may = useMay()
  return (
    <Table
      caption="What we told children we would do"
      head={['What', ...(names ? ['To'] : []), 'Said', 'Done?', 'Next']}
      rows={rows}
      rowKey={(row) => `${row.id}${row.child_id}`}
      cells={(row) => [
        row.words,
        ...(names
          ? [
              <Link key="to" to="/people/$id" params={{ id: row.child_id }} className="govuk-link">
                <Name>{row.child_name}</Name>
              </Link>,
            ]
          : []),
        <span key="said">
          {day(row.said_on)}, {told(SAID, row.said_where ?? '').toLowerCase()}{' '}
          <span className="app-quiet">by {row.said_by}</span>
          {row.visit_id && (
            <>
              {' '}
              <Link
                to="/people/$id/visits/$visit"
                params={{ id: row.child_id, visit: row.visit_id }}
                className="govuk-link"
              >
                The visit
              </Link>
            </>
          )}
        </span>,
        <Standing key="done" promise={row} />,
        !row.kept_on && !row.told_on && may(row.visit_id ? 'visit:record' : 'promise:record') ? (
          <Doings
            key="next"
            doings={[keeping(row), ...(row.visit_id ? [] : [explaining(row)])]}
            touched={touched}
            about={row.words}
          />
        ) : (
          ''
        ),
      ]}
    />
  )
}
