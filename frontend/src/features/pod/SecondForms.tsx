import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { allStaff } from '../../api/team'
import type { Composition, Pod, SecondmentEndIn, SecondmentIn, SecondmentRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Radios, Select, TextField } from '../../ui/Field'
import { choices, words } from '../../ui/words'
import { postsFor, RoomDays } from './MemberForms'
import { SmallForm, touched, type FormProps } from './SmallForm'
import { OUTCOMES, share, weeks } from './team'

/** Somebody comes for a planned time, from another team or from a partner. */
export function SecondForm({ team, version, onDone }: FormProps & { team: Composition }) {
  const staff = useQuery(allStaff)
  const [ids] = useState(() => ({ id: newId(), member: newId() }))
  const [worker, setWorker] = useState('')
  const [role, setRole] = useState('')
  const [fte, setFte] = useState('1.0')
  const [from, setFrom] = useState('')
  const [homePost, setHomePost] = useState('')
  const [hostPost, setHostPost] = useState('')
  const [post, setPost] = useState('')
  const [since, setSince] = useState<string | null>(today())
  const [until, setUntil] = useState<string | null>(null)
  const [days, setDays] = useState('')
  const form = useSend<Pod>('/worker_id', touched(team.id))
  const chosen = staff.data?.find((each) => each.id === worker)
  const homes = (chosen?.pods ?? []).filter((each) => each.id !== team.id)
  const posts = postsFor(team, role)
  const choose = (next: string) => {
    const found = staff.data?.find((each) => each.id === next)
    setWorker(next)
    setPost('')
    setFrom(found?.pods.find((each) => each.id !== team.id)?.id ?? '')
    if (!found) return
    setRole(found.role)
    setFte(weeks(found.fte))
    setHomePost(found.post)
  }
  const submit = () => {
    const part = share(fte)
    const missing: Record<string, string> = {}
    if (!worker) missing['/worker_id'] = 'Choose somebody'
    if (!role) missing['/role'] = 'Choose the role they stand in'
    if (part === null) missing['/fte'] = 'Enter more than 0 and at most 1, such as 0.6'
    if (!homePost.trim()) missing['/home_post'] = 'Say which post they come from'
    if (!hostPost.trim()) missing['/host_post'] = 'Say which post they come to'
    if (!since) missing['/since'] = 'Enter the day'
    if (!until) missing['/planned_until'] = 'Enter until when it is planned'
    const params = { path: { id: team.id }, header: ifMatch(version) }
    const body: SecondmentIn = {
      id: ids.id,
      member_id: ids.member,
      worker_id: worker,
      role: role as SecondmentIn['role'],
      fte: part ?? 0,
      post_id: post || null,
      room_days: days.trim() || null,
      home_pod_id: from || null,
      home_post: homePost,
      host_post: hostPost,
      since: since ?? '',
      planned_until: until ?? '',
    }
    form.send(missing, () => ask(api.POST('/api/v1/pods/{id}/secondments', { params, body })), onDone)
  }
  const here = new Set(team.members.map((member) => member.worker_id))
  return (
    <SmallForm
      title="Somebody comes on secondment"
      errors={form.errors}
      busy={form.busy}
      save="Record the secondment"
      onSend={submit}
      onClose={onDone}
    >
      {staff.error && <Trouble error={staff.error} />}
      <Select
        at="/worker_id"
        label="Who?"
        hint="A partner’s member of staff is registered as a worker first"
        value={worker}
        onChange={choose}
        options={(staff.data ?? [])
          .filter((each) => !here.has(each.id))
          .map((each) => ({ value: each.id, text: `${each.name}, ${words(each.role).toLowerCase()}` }))}
        error={form.errors['/worker_id']}
      />
      {homes.length > 0 && (
        <Select
          at="/home_pod_id"
          label="From which team?"
          hint="What is left of their week stays there"
          value={from}
          onChange={setFrom}
          options={homes.map((each) => ({ value: each.id, text: each.name }))}
          error={form.errors['/home_pod_id']}
        />
      )}
      {homes.length === 0 && form.errors['/home_pod_id'] && (
        <p className="govuk-error-message" id="field-home_pod_id">
          {form.errors['/home_pod_id']}
        </p>
      )}
      <TextField
        at="/home_post"
        label="Their post there"
        value={homePost}
        onChange={setHomePost}
        error={form.errors['/home_post']}
      />
      <Select
        at="/role"
        label="Role in this team"
        hint="What they may open in Kith follows from their own post"
        value={role}
        onChange={(next) => {
          setRole(next)
          setPost('')
        }}
        options={choices([...new Set([...team.rules.map((rule) => rule.role), ...(chosen ? [chosen.role] : [])])])}
        error={form.errors['/role']}
      />
      <TextField
        at="/host_post"
        label="Their post here, with its grade"
        value={hostPost}
        onChange={setHostPost}
        error={form.errors['/host_post']}
      />
      {posts.length > 0 && (
        <Select
          at="/post_id"
          label="Which of the team’s posts is it?"
          value={post}
          onChange={setPost}
          options={posts}
          error={form.errors['/post_id']}
        />
      )}
      <TextField
        at="/fte"
        label="Share of a full week in this team"
        width="4"
        value={fte}
        onChange={setFte}
        error={form.errors['/fte']}
      />
      <DateField at="/since" label="From" value={since} onChange={setSince} error={form.errors['/since']} />
      <DateField
        at="/planned_until"
        label="Planned until"
        value={until}
        onChange={setUntil}
        error={form.errors['/planned_until']}
      />
      <RoomDays value={days} onChange={setDays} error={form.errors['/room_days']} />
    </SmallForm>
  )
}

