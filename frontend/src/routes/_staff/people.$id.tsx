import { createFileRoute } from '@tanstack/react-router'
import { ADDABLE, type Addable } from '../../app/adding'
import { PersonFrame } from '../../features/person/PersonFrame'

export const Route = createFileRoute('/_staff/people/$id')({
  validateSearch: (search): { add?: Addable } => {
    const add = ADDABLE.find((each) => each === search['add'])
    return add ? { add } : {}
  },
  component: Page,
})

function Page() {
  const { id } = Route.useParams()
  return <PersonFrame id={id} key={id} />
}
