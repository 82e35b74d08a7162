import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { Absence, AwayRow, ChildRow, CoverRow, MemberRow } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { Select } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Dialog } from '../../ui/parts'

const CAN_COVER = new Set(['senior_social_worker', 'social_worker', 'family_support_worker', 'pod_manager'])

/** Cover for every child of whoever is away. */
const ALL = 'all'

export interface Team {
  podId: string
  members: MemberRow[]
  children: ChildRow[]
}

export type DialogProps = Team & { onClose: () => void }

export const touched = (podId: string) => [['pod', podId], ['person']]

export const pathOf = (away: AwayRow) => ({ path: { id: away.id ?? '' }, header: ifMatch(away.version ?? 0) })

/** Somebody covers while a keyworker is away: all their children, or one. */
export function Cover({ podId, away, members, children, onClose }: DialogProps & { away: AwayRow }) {
  const [id] = useState(newId)
  const [who, setWho] = useState('')
  const [child, setChild] = useState(ALL)
  const [since, setSince] = useState<string | null>(away.since < today() ? today() : away.since)
  const [until, setUntil] = useState<string | null>(away.until)
  const form = useSend<Absence>('/worker_id', touched(podId))
  const send = () => {
    const found: Record<string, string> = {}
    if (!who) found['/worker_id'] = 'Choose somebody'
    if (!since) found['/since'] = 'Enter the first day'
    if (!until) found['/until'] = 'Enter the first day without cover'
    const body = {
      id,
      worker_id: who,
      child_id: child === ALL ? null : child || null,
      since: since ?? '',
      until: until ?? '',
    }
    form.send(found, () => ask(api.POST('/api/v1/absences/{id}/cover', { params: pathOf(away), body })), onClose)
  }
  const others = members.filter((each) => each.worker_id !== away.worker_id && CAN_COVER.has(each.role))
  const theirs = children.filter((each) => each.keyworker_id === away.worker_id)
  return (
    <Dialog title={`Who covers for ${away.name}?`} onClose={onClose}>
      <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onClose}>
        <p className="govuk-body">
          {away.name} stays the keyworker of their children. Who covers can open these children’s records meanwhile.
        </p>
        <Select
          at="/worker_id"
          label="Covers"
          value={who}
          onChange={setWho}
          error={form.errors['/worker_id']}
          options={others.map((each) => ({ value: each.worker_id, text: each.name }))}
        />
        <Select
          at="/child_id"
          label="For whom"
          value={child}
          onChange={setChild}
          error={form.errors['/child_id']}
          options={[
            { value: ALL, text: 'All their children' },
            ...theirs.map((each) => ({ value: each.id, text: each.name })),
          ]}
        />
        <DateField at="/since" label="From" value={since} onChange={setSince} error={form.errors['/since']} />
        <DateField
          at="/until"
          label="First day without cover"
          value={until}
          onChange={setUntil}
          error={form.errors['/until']}
        />
      </Form>
    </Dialog>
  )
}

/** Somebody covers no longer. */
export function EndCover({ podId, away, cover, onClose }: DialogProps & { away: AwayRow; cover: CoverRow }) {
  const [until, setUntil] = useState<string | null>(today())
  const form = useSend<Absence>('/until', touched(podId))
  const send = () => {
    const found: Record<string, string> = until ? {} : { '/until': 'Enter the first day without cover' }
    const body = { cover_id: cover.id, until: until ?? '' }
    form.send(found, () => ask(api.POST('/api/v1/absences/{id}/uncover', { params: pathOf(away), body })), onClose)
  }
  return (
    <Dialog title={`End the cover by ${cover.name}`} onClose={onClose}>
      <Form errors={form.errors} busy={form.busy} onSend={send} onLeave={onClose}>
        <DateField
          at="/until"
          label="First day without it"
          hint="From that day on they no longer open these children’s records for this."
          value={until}
          onChange={setUntil}
          error={form.errors['/until']}
        />
      </Form>
    </Dialog>
  )
}
