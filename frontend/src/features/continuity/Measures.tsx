import type { Measured, Retained, Small } from '../../api/schema.gen'
import { Bars } from '../../ui/Bars'
import { Facts, Section, Table } from '../../ui/parts'
import { REASON_GROUPS } from '../../ui/continuityWords'
import { long, many, share, stayed } from './say'

const part = (some: number | null, whole: number | null, of: string) =>
  some === null || whole === null
    ? 'Left out: small numbers'
    : whole === 0
      ? 'Nothing to count yet'
      : `${some} of ${whole} ${of} (${share(some, whole)} per cent)`

/** The measures over many children: bars first, then every number in words. */
export function Measures({ of }: { of: Measured }) {
  if (!of.children) return null
  const total = of.groups.every((each) => each.changes !== null)
    ? of.groups.reduce((sum, each) => sum + (each.changes ?? 0), 0)
    : null
  return (
    <>
      <Section title="Workers in the last 12 months">
        <div className="app-bars__pair">
          <Bars
            title="How many workers a child had"
            unit="children"
            bars={['None', 'One', 'Two', 'Three or more'].map((text, place) => ({
              text,
              count: of.workers[place] ?? null,
            }))}
          />
          <Bars
            title="Changes of worker, by why"
            unit="changes"
            bars={of.groups.map(({ group, changes }) => ({ text: REASON_GROUPS[group] ?? group, count: changes }))}
          />
        </div>
        <p className="govuk-body app-quiet">
          {total === 0
            ? 'There was no change of worker in these 12 months.'
            : 'A change that a child or a parent asked for can be a good one: it is shown by itself.'}
        </p>
      </Section>
      <Section title="The same people, over time">
        <Facts
          rows={[
            ['Two or more changes in 12 months', part(of.changes[2] ?? null, of.children, 'children')],
            ['Have a worker now', part(of.with_keyworker, of.children, 'children')],
            [
              'Have known their worker for',
              of.days_median === null ? 'Not shown' : `${long(Math.round(of.days_median))} (half of them longer)`,
            ],
            ['Workers since help first began', lifetime(of)],
            ['Still with the pod of their first assessment', part(of.same_pod, of.assessed, 'assessed children')],
            ['Visits by somebody of the child’s own pod', part(of.in_pod, of.visits, 'visits')],
          ]}
        />
      </Section>
    </>
  )
}

function lifetime(of: Measured): string {
  const steps = ['None', 'one', 'two', 'three or four', 'five or more']
  const spread = of.lifetime.map((count, place) => `${steps[place]}: ${count ?? 'left out'}`).join('; ')
  return of.lifetime_median === null ? spread : `Half of the children had ${of.lifetime_median} or more. ${spread}`
}

/** Who of the staff stayed, with posts that stand empty and absence beside it, never mixed into it. */
export function Staying({ staff }: { staff: Retained[] }) {
  const holders = staff.find((each) => each.who === 'holders')
  return (
    <Section title="Staff who stay">
      {holders && <p className="govuk-body">{stayed(holders)}</p>}
      <Table
        caption="Staff in these 12 months"
        head={['Who', 'A year ago', 'Now', 'Left', 'Share that left', 'Posts that stand empty', 'Away today']}
        rows={staff}
        rowKey={(each) => each.who}
        cells={(each) => [
          each.who === 'all' ? 'Everybody' : 'Those who can be a keyworker',
          each.before,
          each.after,
          each.left,
          each.turnover === null ? 'Not known' : `${Math.round(100 * each.turnover)} per cent`,
          `${each.vacant_fte.toFixed(1)} of ${each.posts_fte.toFixed(1)} full-time posts`,
          each.away,
        ]}
      />
      <p className="govuk-body app-quiet">
        The share is of the average of the first and the last day. Somebody who has changed the pod has left the pod and
        not the service. Empty posts and absence are counted beside it and not in it.
      </p>
    </Section>
  )
}

/** Why some numbers are left out, for whom it is so. */
export function LeftOut({ small }: { small: Small | null | undefined }) {
  if (!small) return null
  return (
    <p className="govuk-body app-quiet">
      Counts from 1 to {small.below - 1} are left out here, so that {many(1, 'child', 'children')} cannot be found in
      them. {small.source}
    </p>
  )
}
