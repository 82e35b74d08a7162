import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { allStaff } from '../../api/team'
import type { Composition, Pod, TeamMember } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Select, TextField } from '../../ui/Field'
import { words } from '../../ui/words'
import { SmallForm, touched, type FormProps } from './SmallForm'
import { share, weeks } from './team'

interface Props extends FormProps {
  team: Composition
}

/** The posts for a role, those with room first. */
export function postsFor(team: Composition, role: string | undefined): { value: string; text: string }[] {
  return team.posts
    .filter((post) => post.role === role)
    .toSorted((one, other) => other.vacant - one.vacant)
    .map((post) => ({
      value: post.post_id,
      text: post.vacant > 0 ? `${post.title}, ${weeks(post.vacant)} of a week is vacant` : `${post.title}, filled`,
    }))
}

/** Somebody comes into the team, however many there are. */
export function JoinForm({ team, version, onDone }: Props) {
  const staff = useQuery(allStaff)
  const [id] = useState(newId)
  const [worker, setWorker] = useState('')
  const [fte, setFte] = useState('1.0')
  const [since, setSince] = useState<string | null>(today())
  const [post, setPost] = useState('')
  const [days, setDays] = useState('')
  const form = useSend<Pod>('/worker_id', touched(team.id))
  const here = new Set(team.members.map((member) => member.worker_id))
  const chosen = staff.data?.find((each) => each.id === worker)
  const posts = postsFor(team, chosen?.role)
  const choose = (next: string) => {
    const found = staff.data?.find((each) => each.id === next)
    setWorker(next)
    setPost('')
    if (found) setFte(weeks(found.fte))
  }
  const submit = () => {
    const part = share(fte)
    const missing: Record<string, string> = {}
    if (!worker) missing['/worker_id'] = 'Choose somebody'
    if (part === null) missing['/fte'] = 'Enter more than 0 and at most 1, such as 0.6'
    if (!since) missing['/since'] = 'Enter the day'
    const params = { path: { id: team.id }, header: ifMatch(version) }
    const body = {
      id,
      worker_id: worker,
      fte: part ?? 0,
      since: since ?? '',
      post_id: post || null,
      room_days: days.trim() || null,
    }
    form.send(missing, () => ask(api.POST('/api/v1/pods/{id}/members', { params, body })), onDone)
  }
  return (
    <SmallForm
      title="Add somebody to the team"
      errors={form.errors}
      busy={form.busy}
      save="Add them"
      onSend={submit}
      onClose={onDone}
    >
      {staff.error && <Trouble error={staff.error} />}
      <Select
        at="/worker_id"
        label="Who?"
        value={worker}
        onChange={choose}
        options={(staff.data ?? [])
          .filter((each) => !here.has(each.id))
          .map((each) => ({ value: each.id, text: `${each.name}, ${words(each.role).toLowerCase()}` }))}
        error={form.errors['/worker_id']}
      />
      <TextField
        at="/fte"
        label="Share of a full week in this team"
        width="4"
        value={fte}
        onChange={setFte}
        error={form.errors['/fte']}
      />
      <DateField at="/since" label="From" value={since} onChange={setSince} error={form.errors['/since']} />
      {posts.length > 0 && (
        <Select
          at="/post_id"
          label="In which post?"
          value={post}
          onChange={setPost}
          options={posts}
          error={form.errors['/post_id']}
        />
      )}
      <RoomDays value={days} onChange={setDays} error={form.errors['/room_days']} />
    </SmallForm>
  )
}

/** A member takes another post or other hours from a day on. */
export function MoveForm({ team, version, member, onDone }: Props & { member: TeamMember }) {
  const staff = useQuery(allStaff)
  const [id] = useState(newId)
  const [fte, setFte] = useState(weeks(member.fte))
  const [since, setSince] = useState<string | null>(today())
  const [post, setPost] = useState(member.post_id ?? '')
  const [days, setDays] = useState(member.room_days ?? '')
  const form = useSend<Pod>('/since', touched(team.id))
  const role = staff.data?.find((each) => each.id === member.worker_id)?.role ?? member.role
  const posts = postsFor(team, role)
  const submit = () => {
    const part = share(fte)
    const missing: Record<string, string> = {}
    if (part === null) missing['/fte'] = 'Enter more than 0 and at most 1, such as 0.6'
    if (!since) missing['/since'] = 'Enter the day'
    const params = { path: { id: team.id }, header: ifMatch(version) }
    const body = {
      id,
      member_id: member.id,
      worker_id: member.worker_id,
      fte: part ?? 0,
      since: since ?? '',
      post_id: post || null,
      room_days: days.trim() || null,
    }
    form.send(missing, () => ask(api.POST('/api/v1/pods/{id}/members/move', { params, body })), onDone)
  }
  return (
    <SmallForm
      title={`Change ${member.name}`}
      errors={form.errors}
      busy={form.busy}
      save="Change it"
      onSend={submit}
      onClose={onDone}
    >
      {staff.error && <Trouble error={staff.error} />}
      {role !== member.role && (
        <p className="govuk-body">They are now {words(role).toLowerCase()}; from that day they are so in this team.</p>
      )}
      <TextField
        at="/fte"
        label="Share of a full week in this team"
        width="4"
        value={fte}
        onChange={setFte}
        error={form.errors['/fte']}
      />
      {posts.length > 0 && (
        <Select
          at="/post_id"
          label="In which post?"
          value={post}
          onChange={setPost}
          options={posts}
          error={form.errors['/post_id']}
        />
      )}
      <RoomDays value={days} onChange={setDays} error={form.errors['/room_days']} />
      <DateField at="/since" label="From" value={since} onChange={setSince} error={form.errors['/since']} />
    </SmallForm>
  )
}

/** A member leaves the team. */
export function LeaveForm({ team, version, member, onDone }: Props & { member: TeamMember }) {
  const [until, setUntil] = useState<string | null>(today())
  const form = useSend<Pod>('/until', touched(team.id))
  const submit = () => {
    const missing: Record<string, string> = until ? {} : { '/until': 'Enter the day' }
    const params = { path: { id: team.id }, header: ifMatch(version) }
    const body = { member_id: member.id, until: until ?? '' }
    form.send(missing, () => ask(api.POST('/api/v1/pods/{id}/members/release', { params, body })), onDone)
  }
  return (
    <SmallForm
      title={`${member.name} leaves the team`}
      errors={form.errors}
      busy={form.busy}
      save="End the membership"
      onSend={submit}
      onClose={onDone}
    >
      <p className="govuk-body">Children they are keyworker for stay with them until somebody decides who is next.</p>
      <DateField
        at="/until"
        label="First day on which they are not in the team"
        value={until}
        onChange={setUntil}
        error={form.errors['/until']}
      />
    </SmallForm>
  )
}

interface RoomProps {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** When somebody is in the team's room, in words. */
export function RoomDays(props: RoomProps) {
  return <TextField at="/room_days" label="Days in the team’s room" hint="Such as Mondays and Thursdays" {...props} />
}
