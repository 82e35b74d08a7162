import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { podDecisionsOf } from '../../api/queries'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { Empty, Loading, Section } from '../../ui/parts'
import { Disagreement } from './Disagreements'
import { Log } from './Log'
import { PromiseList } from './PromiseList'
import { Request } from './Requests'

/** What a pod decided about its children, what waits, and how it keeps its promises. */
export function PodDecisions({ id }: { id: string }) {
  const query = useInfiniteQuery(podDecisionsOf(id))
  if (query.error) return <Trouble error={query.error} />
  const first = query.data?.pages[0]
  if (!first) return <Loading />
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  const touched = [['pod', id], ['person'], ['authorisations'], ['promises']]
  const kept =
    first.promises_due === 0
      ? 'No promise to a child was due in the last 12 months.'
      : `${first.promises_kept} of ${first.promises_due} promises to children that were due in the last 12 months were kept in time (${Math.round((100 * first.promises_kept) / first.promises_due)} per cent).`
  return (
    <>
      <p className="app-answer">
        {first.authorisations.length === 0
          ? 'No request waits for an answer.'
          : first.authorisations.length === 1
            ? '1 request waits for an answer.'
            : `${first.authorisations.length} requests wait for an answer.`}{' '}
        {first.disagreements.length > 0 &&
          `Professionals see ${first.disagreements.length === 1 ? '1 thing' : `${first.disagreements.length} things`} differently. `}
        {kept}
      </p>
      <p className="govuk-body">
        <Link to="/delegation" className="govuk-link">
          Who may decide what
        </Link>
      </p>
      {first.disagreements.length > 0 && (
        <Section title="What professionals see differently">
          {first.disagreements.map((each) => (
            <Disagreement key={each.id} found={each} touched={touched} />
          ))}
        </Section>
      )}
      {first.authorisations.length > 0 && (
        <Section title="Waiting for an answer">
          {first.authorisations.map((each) => (
            <Request key={each.id} request={each} touched={touched} />
          ))}
        </Section>
      )}
      {first.promises.length > 0 && (
        <Section title="Promises to children that are late">
          <PromiseList rows={first.promises} touched={touched} names />
        </Section>
      )}
      <Section title="Decisions, the latest first">
        {entries.length === 0 && <Empty>Decisions about the pod’s children will be listed here.</Empty>}
        <Log rows={entries} touched={touched} names />
        {query.hasNextPage && (
          <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        )}
      </Section>
    </>
  )
}
