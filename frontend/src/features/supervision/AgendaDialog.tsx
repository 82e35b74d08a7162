import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import type { AgendaChild, ItemIn, MeetingPage } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Select, TextField } from '../../ui/Field'
import { Dialog, Name } from '../../ui/parts'

export const itemOf = (child: AgendaChild): ItemIn => ({
  id: newId(),
  child_id: child.child_id,
  reasons: [...new Set(child.reasons.map((reason) => reason.why))],
})

/** The leader's order of the day: earlier, later, added, or left out with a reason. */
export function AgendaDialog({
  meeting,
  open,
  onClose,
}: {
  meeting: MeetingPage
  open: AgendaChild[]
  onClose: () => void
}) {
  const [items, setItems] = useState<ItemIn[]>(() =>
    meeting.items.map(({ id, child_id, reasons, left_out_because }) => ({ id, child_id, reasons, left_out_because })),
  )
  const [leaving, setLeaving] = useState<Record<string, string>>({})
  const { errors, busy, send } = useSend<unknown>('/items', [['supervision', meeting.id]])
  const names = new Map([...open.map((each) => [each.child_id, each.name] as const), ...meeting.items.map((each) => [each.child_id, each.name] as const)]) // prettier-ignore
  const swap = (at: number, by: number) => {
    const next = [...items]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    setItems(next)
  }
  const rest = open.filter((child) => !items.some((item) => item.child_id === child.child_id))
  const body = {
    items: items.map((item) => ({
      ...item,
      left_out_because: leaving[item.child_id]?.trim() ?? item.left_out_because ?? null,
    })),
  }
  const missing = Object.fromEntries(
    items.flatMap((item) =>
      leaving[item.child_id]?.trim() === '' ? [[`/items/${item.child_id}`, 'Say why they are left out today']] : [],
    ),
  ) as Record<string, string>
  return (
    <Dialog title="Today’s agenda" onClose={onClose}>
      <ErrorSummary errors={errors} />
      <ol className="govuk-list govuk-list--number">
        {items.map((item, at) => (
          <li key={item.child_id}>
            <p className="app-row">
              <Name>{names.get(item.child_id)}</Name>
              {item.left_out_because && <span className="app-quiet">Left out: {item.left_out_because}</span>}
              <button type="button" className="app-plain" disabled={at === 0} onClick={() => swap(at, -1)}>
                Earlier
              </button>
              <button
                type="button"
                className="app-plain"
                disabled={at === items.length - 1}
                onClick={() => swap(at, 1)}
              >
                Later
              </button>
              {item.left_out_because ? (
                <button
                  type="button"
                  className="app-plain"
                  onClick={() =>
                    setItems(items.map((each) => (each === item ? { ...each, left_out_because: null } : each)))
                  }
                >
                  Put back
                </button>
              ) : (
                leaving[item.child_id] === undefined && (
                  <button
                    type="button"
                    className="app-plain"
                    onClick={() => setLeaving({ ...leaving, [item.child_id]: '' })}
                  >
                    Leave out today
                  </button>
                )
              )}
            </p>
            {leaving[item.child_id] !== undefined && (
              <TextField
                at={`/items/${item.child_id}`}
                label="Why not today?"
                value={leaving[item.child_id] ?? ''}
                error={errors[`/items/${item.child_id}`]}
                onChange={(why) => setLeaving({ ...leaving, [item.child_id]: why })}
              />
            )}
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <Select
          at="/add"
          label="Add a child"
          value=""
          options={rest.map((each) => ({ value: each.child_id, text: each.name ?? 'Name not known yet' }))}
          onChange={(id) => {
            const child = rest.find((each) => each.child_id === id)
            if (child) setItems([...items, itemOf(child)])
          }}
        />
      )}
      <p className="app-row">
        <Button
          busy={busy}
          onClick={() =>
            send(
              missing,
              () =>
                ask(
                  api.POST('/api/v1/supervisions/{id}/arrange', {
                    params: { path: { id: meeting.id }, header: ifMatch(meeting.version) },
                    body,
                  }),
                ),
              onClose,
            )
          }
        >
          Use this agenda
        </Button>
        <Button secondary onClick={onClose}>
          Leave it as it was
        </Button>
      </p>
    </Dialog>
  )
}
