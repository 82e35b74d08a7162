import { useId } from 'react'
import { day, daysBetween } from '../../ui/dates'
import type { Lane } from './lanes'

/** Lines of time, drawn; every stretch stands below in words, so the drawing says nothing that the words do not. */
export function Spans({ lanes, until: end }: { lanes: Lane[]; until: string }) {
  const id = useId()
  const from = lanes.flatMap((lane) => lane.spans.map((span) => span.since)).sort()[0]
  if (!from) return null
  const length = Math.max(daysBetween(from, end), 1)
  const at = (on: string) => Math.min(100, Math.max(0, (daysBetween(from, on) / length) * 100))
  const years: number[] = []
  for (let year = Number(from.slice(0, 4)) + 1; year <= Number(end.slice(0, 4)); year += 1) years.push(year)
  return (
    <figure className="app-journey" aria-labelledby={id}>
      <figcaption id={id} className="govuk-visually-hidden">
        Workers and pods since {day(from)}
      </figcaption>
      <div className="app-journey__lane" aria-hidden="true">
        <span />
        <svg className="app-journey__years" width="100%" height="16" focusable="false">
          {years.map((year) => (
            <text key={year} x={`${at(`${year}-01-01`)}%`} y="12">
              {year}
            </text>
          ))}
        </svg>
      </div>
      {lanes.map((lane) => (
        <div className="app-journey__lane" key={lane.name} aria-hidden="true">
          <span className="app-journey__name">{lane.name}</span>
          <svg width="100%" height="26" focusable="false">
            {years.map((year) => (
              <line
                key={year}
                className="app-journey__year"
                x1={`${at(`${year}-01-01`)}%`}
                x2={`${at(`${year}-01-01`)}%`}
                y1="0"
                y2="26"
              />
            ))}
            {lane.spans.map((span) => (
              <svg
                key={span.key}
                x={`${at(span.since)}%`}
                width={`${Math.max(at(span.until ?? end) - at(span.since), 0.4)}%`}
                height="26"
                overflow="hidden"
              >
                <rect
                  className={`app-journey__part app-journey__part--${span.look}`}
                  width="100%"
                  height="24"
                  y="1"
                  rx="2"
                />
                <text className="app-journey__text" x="6" y="18">
                  {span.text}
                </text>
              </svg>
            ))}
          </svg>
        </div>
      ))}
    </figure>
  )
}
