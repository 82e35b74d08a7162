import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { asProblem } from '../../api/problem'
import { allWorkers, overviewOf, visitOf } from '../../api/queries'
import type { Visit } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, moment, today } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Facts, Loading, Name, Section, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { brothersAndSisters } from '../../api/family'

/** One visit, to be read. */
export function VisitScreen({ childId, visitId }: { childId: string; visitId: string }) {
  const query = useQuery(visitOf(visitId))
  const overview = useQuery(overviewOf(childId))
  const workers = useQuery(allWorkers)
  const may = useMay()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const change = useMutation({
    mutationFn: (run: (version: string) => Promise<Answer<Visit>>) => run(query.data?.version ?? ''),
    onSuccess: async (answer) => {
      queries.setQueryData(visitOf(visitId).queryKey, answer)
      await queries.invalidateQueries({ queryKey: ['person'] })
    },
    onError: async (error) => {
      if (asProblem(error).stale) await query.refetch()
    },
  })
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const visit = query.data.data
  const child = overview.data?.data
  const names = new Map<string, string | null>(
    child
      ? [
          [child.id, child.name],
          ...brothersAndSisters(child).map((each): [string, string | null] => [each.person_id, each.name]),
        ]
      : [],
  )
  const worker = (id: string | null) => workers.data?.find((each) => each.id === id)?.name
  const at = (version: string) => ({ params: { path: { id: visitId }, header: ifMatch(version) } })
  const writing = may('visit:record')
  return (
    <>
      <title>A visit - Kith</title>
      <Link to="/people/$id/visits" params={{ id: childId }} className="govuk-back-link">
        All visits
      </Link>
      <h2 className="govuk-heading-m">
        {visit.purpose} <State is={visit.state === 'planned' ? 'in-time' : 'done'}>{words(visit.state)}</State>
      </h2>
      {change.error && (
        <div className="app-alert" role="alert">
          {asProblem(change.error).message}
        </div>
      )}
      <div className="app-columns">
        <div>
          {visit.account && (
            <Section title="What was seen and done">
              <p className="app-words">{visit.account}</p>
            </Section>
          )}
          {visit.children.map((each) => (
            <Section title={names.get(each.child_id) ?? 'A child of the family'} key={each.id}>
              {visit.state === 'made' && (
                <p className="govuk-body">
                  {each.seen_alone ? 'Seen alone.' : each.seen ? 'Seen, not alone.' : 'Not seen.'}
                  {each.bedroom_seen && ' We saw where they sleep.'}
                </p>
              )}
              {each.own_words && <blockquote className="app-quote">{each.own_words}</blockquote>}
              {each.particular && <p className="app-words">{each.particular}</p>}
            </Section>
          ))}
          {visit.promises.length > 0 && (
            <Section title="What we promised">
              <ul className="govuk-list">
                {visit.promises.map((promise) => (
                  <li key={promise.id}>
                    {promise.words}{' '}
                    <span className="app-quiet">
                      to {promise.child_id ? <Name>{names.get(promise.child_id)}</Name> : 'the family'}
                    </span>{' '}
                    {promise.kept_on ? (
                      <State is="done">Done {day(promise.kept_on)}</State>
                    ) : (
                      <>
                        {promise.by_when && (
                          <State is={promise.by_when < today() ? 'late' : 'in-time'}>By {day(promise.by_when)}</State>
                        )}{' '}
                        {writing && (
                          <button
                            type="button"
                            className="app-plain"
                            onClick={() =>
                              change.mutate((version) =>
                                ask(
                                  api.POST('/api/v1/visits/{id}/promises/keep', {
                                    ...at(version),
                                    body: { promise_id: promise.id, on: today() },
                                  }),
                                ),
                              )
                            }
                          >
                            We did this today
                          </button>
                        )}
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div>
          <Facts
            rows={[
              [visit.state === 'made' ? 'When' : 'Planned for', moment(visit.made_at ?? visit.planned_for)],
              ['Where', visit.place && words(visit.place)],
              ['By', worker(visit.worker_id)],
              ['With', worker(visit.joint_worker_id)],
              ['Who else was there', visit.present],
              ['Why it did not take place', visit.cancelled_because],
            ]}
          />
          {writing && visit.state === 'made' && (
            <Link to="/people/$id/visits/$visit/amend" params={{ id: childId, visit: visitId }} className="govuk-link">
              Amend this visit
            </Link>
          )}
          {writing && visit.state === 'planned' && (
            <>
              <Link
                to="/people/$id/visits/new"
                params={{ id: childId }}
                search={{ planned: visitId }}
                className="govuk-button"
              >
                It took place: record it
              </Link>
              <Section title="It did not take place">
                <TextField at="/reason" label="Why?" value={reason} onChange={setReason} />
                <div className="app-row">
                  <Button
                    secondary
                    disabled={!reason.trim()}
                    busy={change.isPending}
                    onClick={() =>
                      change.mutate((version) =>
                        ask(api.POST('/api/v1/visits/{id}/did-not-happen', { ...at(version), body: { reason } })),
                      )
                    }
                  >
                    I went and could not see the child
                  </Button>
                  <Button
                    secondary
                    disabled={!reason.trim()}
                    busy={change.isPending}
                    onClick={() =>
                      change.mutate((version) =>
                        ask(api.POST('/api/v1/visits/{id}/cancel', { ...at(version), body: { reason } })),
                      )
                    }
                  >
                    It was called off
                  </Button>
                </div>
              </Section>
            </>
          )}
        </div>
      </div>
    </>
  )
}
