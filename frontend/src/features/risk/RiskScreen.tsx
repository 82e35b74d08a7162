import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { overviewOf, risksOf } from '../../api/queries'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Loading } from '../../ui/parts'
import { Connections } from './Connections'
import { Levels } from './Levels'
import { answer } from './trend'

/** What may harm a child outside the home, and whom and what they are connected with. */
export function RiskScreen({ id }: { id: string }) {
  const query = useQuery(risksOf(id))
  const overview = useQuery(overviewOf(id))
  const may = useMay()
  const [open, setOpen] = useState<string | null>(null)
  useAdd({ connection: () => setOpen('new') })
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const shared = { childId: id, writing: may('risk:record'), open, onOpen: setOpen }
  return (
    <>
      <title>Outside home - Kith</title>
      <p className="app-answer">{answer(query.data.ratings, overview.data?.data.name ?? 'this child')}</p>
      <Levels rows={query.data.ratings} {...shared} />
      <Connections rows={query.data.associations} {...shared} />
    </>
  )
}
