import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { podOf } from '../../api/queries'
import type { ChildRow, MemberRow } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { age, day, distance, today } from '../../ui/dates'
import { Empty, Loading, Name, Section, State, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { AllocateDialog } from './AllocateDialog'
import { Away } from './Away'
import { Board, Week } from './Board'
import { Changes } from './Waiting'

function summary(children: ChildRow[]): string {
  const alone = children.filter((child) => !child.keyworker_id).length
  if (children.length === 0) return 'The pod knows no child at present.'
  const known = children.length === 1 ? 'The pod knows 1 child' : `The pod knows ${children.length} children`
  if (alone === 0) return `${known}, and each has a keyworker.`
  return `${known}. ${alone === 1 ? '1 of them has' : `${alone} of them have`} no keyworker.`
}

interface Props {
  id: string
  /** Children as a list, or as a board by keyworker. */
  view: 'list' | 'board'
  onView: (view: 'list' | 'board') => void
}

/** One team: its children, the unallocated first, what waits and who is away, and its members by role. */
export function PodScreen({ id, view, onView }: Props) {
  const query = useQuery(podOf(id))
  const may = useMay()
  const [allocating, setAllocating] = useState<ChildRow | null>(null)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const pod = query.data.data
  const holding = pod.takes_children
  const canAllocate = may('journey:allocate') && pod.open_to_you
  return (
    <>
      <title>{`${pod.name} - Kith`}</title>
      {holding && (
        <Section title="Children">
          {pod.open_to_you ? (
            <>
              <p className="app-answer">{summary(pod.children)}</p>
              {pod.children.length === 0 && (
                <Empty>When the front door puts a child before this pod, they appear here.</Empty>
              )}
              {pod.children.length > 0 && (
                <>
                  <p className="app-row">
                    {(['list', 'board'] as const).map((each) => (
                      <button
                        key={each}
                        type="button"
                        className="app-chip"
                        aria-pressed={view === each}
                        onClick={() => onView(each)}
                      >
                        {each === 'list' ? 'As a list' : 'By keyworker'}
                      </button>
                    ))}
                  </p>
                  {view === 'board' && may('workload:read') ? (
                    <Board pod={pod} onAllocate={canAllocate ? setAllocating : null} />
                  ) : (
                    <Children rows={pod.children} onAllocate={canAllocate ? setAllocating : null} />
                  )}
                </>
              )}
            </>
          ) : (
            <Empty>
              This pod’s children are open to its members; specialists see the children they work with. Ask its manager
              if you need to know about one.
            </Empty>
          )}
        </Section>
      )}
      {holding && pod.open_to_you && may('handover:read') && (
        <>
          <Changes podId={id} />
          <Away podId={id} members={pod.members} children={pod.children} />
          <Week podId={id} />
        </>
      )}
      <Section title="Members">
        {pod.members.length === 0 ? (
          <Empty>Nobody is in this team yet.</Empty>
        ) : (
          <Members rows={pod.members} holding={holding} />
        )}
      </Section>
      {allocating && (
        <AllocateDialog
          child={allocating}
          known={pod.children}
          members={pod.members}
          podId={id}
          onClose={() => setAllocating(null)}
        />
      )}
    </>
  )
}

function Children({ rows, onAllocate }: { rows: ChildRow[]; onAllocate: ((child: ChildRow) => void) | null }) {
  return (
    <Table
      caption="Children this pod knows"
      head={[
        'Child',
        'Family',
        'Stage',
        'Keyworker',
        'Last seen',
        'Next visit',
        ...(onAllocate ? ['Keyworker changes'] : []),
      ]}
      rows={rows}
      rowKey={(child) => child.id}
      cells={(child) => [
        <span key="child">
          <Link to="/people/$id" params={{ id: child.id }} className="govuk-link">
            <Name>{child.name}</Name>
          </Link>{' '}
          <span className="app-quiet">{age(child.date_of_birth, child.due_date)}</span>
        </span>,
        child.family_name ?? '',
        <span key="stage">
          {words(child.status)} <span className="app-quiet">since {day(child.status_since)}</span>
        </span>,
        child.keyworker_name ?? (
          <State key="nobody" is="late">
            Nobody yet
          </State>
        ),
        child.last_seen_on ? (
          `${day(child.last_seen_on)}, ${distance(child.last_seen_on)}`
        ) : child.due_date ? (
          'Not born yet'
        ) : (
          <State key="never" is="soon">
            Not seen yet
          </State>
        ),
        <NextVisit key="next" on={child.next_visit_on} />,
        ...(onAllocate
          ? [
              <button key="allocate" type="button" className="app-plain" onClick={() => onAllocate(child)}>
                {child.keyworker_id ? 'Change' : 'Name a keyworker'}
                <span className="govuk-visually-hidden"> for {child.name}</span>
              </button>,
            ]
          : []),
      ]}
    />
  )
}

function Members({ rows, holding }: { rows: MemberRow[]; holding: boolean }) {
  return (
    <Table
      caption="Members of the team"
      head={['Name', 'Role', 'Since', 'Share of a week', ...(holding ? ['Children'] : []), 'Knows especially about']}
      rows={rows}
      rowKey={(member) => member.id}
      cells={(member) => [
        member.name,
        words(member.role),
        day(member.since),
        member.fte.toFixed(1),
        ...(holding ? [member.children > 0 ? String(member.children) : ''] : []),
        member.specialisms.map((each) => words(each).toLowerCase()).join(', '),
      ]}
    />
  )
}

/** A planned visit; one whose day has passed with nothing written is late. */
function NextVisit({ on }: { on: string | null }) {
  if (!on) return null
  return on < today() ? <State is="late">Was planned for {day(on)}</State> : day(on)
}
