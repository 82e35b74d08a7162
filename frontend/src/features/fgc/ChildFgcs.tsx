import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fgcsOfChild } from '../../api/fgc'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { said, STATES, USES } from '../../ui/fgcWords'
import { Empty, Loading, Opened, Section } from '../../ui/parts'
import { ConsiderForm } from './ConsiderForm'
import { Guide } from './Guide'

/** A child's family group conferences: the one under way with what comes next, and those before. */
export function ChildFgcs({ id }: { id: string }) {
  const query = useQuery(fgcsOfChild(id))
  const may = useMay()
  const [open, setOpen] = useState(false)
  useAdd({ fgc: () => setOpen(true) }, query.data !== undefined)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const { items } = query.data
  const now = items.filter((each) => each.record.state !== 'closed')
  const before = items.filter((each) => each.record.state === 'closed')
  return (
    <>
      <title>Family conference - Kith</title>
      <Section
        title="Family conference"
        action={
          may('fgc:agree') &&
          !open && (
            <Button secondary={now.length > 0} onClick={() => setOpen(true)}>
              Think of a conference
            </Button>
          )
        }
      >
        {open && (
          <Opened>
            <ConsiderForm id={id} onDone={() => setOpen(false)} />
          </Opened>
        )}
        {items.length === 0 && !open && (
          <Empty>
            Nobody has thought of one yet. In a family group conference the family and its friends make the plan
            themselves; it can be offered at every stage, and nobody has to have one.
          </Empty>
        )}
      </Section>
      {now.map((each) => (
        <Guide key={each.record.id} shown={each} />
      ))}
      {before.map((each) => (
        <details className="govuk-details" key={each.record.id}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              {day(each.record.considered_on)}: {said(USES, each.record.use)}. {said(STATES, each.record.state)}
            </span>
          </summary>
          <Guide shown={each} />
        </details>
      ))}
    </>
  )
}
