import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { allPartners } from '../../api/team'
import type { Composition, Pod, PodPostIn, PostRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Select, TextArea, TextField } from '../../ui/Field'
import { choices, words } from '../../ui/words'
import { SmallForm, touched, type FormProps } from './SmallForm'
import { share, weeks } from './team'

interface PostProps extends FormProps {
  team: Composition
  post: PostRow | null
}

/** A new post, or another version of one from a day on. */
export function PostForm({ team, version, post, onDone }: PostProps) {
  const partners = useQuery(allPartners)
  const [id] = useState(newId)
  const [role, setRole] = useState<string>(post?.role ?? '')
  const [title, setTitle] = useState(post?.title ?? '')
  const [fte, setFte] = useState(post ? weeks(post.fte) : '1.0')
  const [funder, setFunder] = useState(post?.funded_by?.id ?? '')
  const [since, setSince] = useState<string | null>(today())
  const form = useSend<Pod>('/title', touched(team.id))
  const roles = [...team.rules.map((rule) => rule.role), ...team.others.map((other) => other.role)]
  const submit = () => {
    const missing: Record<string, string> = {}
    const part = share(fte)
    if (!role) missing['/role'] = 'Choose a role'
    if (part === null) missing['/fte'] = 'Enter more than 0 and at most 1, such as 0.6'
    if (!since) missing['/since'] = 'Enter the day'
    const body = {
      id,
      title: title.trim() || words(role),
      fte: part ?? 0,
      funded_by: funder || null,
      since: since ?? '',
    }
    const params = { path: { id: team.id }, header: ifMatch(version) }
    form.send(
      missing,
      () =>
        post
          ? ask(api.POST('/api/v1/pods/{id}/posts/change', { params, body: { ...body, post_id: post.post_id } }))
          : ask(api.POST('/api/v1/pods/{id}/posts', { params, body: { ...body, role: role as PodPostIn['role'] } })),
      onDone,
    )
  }
  return (
    <SmallForm
      title={post ? `Change the post: ${post.title}` : 'Open a post'}
      errors={form.errors}
      busy={form.busy}
      save={post ? 'Change the post' : 'Open the post'}
      onSend={submit}
      onClose={onDone}
    >
      {partners.error && <Trouble error={partners.error} />}
      {!post && (
        <Select
          at="/role"
          label="Role"
          value={role}
          onChange={setRole}
          options={choices(roles)}
          error={form.errors['/role']}
        />
      )}
      <TextField
        at="/title"
        label="What the post is called"
        hint="Left empty, it is called as its role"
        value={title}
        onChange={setTitle}
        error={form.errors['/title']}
      />
      <TextField
        at="/fte"
        label="Share of a full week"
        hint="1.0 is full-time, 0.5 half of it"
        width="4"
        value={fte}
        onChange={setFte}
        error={form.errors['/fte']}
      />
      <Select
        at="/funded_by"
        label="Paid by a partner?"
        hint="Leave it when we pay for it ourselves"
        value={funder}
        onChange={setFunder}
        options={(partners.data ?? []).map((each) => ({ value: each.id, text: each.name }))}
        error={form.errors['/funded_by']}
      />
      <DateField at="/since" label="From" value={since} onChange={setSince} error={form.errors['/since']} />
    </SmallForm>
  )
}

/** A post that the team loses. */
export function ClosePostForm({ team, version, post, onDone }: FormProps & { post: PostRow }) {
  const [until, setUntil] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const form = useSend<Pod>('/until', touched(team.id))
  const submit = () => {
    const missing: Record<string, string> = {}
    if (!until) missing['/until'] = 'Enter the day'
    if (!reason.trim()) missing['/reason'] = 'Say why'
    const params = { path: { id: team.id }, header: ifMatch(version) }
    const body = { post_id: post.post_id, until: until ?? '', reason }
    form.send(missing, () => ask(api.POST('/api/v1/pods/{id}/posts/close', { params, body })), onDone)
  }
  return (
    <SmallForm
      title={`Close the post: ${post.title}`}
      errors={form.errors}
      busy={form.busy}
      save="Close the post"
      onSend={submit}
      onClose={onDone}
    >
      <DateField
        at="/until"
        label="First day without it"
        value={until}
        onChange={setUntil}
        error={form.errors['/until']}
      />
      <TextArea at="/reason" label="Why?" rows={2} value={reason} onChange={setReason} error={form.errors['/reason']} />
    </SmallForm>
  )
}
