/** How long is left, in words, from how far it came since it began; nothing before there is enough to say so. */
export function left(done: number, of: number, since: string, now: number): string {
  const seconds = (now - new Date(since).getTime()) / 1000
  if (done <= 0 || of <= 0 || seconds < 2) return ''
  const more = Math.ceil((seconds / done) * (of - done))
  if (more < 5) return 'a few seconds left'
  return more < 90 ? `about ${String(more)} seconds left` : `about ${String(Math.round(more / 60))} minutes left`
}

interface Props {
  done: number | null
  of: number | null
  since: string | null
  /** When that was asked, in milliseconds. */
  now: number
  /** What is counted: "read", "families". */
  what?: string
}

/** How far the server is, and how long is left. */
export function Progress({ done, of, since, now, what = 'read' }: Props) {
  if (!of || done === null) return <p role="status">It begins within seconds. This page looks by itself.</p>
  const more = since ? left(done, of, since, now) : ''
  return (
    <div role="status">
      <label className="govuk-label" htmlFor="how-far">
        {done.toLocaleString('en-GB')} of {of.toLocaleString('en-GB')} {what}
        {more && `, ${more}`}
      </label>
      <progress id="how-far" className="app-far" value={done} max={of} />
    </div>
  )
}
