import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { boardOf } from '../../api/handing'
import { podCaseload } from '../../api/team'
import type { AwayRow, ChildRow, TeamPage, WorkerLoad } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { age, day, daysBetween, moment, today } from '../../ui/dates'
import { Loading, Name, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { fullness, plain } from './load'

/** Days since a child was last seen from which the board says so. */
const DRIFT = 28

interface Props {
  pod: TeamPage
  onAllocate: ((child: ChildRow) => void) | null
}

/** The pod's children by keyworker: who holds how much, who is away, and who has nobody, first. */
export function Board({ pod, onAllocate }: Props) {
  const loads = useQuery(podCaseload(pod.id, null))
  const board = useQuery(boardOf(pod.id))
  const error = loads.error ?? board.error
  if (error) return <Trouble error={error} />
  if (!loads.data || !board.data) return <Loading />
  const nobody = pod.children.filter((child) => !child.keyworker_id)
  const members = loads.data.members.filter((each) => each.held > 0 || each.capacity.points > 0)
  const here = new Set(members.map((each) => each.worker_id))
  const elsewhere = pod.children.filter((child) => child.keyworker_id && !here.has(child.keyworker_id))
  const away = (id: string) => board.data.away.find((each) => each.worker_id === id && each.since <= today())
  return (
    <div className="app-board">
      <Column title="No keyworker yet" rows={nobody} onAllocate={onAllocate}>
        {nobody.length === 0 ? (
          <p className="app-quiet">Every child has somebody.</p>
        ) : (
          <State is="late">Name one first</State>
        )}
      </Column>
      {members.map((each) => (
        <Column
          key={each.worker_id}
          title={each.name}
          rows={pod.children.filter((child) => child.keyworker_id === each.worker_id)}
          onAllocate={onAllocate}
        >
          <Weight load={each} away={away(each.worker_id)} />
        </Column>
      ))}
      {elsewhere.length > 0 && <Column title="With a worker of another pod" rows={elsewhere} onAllocate={onAllocate} />}
    </div>
  )
}

function Weight({ load, away }: { load: WorkerLoad; away: AwayRow | undefined }) {
  const full = fullness(load.band)
  const cover = away?.covers.filter((each) => each.since <= today()) ?? []
  return (
    <>
      <p className="app-quiet">
        {load.capacity.points > 0
          ? `${plain(load.points)} of ${plain(load.capacity.points)} points`
          : 'Works beside others'}{' '}
        {full && <State is={full.is}>{full.text}</State>}
      </p>
      {away && (
        <p className="govuk-body">
          Away until {day(away.until)}.{' '}
          {cover.length === 0
            ? 'Nobody covers.'
            : cover
                .map(
                  (each) =>
                    `Covered by ${each.name}${each.child_name ? ` for ${each.child_name}` : ''} until ${day(each.until)}.`,
                )
                .join(' ')}
        </p>
      )}
    </>
  )
}

interface ColumnProps {
  title: string
  rows: ChildRow[]
  onAllocate: Props['onAllocate']
  children?: React.ReactNode
}

function Column({ title, rows, onAllocate, children }: ColumnProps) {
  return (
    <section className="app-board__column" aria-label={title}>
      <h3 className="govuk-heading-s">{title}</h3>
      {children}
      <ul className="govuk-list">
        {rows.map((child) => (
          <li key={child.id} className="app-board__child">
            <Link to="/people/$id" params={{ id: child.id }} className="govuk-link">
              <Name>{child.name}</Name>
            </Link>{' '}
            <span className="app-quiet">
              {age(child.date_of_birth, child.due_date)}, {words(child.status).toLowerCase()}
            </span>
            <Drift child={child} />
            {onAllocate && (
              <button type="button" className="app-plain" onClick={() => onAllocate(child)}>
                {child.keyworker_id ? 'Change' : 'Name a keyworker'}
                <span className="govuk-visually-hidden"> for {child.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Only what drifts is said: nobody reads a board on which everything shouts. */
function Drift({ child }: { child: ChildRow }) {
  if (child.due_date && !child.date_of_birth) return null
  if (!child.last_seen_on) return <State is="soon">Not seen yet</State>
  const days = daysBetween(child.last_seen_on, today())
  return days > DRIFT ? <State is="late">Not seen for {days} days</State> : null
}

/** What the pod has before it this week, and what waits: hand-overs, wishes, cover. */
export function Week({ podId }: { podId: string }) {
  const query = useQuery(boardOf(podId))
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { week } = query.data
  const count = (kind: string) => week.filter((each) => each.kind === kind).length
  const parts = [
    [count('visit'), 'visit is planned', 'visits are planned'],
    [count('conference'), 'conference is booked', 'conferences are booked'],
    [count('due'), 'thing is due', 'things are due'],
  ] as const
  const said = parts.filter(([many]) => many > 0).map(([many, one, more]) => `${many} ${many === 1 ? one : more}`)
  return (
    <Section title="This week">
      <p className="app-answer">{said.length === 0 ? 'Nothing is planned or due this week.' : `${said.join(', ')}.`}</p>
      <ul className="govuk-list">
        {week
          .filter((each) => each.kind !== 'due')
          .map((each) => (
            <li key={each.kind + each.child_id + each.at}>
              {moment(each.at)}:{' '}
              <Link to="/people/$id" params={{ id: each.child_id }} className="govuk-link">
                <Name>{each.name}</Name>
              </Link>
              , {each.kind === 'visit' ? each.words : 'conference'}
            </li>
          ))}
      </ul>
    </Section>
  )
}
