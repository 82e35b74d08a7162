import type { Composition, PostRow, SecondmentRow, TeamMember } from '../../api/schema.gen'
import { day, distance, today } from '../../ui/dates'
import { Name, State, Table } from '../../ui/parts'
import { words } from '../../ui/words'
import { OUTCOMES, weeks } from './team'

/** The form that is open: one at a time. */
export type Open =
  | { form: 'post' | 'join' | 'second' }
  | { form: 'change' | 'close'; post: PostRow }
  | { form: 'move' | 'leave'; member: TeamMember }
  | { form: 'outcome'; secondment: SecondmentRow }

interface PostsProps {
  caption: string
  rows: PostRow[]
  onOpen: ((open: Open) => void) | null
}

/** Posts, who is in them, and what is vacant. */
export function Posts({ caption, rows, onOpen }: PostsProps) {
  return (
    <Table
      caption={caption}
      head={['Post', 'Share of a week', 'Paid by', 'Who is in it', 'Vacant', ...(onOpen ? ['Change'] : [])]}
      rows={rows}
      rowKey={(post) => post.post_id}
      cells={(post) => [
        <span key="post">
          {post.title} <span className="app-quiet">{post.title === words(post.role) ? '' : words(post.role)}</span>
        </span>,
        weeks(post.fte),
        post.funded_by?.name ?? 'Us',
        post.holders.length > 0 ? post.holders.join(', ') : 'Nobody',
        post.vacant > 0 && post.vacant_since ? (
          <State key="vacant" is="soon">
            {weeks(post.vacant)} since {day(post.vacant_since)}
          </State>
        ) : (
          ''
        ),
        ...(onOpen
          ? [
              <span key="change" className="app-row">
                <Plain text="Change" about={post.title} onClick={() => onOpen({ form: 'change', post })} />
                <Plain text="Close" about={post.title} onClick={() => onOpen({ form: 'close', post })} />
              </span>,
            ]
          : []),
      ]}
    />
  )
}

/** Who is in the team, for how much of a week, and whose staff they are. */
export function Members({ team, onOpen }: { team: Composition; onOpen: ((open: Open) => void) | null }) {
  const title = (id: string | null) => team.posts.find((post) => post.post_id === id)?.title
  return (
    <Table
      caption="Members of this team"
      head={[
        'Name',
        'Role',
        'Share of a week',
        'Post',
        'Employed by',
        'In the room',
        'Since',
        ...(onOpen ? ['Change'] : []),
      ]}
      rows={team.members}
      rowKey={(member) => member.id}
      cells={(member) => [
        <Name key="name">{member.name}</Name>,
        words(member.role),
        weeks(member.fte),
        title(member.post_id) ?? '',
        member.employer?.name ?? 'Us',
        member.room_days ?? '',
        <span key="since">
          {member.since > team.on ? `Comes on ${day(member.since)}` : day(member.since)}
          {member.until && `, until ${day(member.until)}`}
        </span>,
        ...(onOpen
          ? [
              member.until === null ? (
                <span key="change" className="app-row">
                  <Plain text="Change" about={member.name} onClick={() => onOpen({ form: 'move', member })} />
                  <Plain text="End" about={member.name} onClick={() => onOpen({ form: 'leave', member })} />
                </span>
              ) : (
                ''
              ),
            ]
          : []),
      ]}
    />
  )
}

/** Who is there for a time, from where, and what came of it. */
export function Secondments({ rows, onOpen }: { rows: SecondmentRow[]; onOpen: ((open: Open) => void) | null }) {
  return (
    <Table
      caption="Secondments to this team"
      head={['Name', 'From', 'To', 'Planned', 'What came of it']}
      rows={rows}
      rowKey={(each) => each.id}
      cells={(each) => [
        <Name key="name">{each.name}</Name>,
        [each.home_post, each.home_pod?.name ?? each.employer?.name].filter(Boolean).join(', '),
        each.host_post,
        `${day(each.since)} to ${day(each.planned_until)}`,
        each.outcome && each.until ? (
          `${OUTCOMES[each.outcome]}, ${day(each.until)}`
        ) : (
          <span key="outcome" className="app-row">
            {each.planned_until < today() ? (
              <State is="late">Was to end {distance(each.planned_until)}</State>
            ) : (
              'Is here now'
            )}
            {onOpen && (
              <Plain
                text="Say what came of it"
                about={each.name}
                onClick={() => onOpen({ form: 'outcome', secondment: each })}
              />
            )}
          </span>
        ),
      ]}
    />
  )
}

function Plain({ text, about, onClick }: { text: string; about: string; onClick: () => void }) {
  return (
    <button type="button" className="app-plain" onClick={onClick}>
      {text}
      <span className="govuk-visually-hidden"> {about}</span>
    </button>
  )
}
