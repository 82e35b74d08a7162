import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { handoversOf } from '../../api/handing'
import type { HandoverPage } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Empty, Loading, Opened, Section } from '../../ui/parts'
import { HandoverCard } from './HandoverCard'
import { PlanForm } from './PlanForm'
import { AskForm, WishCard } from './Wishes'

/** Who works with the child, in one or two sentences. */
export function answer(page: HandoverPage): string {
  if (!page.keyworker) return 'Nobody is the keyworker now.'
  const away = page.away_until ? ` ${page.keyworker.name} is away until ${day(page.away_until)}.` : ''
  const cover = page.cover.map((each) => ` ${each.worker_name} covers until ${day(each.until)}.`).join('')
  return `${page.keyworker.name} is the keyworker.${away}${cover || (away ? ' Nobody covers.' : '')}`
}

/** Who works with a child, who covers, who comes next, and whether somebody asked for another worker. */
export function WorkerScreen({ id }: { id: string }) {
  const query = useQuery(handoversOf(id))
  const may = useMay()
  const [open, setOpen] = useState<'plan' | 'ask' | null>(null)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const page = query.data
  const close = () => setOpen(null)
  return (
    <>
      <title>Worker - Kith</title>
      <Section title="Worker">
        <p className="app-answer">{answer(page)}</p>
        <div className="app-row">
          {page.workers.length > 0 && may('handover:decide') && (
            <Button secondary onClick={() => setOpen('plan')}>
              Plan a hand-over
            </Button>
          )}
          {page.workers.length > 0 && may('wish:record') && (
            <Button secondary onClick={() => setOpen('ask')}>
              Somebody asks for another worker
            </Button>
          )}
        </div>
        {open === 'plan' && (
          <Opened>
            <PlanForm page={page} onDone={close} />
          </Opened>
        )}
        {open === 'ask' && (
          <Opened>
            <AskForm page={page} onDone={close} />
          </Opened>
        )}
      </Section>
      <Section title="Hand-overs">
        {page.handovers.length === 0 && (
          <Empty>No hand-over has been planned. It is where a goodbye and a hello have their place.</Empty>
        )}
        {page.handovers.map((each) => (
          <HandoverCard key={each.id} handover={each} />
        ))}
      </Section>
      <Section title="Asked for another worker">
        {page.wishes.length === 0 && <Empty>Nobody has asked for another worker.</Empty>}
        {page.wishes.map((each) => (
          <WishCard key={each.id} wish={each} />
        ))}
      </Section>
    </>
  )
}
