import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asProblem } from '../api/problem'
import { Button } from '../ui/Button'
import { Title } from '../ui/parts'

/** What is shown in place of a screen that could not be: not found, not allowed, or failed. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const problem = asProblem(error)
  const queries = useQueryClient()
  if (problem.status === 404) return <NotFound />
  if (problem.status === 403) {
    return (
      <>
        <Title page="This is not part of your role" />
        <p className="govuk-body">{problem.message}</p>
        <p className="govuk-body">
          <Link to="/">Go to your first page</Link>
        </p>
      </>
    )
  }
  return (
    <>
      <Title page="This could not be shown" />
      <p className="govuk-body">{problem.message}</p>
      {problem.document && (
        <p className="govuk-body app-quiet">If it happens again, tell us: {problem.document.instance}</p>
      )}
      <Button
        onClick={() => {
          void queries.invalidateQueries()
          again?.()
        }}
      >
        Try again
      </Button>
    </>
  )
}

export function NotFound() {
  return (
    <>
      <Title page="Not found" />
      <p className="govuk-body">
        There is no such page, or the record is not open to you. If you think that it should be, ask the child’s
        keyworker or your manager.
      </p>
      <p className="govuk-body">
        <Link to="/">Go to your first page</Link>
      </p>
    </>
  )
}
