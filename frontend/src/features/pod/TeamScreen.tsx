import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { compositionOf } from '../../api/team'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Empty, Loading, Opened, Section } from '../../ui/parts'
import { JoinForm, LeaveForm, MoveForm } from './MemberForms'
import { ClosePostForm, PostForm } from './PostForms'
import { EndSecondmentForm, SecondForm } from './SecondForms'
import { headline, vacancies } from './team'
import { Breaches, Rules, Spells } from './TeamRules'
import { Members, Posts, Secondments, type Open } from './TeamTables'

/** How the team is put together: what its kind asks, what there is, and what would mend what is amiss. */
export function TeamScreen({ id }: { id: string }) {
  const query = useQuery(compositionOf(id))
  const may = useMay()
  const [open, setOpen] = useState<Open | null>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { data: team, version } = query.data
  const manages = may('pod:manage')
  const props = {
    team,
    version: version ?? String(team.version),
    onDone: () => setOpen((now) => (now === open ? null : now)),
  }
  const free = vacancies(team.posts)
  const vacant = team.posts.filter((post) => post.vacant > 0)
  const filled = team.posts.filter((post) => post.vacant === 0)
  const change = manages ? setOpen : null
  return (
    <>
      <title>{`The team: ${team.name} - Kith`}</title>
      <p className="app-answer">
        {headline(team.breaches)} {free}
      </p>
      {team.breaches.length + team.holding.length > 0 && <Breaches team={team} />}
      <Section title="Who belongs in this team">
        <p className="govuk-body">
          {team.kind.name}: {team.kind.about}{' '}
          <span className="app-quiet">
            {team.kind.own ? `Our own rules since ${day(team.kind.since)}: ` : 'Source: '}
            {team.kind.source}.
          </span>{' '}
          <Link to="/kinds" className="govuk-link">
            All kinds of team
          </Link>
        </p>
        <Rules team={team} />
        <p className="govuk-body app-quiet">
          Hours are added up, not people: two who share a post make one. What is not as it should be is shown here and
          stops nothing; no child waits for it.
        </p>
      </Section>
      <Section
        title="Posts"
        action={manages && <Opener text="Open a post" onClick={() => setOpen({ form: 'post' })} />}
      >
        {open?.form === 'post' && (
          <Opened>
            <PostForm {...props} post={null} />
          </Opened>
        )}
        {open?.form === 'change' && (
          <Opened key={`change ${open.post.post_id}`}>
            <PostForm {...props} post={open.post} />
          </Opened>
        )}
        {open?.form === 'close' && (
          <Opened key={`close ${open.post.post_id}`}>
            <ClosePostForm {...props} post={open.post} />
          </Opened>
        )}
        {team.posts.length === 0 ? (
          <Empty>No posts are recorded for this team, so it can have no vacancies.</Empty>
        ) : (
          <>
            {vacant.length > 0 && <Posts caption="Posts with a vacancy" rows={vacant} onOpen={change} />}
            {filled.length > 0 && (
              <details className="govuk-details">
                <summary className="govuk-details__summary">
                  <span className="govuk-details__summary-text">
                    {filled.length === 1 ? '1 post is filled' : `${filled.length} posts are filled`}
                  </span>
                </summary>
                <Posts caption="Filled posts" rows={filled} onOpen={change} />
              </details>
            )}
          </>
        )}
        <p className="govuk-body app-quiet">
          A vacancy is a post that nobody is in. Whoever is on leave or unwell is still in their post and is not counted
          here.
        </p>
      </Section>
      <Section
        title="Members"
        action={
          manages && (
            <span className="app-row">
              <Opener text="Add somebody" onClick={() => setOpen({ form: 'join' })} />
              <Opener text="Second somebody" onClick={() => setOpen({ form: 'second' })} />
            </span>
          )
        }
      >
        {open?.form === 'join' && (
          <Opened>
            <JoinForm {...props} />
          </Opened>
        )}
        {open?.form === 'second' && (
          <Opened>
            <SecondForm {...props} />
          </Opened>
        )}
        {open?.form === 'move' && (
          <Opened key={`move ${open.member.id}`}>
            <MoveForm {...props} member={open.member} />
          </Opened>
        )}
        {open?.form === 'leave' && (
          <Opened key={`leave ${open.member.id}`}>
            <LeaveForm {...props} member={open.member} />
          </Opened>
        )}
        {team.members.length === 0 ? (
          <Empty>Nobody is in this team yet.</Empty>
        ) : (
          <Members team={team} onOpen={change} />
        )}
      </Section>
      {team.secondments.length > 0 && (
        <Section title="Secondments">
          {open?.form === 'outcome' && (
            <Opened key={open.secondment.id}>
              <EndSecondmentForm {...props} secondment={open.secondment} />
            </Opened>
          )}
          <Secondments rows={team.secondments} onOpen={change} />
        </Section>
      )}
      <Section title="The last year">
        {team.spells.length === 0 ? (
          <Empty>In the last year the team was always as its rules ask.</Empty>
        ) : (
          <Spells rows={team.spells} on={team.on} />
        )}
      </Section>
    </>
  )
}

function Opener({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button secondary onClick={onClick}>
      {text}
    </Button>
  )
}
