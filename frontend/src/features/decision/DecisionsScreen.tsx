import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { decisionsOf, overviewOf } from '../../api/queries'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Asked } from '../../app/Asked'
import { childrenOf } from '../../api/family'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { Empty, Loading, Section } from '../../ui/parts'
import { Disagreement } from './Disagreements'
import {
  decisionQuestions,
  disagreementQuestions,
  promiseQuestions,
  requestQuestions,
  sendDecision,
  sendDisagreement,
  sendPromise,
  sendRequest,
} from './forms'
import { Log } from './Log'
import { PromiseList } from './PromiseList'
import { Request } from './Requests'

type Form = 'decision' | 'authorisation' | 'disagreement' | 'promise'

const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count} ${more}`)

/** What was decided about a child and why; what is asked, seen differently and promised. */
export function DecisionsScreen({ id }: { id: string }) {
  const query = useInfiniteQuery(decisionsOf(id))
  const person = useQuery(overviewOf(id))
  const may = useMay()
  const [form, setForm] = useState<Form | null>(null)
  const ready = person.data !== undefined && query.data !== undefined
  useAdd(
    {
      decision: () => setForm('decision'),
      authorisation: () => setForm('authorisation'),
      disagreement: () => setForm('disagreement'),
      promise: () => setForm('promise'),
    },
    ready,
  )
  if (query.error) return <Trouble error={query.error} />
  if (person.error) return <Trouble error={person.error} />
  const first = query.data?.pages[0]
  if (!first || !person.data) return <Loading />
  const children = childrenOf(person.data.data)
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  const waiting = first.authorisations.filter((each) => each.state === 'asked')
  const over = first.authorisations.filter((each) => each.state !== 'asked')
  const differ = first.disagreements.filter((each) => !each.resolved_on)
  const open = first.promises.filter((each) => !each.kept_on && !each.told_on)
  const touched = [['person', id], ['authorisations'], ['promises'], ['pod']]
  const shared = { touched, onDone: () => setForm(null) }
  return (
    <>
      <p className="app-answer">
        {entries.length === 0
          ? 'Nothing has been decided yet.'
          : `${many(entries.length, 'decision', query.hasNextPage ? 'or more decisions' : 'decisions')}, the latest first.`}{' '}
        {waiting.length > 0 && `${many(waiting.length, 'request waits', 'requests wait')} for an answer. `}
        {differ.length > 0 && `Professionals see ${many(differ.length, 'thing', 'things')} differently. `}
        {first.promises_late > 0 && `${many(first.promises_late, 'promise is', 'promises are')} late.`}
      </p>
      {form === null && (
        <div className="app-row">
          {may('decision:record') && <Button onClick={() => setForm('decision')}>Record a decision</Button>}
          {may('authorisation:ask') && (
            <Button secondary onClick={() => setForm('authorisation')}>
              Ask for authorisation
            </Button>
          )}
          {may('disagreement:record') && (
            <Button secondary onClick={() => setForm('disagreement')}>
              Professionals see it differently
            </Button>
          )}
          {may('promise:record') && (
            <Button secondary onClick={() => setForm('promise')}>
              Record a promise
            </Button>
          )}
        </div>
      )}
      {form === 'decision' && (
        <Asked
          {...shared}
          name={`decision:${id}`}
          title="Record a decision"
          intro={
            <p className="govuk-body">
              What you decided yourself. What is decided at the front door, in a conference or on the journey is in this
              list already.
            </p>
          }
          questions={decisionQuestions(id, children)}
          button="Record the decision"
          send={sendDecision(id, children)}
        />
      )}
      {form === 'authorisation' && (
        <Asked
          {...shared}
          name={`authorisation:${id}`}
          title="Ask for authorisation"
          intro={
            <p className="govuk-body">For what your post does not decide by itself. A yes becomes a decision here.</p>
          }
          questions={requestQuestions(id, children)}
          button="Ask"
          send={sendRequest(id, children)}
        />
      )}
      {form === 'disagreement' && (
        <Asked
          {...shared}
          name={`disagreement:${id}`}
          title="Professionals see it differently"
          intro={
            <p className="govuk-body">
              Nobody is at fault for seeing it differently. Write each view as its owner would.
            </p>
          }
          questions={disagreementQuestions(id, children)}
          button="Raise it"
          send={sendDisagreement(id, children)}
        />
      )}
      {form === 'promise' && (
        <Asked
          {...shared}
          name={`promise:${id}`}
          title="A promise outside a visit"
          questions={promiseQuestions}
          button="Record the promise"
          send={sendPromise(id)}
        />
      )}
      {waiting.length > 0 && (
        <Section title="Waiting for an answer">
          {waiting.map((each) => (
            <Request key={each.id} request={each} touched={touched} />
          ))}
        </Section>
      )}
      {differ.length > 0 && (
        <Section title="What professionals see differently">
          {differ.map((each) => (
            <Disagreement key={each.id} found={each} touched={touched} />
          ))}
        </Section>
      )}
      <Section title="What we told them we would do">
        {first.promises.length === 0 ? (
          <Empty>No promise is recorded. What is promised on a visit is recorded with the visit.</Empty>
        ) : (
          <>
            <p className="govuk-body">
              {open.length === 0 ? 'Nothing is still to be done.' : `${open.length} still to be done.`}
            </p>
            <PromiseList rows={first.promises} touched={touched} names={false} />
          </>
        )}
      </Section>
      <Section title="Decisions">
        {entries.length === 0 && <Empty>Decisions made anywhere in the record will be listed here.</Empty>}
        <Log rows={entries} touched={touched} names={false} />
        {query.hasNextPage && (
          <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        )}
      </Section>
      {over.length > 0 && (
        <Section title="Answered no, or no longer needed">
          {over.map((each) => (
            <Request key={each.id} request={each} touched={touched} />
          ))}
        </Section>
      )}
      {first.disagreements.length > differ.length && (
        <Section title="Seen differently before, and resolved">
          {first.disagreements
            .filter((each) => each.resolved_on)
            .map((each) => (
              <Disagreement key={each.id} found={each} touched={touched} />
            ))}
        </Section>
      )}
    </>
  )
}
