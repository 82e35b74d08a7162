import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { useMay } from '../../api/session'
import { NewContact } from '../../features/contact/NewContact'

export const Route = createFileRoute('/_staff/contacts/new')({ component: Page })

function Page() {
  const navigate = useNavigate()
  const may = useMay()
  const open = may('contact:decide')
  return (
    <NewContact
      onDone={(id) => void (open ? navigate({ to: '/contacts/$id', params: { id } }) : navigate({ to: '/' }))}
    />
  )
}
