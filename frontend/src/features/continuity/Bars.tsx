interface Bar {
  text: string
  /** Null: left out because it is small. */
  count: number | null
}

/** Counts as bars, in words for whoever does not see them. Bars start at nothing, so that lengths can be compared. */
export function Bars({ title, bars, unit }: { title: string; bars: Bar[]; unit: string }) {
  const most = Math.max(1, ...bars.map((each) => each.count ?? 0))
  return (
    <figure className="app-bars">
      <figcaption className="govuk-heading-s">{title}</figcaption>
      <dl>
        {bars.map(({ text, count }) => (
          <div className="app-bars__row" key={text}>
            <dt>{text}</dt>
            <dd>
              <span
                className="app-bars__bar"
                style={{ inlineSize: `${((count ?? 0) / most) * 70}%` }}
                aria-hidden="true"
              />
              {count === null ? <span className="app-quiet">left out: small</span> : count}
              <span className="govuk-visually-hidden"> {unit}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}
