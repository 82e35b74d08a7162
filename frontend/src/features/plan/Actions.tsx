import type { ReactNode } from 'react'
import type { PlanAction } from '../../api/schema.gen'
import { day } from '../../ui/dates'
import { Name, State, Table } from '../../ui/parts'
import { urgency } from './due'

interface Props {
  actions: PlanAction[]
  caption: string
  /** What can be done with one that is still open. */
  control?: (action: PlanAction) => ReactNode
}

/** Who does what by when. */
export function Actions({ actions, caption, control }: Props) {
  return (
    <Table
      caption={caption}
      head={['What', 'Who', 'By when']}
      rows={actions}
      rowKey={(action) => action.id}
      cells={(action) => [
        <span key="what" className="app-action">
          {action.words}
          {action.outcome && <span className="app-quiet"> {action.outcome}</span>}
          {!action.done_on && control?.(action)}
        </span>,
        <Name key="who">{action.owner_name}</Name>,
        action.done_on ? (
          <State is="done">Done {day(action.done_on)}</State>
        ) : action.by_when ? (
          <State is={urgency(action.by_when)}>{day(action.by_when)}</State>
        ) : (
          'No day set'
        ),
      ]}
    />
  )
}
