import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { newId } from '../../api/ids'
import { changedOf } from '../../api/supervision'
import type { AgendaChild, Discipline, Member, MeetingItem, MeetingPage, Readiness } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { Select, TextField } from '../../ui/Field'
import { Loading, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Actions } from './Actions'
import { Another } from './Another'
import { held, type Unsent } from './outbox'
import { Part, type Talking } from './Part'
import { Since } from './Since'
import { called, DISCIPLINES, everybody, hidden, PARTS, READINESS, why, type Shown } from './words'

interface Props {
  meeting: MeetingPage
  items: MeetingItem[]
  /** The number of the first of these children in today's order. */
  first: number
  agenda: AgendaChild[]
  members: Member[]
  talking: Talking
  shown: Shown
  leads: boolean
  adding: boolean
  onAdding: (open: boolean) => void
  onDecide: (accountable: string, nextBy: string | null) => void
}

/** One child, or brothers and sisters together: what is new, what everybody says, what is decided and who does what. */
export function Talk({
  meeting,
  items,
  first,
  agenda,
  members,
  talking,
  shown,
  leads,
  adding,
  onAdding,
  onDecide,
}: Props) {
  const { talk, outbox } = talking
  const changed = useQueries({ queries: items.map((item) => changedOf(item.child_id, meeting.on)) })
  const [disciplines, setDisciplines] = useState<Discipline[]>([])
  const [views, setViews] = useState<{ id: string; who: string }[]>([])
  const [who, setWho] = useState('')
  const [accountable, setAccountable] = useState('')
  const [nextBy, setNextBy] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const known = changed.flatMap((each) => (each.data ? [each.data] : []))
  const names = items.map((item, place) => ({ name: item.name, as: called(item.name, first + place, shown) }))
  const adults = [...new Map(known.flatMap((each) => each.adults).map((each) => [each.id, each])).values()]
  const people = [...names, ...adults.map((each, place) => ({ name: each.name, as: called(each.name, place + 1, shown, 'Grown-up') }))] // prettier-ignore
  const say = (text: string) => hidden(text, people, shown)
  const there = [...new Set(meeting.people.map((each) => each.discipline))]
  const written = (talk?.parts ?? []).flatMap((each) => (each.kind === 'update' && each.discipline && each.words ? [each.discipline] : [])) // prettier-ignore
  const updates = DISCIPLINES.filter((each) => [...there, ...written, ...disciplines].includes(each))
  const held_ = (talk?.parts ?? []).flatMap((each) => (each.kind === 'view' && each.words ? [{ id: each.id, who: each.who ?? '' }] : [])) // prettier-ignore
  const pending = Object.values(outbox.entries).flatMap((each) => (each.talk === talking.key && each.body['kind'] === 'view' ? [{ id: String(each.body['id']), who: String(each.body['who']) }] : [])) // prettier-ignore
  const everyView = [...new Map([...held_, ...pending, ...views].map((each) => [each.id, each])).values()]
  const reasons = agenda.filter((each) => items.some((item) => item.child_id === each.child_id))
  const decided = talk?.state === 'concluded'
  const deciding = outbox.entries[`${talking.key}/conclude`]
  const usual = known[0]?.keyworker?.id ?? meeting.leader_id
  return (
    <article className="app-talk" aria-labelledby="talk">
      <h2 id="talk" tabIndex={-1} ref={heading} className="govuk-heading-l">
        {names.map((each) => each.as).join(' and ')}{' '}
        {decided ? <State is="done">Decided</State> : deciding && <State is="soon">Decided here, not sent yet</State>}
      </h2>
      {reasons.some((each) => each.reasons.length > 0) && (
        <ul className="govuk-list govuk-list--bullet" aria-label="Why we talk about them today">
          {reasons.flatMap((child) => {
            const place = items.findIndex((item) => item.child_id === child.child_id)
            return child.reasons.map((reason, number) => (
              <li key={`${child.child_id}${number}`}>
                {items.length > 1 && <strong>{names[place]?.as}: </strong>}
                {say(why(reason, meeting.on))}
              </li>
            ))
          })}
        </ul>
      )}
      {changed.some((each) => each.isPending) && <Loading />}
      {known.map((child) => (
        <Since
          key={child.id}
          child={child}
          title={names[items.findIndex((item) => item.child_id === child.id)]?.as ?? ''}
          say={say}
        />
      ))}
      <Part talking={talking} kind="changed" />
      {updates.map((discipline) => (
        <Part
          key={discipline}
          talking={talking}
          kind="update"
          discipline={discipline}
          label={`Update: ${words(discipline).toLowerCase()}`}
        />
      ))}
      {!talking.over && (
        <AddDiscipline
          left={DISCIPLINES.filter((each) => !updates.includes(each))}
          onAdd={(each) => setDisciplines([...disciplines, each])}
        />
      )}
      <div className="app-halves">
        <Part talking={talking} kind="strengths" />
        <Part talking={talking} kind="worries" />
      </div>
      {items.map(
        (item, place) =>
        <Part
          key={item.child_id} talking={talking} kind="child_view" childId={item.child_id}
          label={items.length > 1 ? `What does ${names[place]?.as ?? ''} say or show?` : PARTS.child_view.label}
        />, // prettier-ignore
      )}
      {everyView.map((view) => (
        <Part key={view.id} talking={talking} kind="view" view={view} label={`${say(view.who)} sees it differently`} />
      ))}
      {!talking.over && (
        <form
          className="app-row"
          onSubmit={(event) => {
            event.preventDefault()
            if (!who.trim()) return
            setViews([...views, { id: newId(), who: who.trim() }])
            setWho('')
          }}
        >
          <TextField
            at="/who"
            label="Does somebody see it differently? Who?"
            width="20"
            value={who}
            onChange={setWho}
          />
          <Button type="submit" secondary>
            Write their view
          </Button>
        </form>
      )}
      <Part talking={talking} kind="hypotheses" />
      {items.map(
        (item, place) =>
        <Part
          key={item.child_id} talking={talking} kind="meaning" childId={item.child_id}
          label={items.length > 1 ? `What does it mean for ${names[place]?.as ?? ''}?` : PARTS.meaning.label}
        />, // prettier-ignore
      )}
      {adults.length > 0 && !talking.over && (
        <details>
          <summary>How ready are the grown-ups for a change?</summary>
          {adults.map((adult, place) => {
            const key = `${talking.key}/judge/${adult.id}`
            const body = { id: outbox.entries[key]?.body['id'] ?? newId(), person_id: adult.id }
            const now = held(talk, { what: 'judge', body })
            const value = (outbox.entries[key]?.body['readiness'] as string | undefined) ?? now.words
            return (
              <Select
                key={adult.id} at={`/readiness/${adult.id}`} label={called(adult.name, place + 1, shown, 'Grown-up')} value={value}
                options={Object.entries(READINESS).map(([code, text]) => ({ value: code, text }))}
                onChange={(readiness) =>
                  readiness && outbox.put(key, entry(talking, 'judge', { ...body, readiness: readiness as Readiness }, now.version))
                }
              /> // prettier-ignore
            )
          })}
        </details>
      )}
      <section className="app-decide" aria-label="Decision">
        <Part talking={talking} kind="decision" rows={3} />
        <Part talking={talking} kind="reason" />
        <Actions
          talking={talking}
          members={members}
          usual={usual}
          on={meeting.on}
          adding={adding}
          onAdding={onAdding}
        />
        {deciding?.refused && (
          <p className="app-alert" role="alert">
            {deciding.refused}
          </p>
        )}
        {leads && meeting.state === 'open' && !decided && (
          <form
            id="decide"
            onSubmit={(event) => {
              event.preventDefault()
              onDecide(accountable || meeting.leader_id, nextBy || null)
            }}
          >
            <div className="app-halves">
              <Select
                at="/accountable_id"
                label="Who is accountable?"
                value={accountable || meeting.leader_id}
                onChange={setAccountable}
                options={everybody(members, meeting).map((each) => ({ value: each.id, text: each.name }))}
              />
              <DateField
                at="/next_by"
                label="Talk again by (if not in the usual time)"
                value={nextBy}
                onChange={setNextBy}
              />
            </div>
            <p className="app-row">
              <Button type="submit" aria-keyshortcuts="Control+Enter">
                Decided: next child
              </Button>
              <span className="app-quiet">or Ctrl and Enter</span>
            </p>
          </form>
        )}
        {leads && talk && meeting.state === 'open' && <Another talking={talking} decided={decided} />}
      </section>
    </article>
  )
}

const entry = (talking: Talking, what: Unsent['what'], body: Record<string, unknown>, base: number): Unsent => ({
  talk: talking.key, children: talking.children, what, body, base, at: Date.now(),
}) // prettier-ignore

function AddDiscipline({ left, onAdd }: { left: Discipline[]; onAdd: (discipline: Discipline) => void }) {
  if (left.length === 0) return null
  return (
    <Select
      at="/discipline" label="Add another update" value="" onChange={(value) => value && onAdd(value as Discipline)}
      options={left.map((value) => ({ value, text: words(value) }))}
    /> // prettier-ignore
  )
}
