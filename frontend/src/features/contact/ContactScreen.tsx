import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, ask, ifMatch, type Answer } from '../../api/client'
import { asProblem } from '../../api/problem'
import { allPods, contactOf, matchesOf } from '../../api/queries'
import type { Contact } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { moment } from '../../ui/dates'
import { Facts, Loading, Name, Section, State, Title } from '../../ui/parts'
import { words } from '../../ui/words'
import { Asking } from './Asking'
import { NamedCard } from './NamedCard'

type Change = (version: string) => Promise<Answer<Contact>>

/** One contact: the worry in the sender's words, who it is about, and a decision for each child. */
export function ContactScreen({ id }: { id: string }) {
  const contact = useQuery(contactOf(id))
  const may = useMay()
  const { session } = useSession()
  const deciding = may('contact:decide')
  const matches = useQuery({ ...matchesOf(id), enabled: deciding })
  const pods = useQuery({ ...allPods, enabled: deciding })
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: (run: Change) => run(contact.data?.version ?? ''),
    onSuccess: (answer) => {
      queries.setQueryData(contactOf(id).queryKey, answer)
      void queries.invalidateQueries({ queryKey: ['contact', id, 'matches'] })
      void queries.invalidateQueries({ queryKey: ['inbox'] })
      void queries.invalidateQueries({ queryKey: ['pod'] })
    },
    onError: (error) => {
      if (asProblem(error).stale) void contact.refetch()
    },
  })
  if (contact.isPending) return <Loading />
  if (contact.error) return <Trouble error={contact.error} />
  const data = contact.data.data
  const children = data.people.filter((named) => named.is_child)
  const others = data.people.filter((named) => !named.is_child)
  const waiting = children.filter((child) => !data.decisions.some((decision) => decision.named_id === child.id))
  const problem = change.error ? asProblem(change.error) : null
  const card = (named: (typeof data.people)[number]) => (
    <NamedCard
      key={named.id}
      named={named}
      decision={data.decisions.find((each) => each.named_id === named.id) ?? null}
      matches={matches.data?.find((each) => each.named_id === named.id)?.matches ?? null}
      pods={(pods.data ?? []).filter((pod) => pod.takes_children && !pod.ended_on)}
      deciding={deciding}
      busy={change.isPending}
      change={async (run) => {
        await change.mutateAsync((version) => run(id, version))
      }}
    />
  )
  return (
    <>
      {deciding && (
        <Link to="/inbox" className="govuk-back-link">
          Inbox
        </Link>
      )}
      <Title page="A worry about a child">
        A worry about{' '}
        {children.map((child, place) => (
          <span key={child.id}>
            {place > 0 && ' and '}
            <Name>{[child.given, child.family].filter(Boolean).join(' ') || child.relationship}</Name>
          </span>
        ))}
      </Title>
      <p className="app-answer">
        {waiting.length === 0
          ? 'Every child in it has a decision.'
          : `${waiting.length === 1 ? '1 child waits' : `${waiting.length} children wait`} for a decision.`}{' '}
        {data.urgency === 'now' && <State is="late">Somebody may be in danger now</State>}
      </p>
      {problem && (
        <div className="app-alert" role="alert">
          {problem.stale
            ? 'A colleague changed this contact first. This is how it is now: look again, then decide.'
            : problem.message}
        </div>
      )}
      <div className="app-columns">
        <div>
          <Section title="The worry, in the sender’s words">
            <p className="app-quote">{data.worry}</p>
            {data.working_well && (
              <>
                <h3 className="govuk-heading-s">What is going well</h3>
                <p className="app-quote">{data.working_well}</p>
              </>
            )}
          </Section>
          <Section title="Children">{children.map(card)}</Section>
          {others.length > 0 && <Section title="Others who are named">{others.map(card)}</Section>}
          {may('request:ask') && <Asking contactId={id} named={children} />}
        </div>
        <div>
          <Section
            title="Where it came from"
            action={
              deciding && waiting.length > 0 && data.taken_by !== session?.worker?.id ? (
                <Button
                  secondary
                  busy={change.isPending}
                  onClick={() =>
                    change.mutate((version) =>
                      ask(
                        api.POST('/api/v1/contacts/{id}/take', { params: { path: { id }, header: ifMatch(version) } }),
                      ),
                    )
                  }
                >
                  I will work on this
                </Button>
              ) : undefined
            }
          >
            <Facts
              rows={[
                ['From', data.sender_name],
                ['Role', data.sender_role],
                ['Who they are to the child', data.sender_relationship],
                ['How to reach them', data.sender_contact],
                ['Received', moment(data.received_at)],
                ['How', words(data.channel)],
                ['Counts as', words(data.source_code)],
                ['How soon', words(data.urgency)],
                ['Agreement', words(data.consent)],
                ['Why', data.consent_reason],
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  )
}
