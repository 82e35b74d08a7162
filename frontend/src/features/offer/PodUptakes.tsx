import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { uptakesOf } from '../../api/offering'
import { Trouble } from '../../app/Trouble'
import { Check } from '../../ui/Field'
import { Empty, Loading, Section } from '../../ui/parts'
import { UptakeCard, urgency } from './UptakeCard'

/** Where a team's referrals to services stand, the longest without news first. */
export function PodUptakes({ id }: { id: string }) {
  const query = useQuery(uptakesOf(id))
  const [mine, setMine] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const shown = query.data.filter((each) => !mine || each.mine)
  const late = shown.filter((each) => urgency(each) === 'late').length
  return (
    <>
      <title>Services asked - Kith</title>
      <Section title="Services asked">
        <p className="app-answer">
          {shown.length === 0
            ? 'No service has been asked and not yet ended.'
            : `${shown.length} referrals are not over; ${late} need somebody to ask again.`}
        </p>
        <Check label="Only mine" checked={mine} onChange={setMine} />
        {shown.length === 0 && <Empty>Ask for help from a child’s page, under Services.</Empty>}
        {shown.map((each) => (
          <UptakeCard key={each.id} uptake={each} linked />
        ))}
      </Section>
    </>
  )
}
