import { useSession } from '../api/session'

/** What stands at the top of every screen of a sandbox, and of nothing else. */
export function Sandbox() {
  const { session } = useSession()
  if (!session?.sandbox) return null
  return (
    <aside className="app-sandbox" aria-label="Sandbox">
      <p>
        <strong>This is a sandbox.</strong> Nobody in it is real. Never write about a real child or family here.
      </p>
    </aside>
  )
}
