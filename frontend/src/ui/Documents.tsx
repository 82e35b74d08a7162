import { moment } from './dates'
import { Empty, State } from './parts'

interface Document {
  id: string
  name: string
  size: number
  scan: string
  sent_at: string
}

interface Props<Row extends Document> {
  rows: Row[]
  none: string
  /** Where a document is saved from. */
  from: (id: string) => string
  more?: (row: Row) => React.ReactNode
}

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Documents, to be saved and never shown in the page; one that no scanner has looked at says so. */
export function Documents<Row extends Document>({ rows, none, from, more }: Props<Row>) {
  if (rows.length === 0) return <Empty>{none}</Empty>
  return (
    <ul className="govuk-list">
      {rows.map((row) => (
        <li key={row.id}>
          <a className="govuk-link" href={from(row.id)} download={row.name}>
            {row.name}
          </a>{' '}
          <span className="app-quiet">
            {size(row.size)}, {moment(row.sent_at)}
          </span>{' '}
          {row.scan === 'not_scanned' && <State is="soon">Not checked for viruses</State>}
          {more?.(row)}
        </li>
      ))}
    </ul>
  )
}

interface PickProps {
  label: string
  hint?: string
  /** Which kinds of file may be chosen, where not documents. */
  accept?: string
  onPick: (files: File[]) => void
  error?: string | undefined
}

/** Documents to be sent along. */
export function PickDocuments({ label, hint, accept, onPick, error }: PickProps) {
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor="field-content">
        {label}
      </label>
      <div className="govuk-hint" id="field-content-hint">
        {hint ?? 'PDF, Word, plain text or a picture, up to 8 MB each.'}
      </div>
      {error && <p className="govuk-error-message">{error}</p>}
      <input
        id="field-content"
        className="govuk-file-upload app-file"
        type="file"
        multiple
        accept={accept ?? '.pdf,.png,.jpg,.jpeg,.docx,.txt'}
        aria-describedby="field-content-hint"
        onChange={(event) => onPick([...(event.target.files ?? [])])}
      />
    </div>
  )
}
