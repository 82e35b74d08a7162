import { useQuery } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { personOf } from '../../api/queries'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { NewContact } from '../../features/contact/NewContact'
import { Loading } from '../../ui/parts'

export const Route = createFileRoute('/_staff/contacts/new')({
  validateSearch: (search): { about?: string } =>
    typeof search['about'] === 'string' ? { about: search['about'] } : {},
  component: Page,
})

function Page() {
  const navigate = useNavigate()
  const may = useMay()
  const open = may('contact:decide')
  const { about } = Route.useSearch()
  const person = useQuery({ ...personOf(about ?? ''), enabled: about !== undefined })
  if (person.error) return <Trouble error={person.error} />
  if (about && !person.data) return <Loading />
  return (
    <NewContact
      key={about ?? 'new'}
      about={person.data?.data ?? null}
      onDone={(id) => void (open ? navigate({ to: '/contacts/$id', params: { id } }) : navigate({ to: '/' }))}
    />
  )
}
