import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { mySupervision } from '../../api/team'
import type { Oversight, OversightActionRow } from '../../api/schema.gen'
import { useSession } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day, today } from '../../ui/dates'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Loading, Name, Section, State, Title } from '../../ui/parts'
import { CompanyList } from './Company'
import { Groups } from './Groups'
import { answer } from './mine'
import { Observations } from './Observations'
import { Personals } from './Personals'

/** A worker's own page: being supervised, being seen at work, thinking together, and going together. */
export function SupervisionScreen() {
  const query = useQuery(mySupervision)
  const { session } = useSession()
  const me = session?.worker?.id ?? ''
  const [open, setOpen] = useState<string | null>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const page = query.data
  const shared = { me, open, onOpen: setOpen }
  return (
    <>
      <Title page="My supervision" />
      <p className="app-answer">{answer(page, me)}</p>
      <Actions rows={page.actions} />
      <Personals rows={page.personals} {...shared} />
      <Section title="Going together">
        <CompanyList
          rows={page.company}
          {...shared}
          none="Nobody in your pod is looking for company on a visit. You ask for it in a child’s record, under “Managers and company”."
        />
      </Section>
      <Observations rows={page.observations} {...shared} />
      <Groups rows={page.reflections} {...shared} />
    </>
  )
}

/** What managers asked this worker to do for a child. */
function Actions({ rows }: { rows: OversightActionRow[] }) {
  const form = useSend<Oversight>('/on', [['supervision'], ['person']])
  if (rows.length === 0) return null
  return (
    <Section title="What managers asked you to do">
      <ErrorSummary errors={form.errors} />
      <ul className="govuk-list">
        {rows.map((row) => (
          <li key={row.id} className="app-action">
            <Link to="/people/$id/oversight" params={{ id: row.child_id }} className="govuk-link">
              <Name>{row.child_name}</Name>
            </Link>
            : {row.words} <State is={row.by_when < today() ? 'late' : 'soon'}>by {day(row.by_when)}</State>{' '}
            <span className="app-quiet">asked by {row.manager_name}</span>{' '}
            <Button
              secondary
              busy={form.busy}
              onClick={() =>
                form.send(
                  {},
                  () =>
                    ask(
                      api.POST('/api/v1/oversights/{id}/do', {
                        params: { path: { id: row.oversight_id }, header: ifMatch(row.version) },
                        body: { action_id: row.id, on: today() },
                      }),
                    ),
                  () => undefined,
                )
              }
            >
              Done today
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
