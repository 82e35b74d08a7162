import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'

/** Somebody's name, kept apart from the text around it, whatever its script. */
export function Name({ children }: { children: string | null | undefined }) {
  return <bdi>{children ?? 'Name not known yet'}</bdi>
}

export type Urgency = 'late' | 'soon' | 'in-time' | 'done'

/** One of the four states, always in words. */
export function State({ is, children }: { is: Urgency; children: ReactNode }) {
  return <strong className={`app-state app-state--${is}`}>{children}</strong>
}

/** A titled part of a screen. */
export function Section({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  const id = useId()
  return (
    <section className="app-section" aria-labelledby={id}>
      <div className="app-row">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

/** What will appear here, and why there is nothing yet. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="govuk-body app-quiet">{children}</p>
}

/** A thin bar at the top once something has taken 400 ms. */
export function Loading() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return slow ? <div className="app-bar" role="progressbar" aria-label="Loading" /> : null
}

/** Facts as terms and values. Empty values are left out. */
export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="govuk-summary-list">
      {shown.map(([term, value]) => (
        <div className="govuk-summary-list__row" key={term}>
          <dt className="govuk-summary-list__key">{term}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface TableProps<Row> {
  caption: string
  head: string[]
  rows: Row[]
  cells: (row: Row) => ReactNode[]
  rowKey: (row: Row) => string
}

/** A table whose rows become blocks on a narrow screen. The first cell of a row is its heading. */
export function Table<Row>({ caption, head, rows, cells, rowKey }: TableProps<Row>) {
  return (
    <table className="govuk-table app-table">
      <caption className="govuk-table__caption govuk-visually-hidden">{caption}</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {head.map((text) => (
            <th scope="col" className="govuk-table__header" key={text}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row) => (
          <tr className="govuk-table__row" key={rowKey(row)}>
            {cells(row).map((cell, place) =>
              place === 0 ? (
                <th scope="row" className="govuk-table__header" key={head[place]}>
                  {cell}
                </th>
              ) : (
                <td className="govuk-table__cell" data-label={head[place]} key={head[place]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DialogProps {
  title: string
  onClose: () => void
  /** Whether the page beneath must not be seen. */
  covers?: boolean
  children: ReactNode
}

/** A modal dialog: the focus stays in it and goes back to where it was. */
export function Dialog({ title, onClose, covers, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before it leaves the page: a dialog that is closed afterwards does not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={covers ? 'app-dialog app-dialog--covers' : 'app-dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}

/** Holds a form that has just been opened: the focus goes to its first field. */
export function Opened({ children }: { children: ReactNode }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    holder.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])
  return <div ref={holder}>{children}</div>
}

/** Printed pages say who printed them and when. */
export function Printed({ by }: { by: string }) {
  return (
    <p className="app-printed">
      Printed by {by}, {new Date().toLocaleString('en-GB')}
    </p>
  )
}

/** A heading with the window's title. */
export function Title({ children, page }: { children?: ReactNode; page: string }) {
  return (
    <>
      <title>{`${page} - Kith`}</title>
      <h1 className="govuk-heading-l">{children ?? page}</h1>
    </>
  )
}
