import { createFileRoute } from '@tanstack/react-router'
import { EnquiryScreen } from '../../features/enquiry/EnquiryScreen'

export const Route = createFileRoute('/_staff/people/$id/protection/enquiries/$enquiry')({ component: Page })

function Page() {
  const { id, enquiry } = Route.useParams()
  return <EnquiryScreen childId={id} enquiryId={enquiry} key={enquiry} />
}
