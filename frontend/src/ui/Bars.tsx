interface Bar {
  text: string
  /** Null: left out because it is small. */
  count: number | null
}

interface BarsProps {
  title: string
  bars: Bar[]
  unit: string
  /** What a whole bar stands for; else the greatest of them. */
  whole?: number
}

/** Counts as bars, in words for whoever does not see them. Bars start at nothing, so that lengths can be compared. */
export function Bars({ title, bars, unit, whole }: BarsProps) {
  const most = whole ?? Math.max(1, ...bars.map((each) => each.count ?? 0))
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
              <span className={unit === '%' ? undefined : 'govuk-visually-hidden'}>
                {unit === '%' ? unit : ` ${unit}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}