/** They go back, stay longer, or stay for good. */
export function EndSecondmentForm({
  team,
  version,
  secondment,
  onDone,
}: FormProps & { team: Composition; secondment: SecondmentRow }) {
  const [id] = useState(newId)
  const [outcome, setOutcome] = useState('')
  const [on, setOn] = useState<string | null>(today())
  const [until, setUntil] = useState<string | null>(null)
  const form = useSend<Pod>('/outcome', touched(team.id))
  const longer = outcome === 'extended'
  const submit = () => {
    const missing: Record<string, string> = {}
    if (!outcome) missing['/outcome'] = 'Choose what came of it'
    if (!on) missing['/on'] = 'Enter the day'
    if (longer && !until) missing['/planned_until'] = 'Enter until when it is planned now'
    const params = { path: { id: team.id }, header: ifMatch(version) }
    const body: SecondmentEndIn = {
      secondment_id: secondment.id,
      outcome: outcome as SecondmentEndIn['outcome'],
      on: on ?? '',
      id: longer ? id : null,
      planned_until: longer ? until : null,
    }
    form.send(missing, () => ask(api.POST('/api/v1/pods/{id}/secondments/end', { params, body })), onDone)
  }
  return (
    <SmallForm
      title={`What came of ${secondment.name}’s secondment?`}
      errors={form.errors}
      busy={form.busy}
      save="Save"
      onSend={submit}
      onClose={onDone}
    >
      <p className="govuk-body">It was planned until {day(secondment.planned_until)}.</p>
      <Radios
        at="/outcome"
        label="What came of it?"
        value={outcome}
        onChange={setOutcome}
        options={Object.entries(OUTCOMES).map(([value, text]) => ({ value, text }))}
        error={form.errors['/outcome']}
      />
      <DateField at="/on" label="From which day?" value={on} onChange={setOn} error={form.errors['/on']} />
      {longer && (
        <DateField
          at="/planned_until"
          label="Planned until"
          value={until}
          onChange={setUntil}
          error={form.errors['/planned_until']}
        />
      )}
    </SmallForm>
  )
}
