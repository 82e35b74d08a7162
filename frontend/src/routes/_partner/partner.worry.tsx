import { useQueryClient } from '@tanstack/react-query'
import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { NewContact } from '../../features/contact/NewContact'

export const Route = createFileRoute('/_partner/partner/worry')({ component: Page })

function Page() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (
    <NewContact
      about={null}
      partner
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['partner'] })
        void navigate({ to: '/partner' })
      }}
    />
  )
}
