import type { QueryKey } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AuthorisationShown } from '../../api/schema.gen'
import { useMay, useSession } from '../../api/session'
import { ANSWERS, MATTERS, pounds, told } from '../../ui/decisionWords'
import { day, today } from '../../ui/dates'
import { Facts, Name, State } from '../../ui/parts'
import { words } from '../../ui/words'
import { Doings } from './Doings'
import { answering, passingUp, withdrawing } from './doing'

/** How long it took or has taken, in words. */
export function took(request: Pick<AuthorisationShown, 'hours' | 'working_days'>): string {
  if (request.working_days === 0) return request.hours < 1 ? 'less than an hour' : `${request.hours} hours`
  return request.working_days === 1 ? '1 working day' : `${request.working_days} working days`
}

/** One request: what, why, what the child says, and what came of it. */
export function Request({ request, touched }: { request: AuthorisationShown; touched: QueryKey[] }) {
  const may = useMay()
  const { session } = useSession()
  const mine = request.asked_by === session?.worker?.id
  const open = request.state === 'asked'
  const late = open && request.by_when !== null && request.by_when < today()
  const doings = !open
    ? []
    : mine
      ? [withdrawing(request.id, request.version)]
      : may('authorisation:answer')
        ? [
            answering(request.id, request.version),
            ...(request.waits_for === 'service_manager' ? [] : [passingUp(request.id, request.version)]),
          ]
        : []
  return (
    <article className="app-child">
      <h3 className="govuk-heading-s">
        {request.what}
        {request.pounds !== null && `, ${pounds(request.pounds)}`}
      </h3>
      <p>
        {open ? (
          <State is={late ? 'late' : 'soon'}>
            {request.by_when
              ? `${late ? 'Was needed' : 'Answer needed'} by ${day(request.by_when)}`
              : `Waits since ${day(request.asked_at)}`}
          </State>
        ) : (
          <State is="done">{request.answer ? told(ANSWERS, request.answer) : 'No longer needed'}</State>
        )}
      </p>
      <Facts
        rows={[
          ['For', <Children key="for" of={request.children} />],
          ['Why', request.why],
          ['About', told(MATTERS, request.matter)],
          ['The child', request.children.map((each) => `${each.heard ? '' : 'Not heard: '}${each.view}`).join(' ')],
          ['Asked', `${day(request.asked_at)} by ${request.asked_by_name ?? ''}`],
          ['Waits for', open ? `${words(request.waits_for)}, for ${took(request)} so far` : null],
          ...request.passes.map((each): [string, string] => [
            'Passed up',
            `${day(each.at)} by ${each.by_name ?? ''}: ${each.why}`,
          ]),
          [
            'Answer',
            request.answer &&
              `${told(ANSWERS, request.answer)}, by ${request.answered_by_name ?? ''} after ${took(request)}. ${request.answer_words ?? ''}`,
          ],
          ['Why not', request.withdrawn_because],
        ]}
      />
      <Doings doings={doings} touched={touched} about={request.what} />
    </article>
  )
}

/** Children by name, each a way to their decisions. */
export function Children({ of }: { of: { id: string; name: string | null }[] }) {
  return of.map((each, place) => (
    <span key={each.id}>
      {place > 0 && ', '}
      <Link to="/people/$id/decisions" params={{ id: each.id }} className="govuk-link">
        <Name>{each.name}</Name>
      </Link>
    </span>
  ))
}
