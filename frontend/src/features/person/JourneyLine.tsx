import { useId } from 'react'
import type { Overview } from '../../api/schema.gen'
import { day, daysBetween, today } from '../../ui/dates'
import { lanes, type Lane } from './lanes'

/** The journey from the first worry to now: every stage, keyworker and home, as lines of time, and the same in words. */
export function JourneyLine({ person }: { person: Overview }) {
  const id = useId()
  const now = today()
  const shown = lanes(person, now)
  if (!shown) return null
  const length = Math.max(daysBetween(shown.from, now), 1)
  const at = (on: string) => `${((daysBetween(shown.from, on) / length) * 100).toFixed(2)}%`
  const years = yearsBetween(shown.from, now)
  return (
    <figure className="app-journey" aria-labelledby={id}>
      <figcaption id={id} className="govuk-visually-hidden">
        The journey since {day(shown.from)}
      </figcaption>
      <div className="app-journey__lane" aria-hidden="true">
        <span />
        <svg className="app-journey__years" width="100%" height="16" focusable="false">
          {years.map((year) => (
            <text key={year} x={at(year)} y="12">
              {year.slice(0, 4)}
            </text>
          ))}
        </svg>
      </div>
      {shown.lanes.map((lane) => (
        <LaneOf key={lane.name} lane={lane} at={at} now={now} years={years} />
      ))}
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">The journey in words</span>
        </summary>
        <div className="govuk-details__text">
          {shown.lanes.map((lane) => (
            <div key={lane.name}>
              <h3 className="govuk-heading-s">{lane.name}</h3>
              <ol className="govuk-list" aria-label={lane.name}>
                {lane.parts.map((part) => (
                  <li key={part.key}>
                    {part.text} <span className="app-quiet">{spell(part.since, part.until)}</span>
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </div>
      </details>
    </figure>
  )
}

function LaneOf({ lane, at, now, years }: { lane: Lane; at: (on: string) => string; now: string; years: string[] }) {
  return (
    <div className="app-journey__lane">
      <span className="app-journey__name" aria-hidden="true">
        {lane.name}
      </span>
      <svg width="100%" height="26" aria-hidden="true" focusable="false">
        {years.map((year) => (
          <line key={year} className="app-journey__year" x1={at(year)} x2={at(year)} y1="0" y2="26" />
        ))}
        {lane.parts.map((part) => {
          const end = part.until ?? now
          const width = `${Math.max(parseFloat(at(end)) - parseFloat(at(part.since)), 0.4).toFixed(2)}%`
          return (
            <svg key={part.key} x={at(part.since)} width={width} height="26" overflow="hidden">
              <rect
                className={`app-journey__part app-journey__part--${part.look}`}
                width="100%"
                height="24"
                y="1"
                rx="2"
              />
              <text className="app-journey__text" x="6" y="18">
                {part.text}
              </text>
              <title>{`${part.text}, ${spell(part.since, part.until)}`}</title>
            </svg>
          )
        })}
      </svg>
    </div>
  )
}

const spell = (since: string, until: string | null) =>
  until ? `${day(since)} to ${day(until)}` : `since ${day(since)}`

function yearsBetween(from: string, to: string): string[] {
  const years: string[] = []
  for (let year = Number(from.slice(0, 4)) + 1; year <= Number(to.slice(0, 4)); year += 1) years.push(`${year}-01-01`)
  return years
}
