import { createFileRoute } from '@tanstack/react-router'
import { WorkbookScreen } from '../../features/supervision/WorkbookScreen'

export const Route = createFileRoute('/_staff/people/$id/workbook')({ component: Page })

function Page() {
  return <WorkbookScreen id={Route.useParams().id} />
}
