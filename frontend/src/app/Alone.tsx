import type { ReactNode } from 'react'

/** The frame of a page for which nobody needs to be signed in, or cannot be. */
export function Alone({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="app-top">
        <a href="/" className="app-top__name">
          Kith
        </a>
      </header>
      <main className="app-main" id="main">
        {children}
      </main>
    </>
  )
}
