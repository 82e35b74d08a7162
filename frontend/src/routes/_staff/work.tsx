import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { Mine, MineInShort } from '../../features/decision/Mine'
import { Agreed } from '../../features/supervision/Agreed'
import { Worklist, type By, type Filters } from '../../features/timer/Worklist'

/** The filters stand in the address, so that a list can be kept and sent; only ids and codes do. */
interface Search {
  whose?: 'pod' | 'service'
  pod?: string
  by?: 'child' | 'family'
  code?: string
  show?: 'late'
}

export const Route = createFileRoute('/_staff/work')({
  validateSearch: (search): Search => ({
    ...(search['whose'] === 'pod' || search['whose'] === 'service' ? { whose: search['whose'] } : {}),
    ...(typeof search['pod'] === 'string' ? { pod: search['pod'] } : {}),
    ...(search['by'] === 'child' || search['by'] === 'family' ? { by: search['by'] } : {}),
    ...(typeof search['code'] === 'string' ? { code: search['code'] } : {}),
    ...(search['show'] === 'late' ? { show: 'late' } : {}),
  }),
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const navigate = useNavigate()
  const filters: Filters = {
    whose: search.whose ?? 'mine',
    pod: search.pod,
    by: search.by ?? 'day',
    code: search.code,
    show: search.show ?? 'all',
  }
  const keep = (next: Filters): Search => ({
    ...(next.whose === 'mine' ? {} : { whose: next.whose }),
    ...(next.pod ? { pod: next.pod } : {}),
    ...(next.by === 'day' ? {} : { by: next.by as Exclude<By, 'day'> }),
    ...(next.code ? { code: next.code } : {}),
    ...(next.show === 'late' ? { show: 'late' } : {}),
  })
  return (
    <>
      <Worklist
        filters={filters}
        beside={filters.whose === 'mine' && <MineInShort />}
        onChange={(next) => void navigate({ to: '/work', search: keep({ ...filters, ...next }), replace: true })}
      />
      {filters.whose === 'mine' && <Mine />}
      {filters.whose === 'mine' && <Agreed />}
    </>
  )
}
