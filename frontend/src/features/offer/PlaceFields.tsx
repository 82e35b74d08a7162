import { newId } from '../../api/ids'
import type { OfferFactsIn } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { Check, Select, TextField } from '../../ui/Field'
import { WEEKDAYS } from '../../ui/offerWords'

type Places = NonNullable<OfferFactsIn['locations']>
type Times = NonNullable<OfferFactsIn['times']>
type Weekday = Times[number]['days'][number]

/** The first half of a postcode, where it is a whole one: B8. */
export const districtOf = (postcode: string): string | null =>
  /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/.exec(postcode.replaceAll(/\s/g, '').toUpperCase())?.[1] ?? null

interface PlacesProps {
  places: Places
  onChange: (places: Places) => void
  errors: Record<string, string>
  /** The districts that it is for; a place in another one offers to add its own. */
  areas: string[]
  onArea: (district: string) => void
}

/** Where it happens: any number of places. */
export function PlaceFields({ places, onChange, errors, areas, onArea }: PlacesProps) {
  const put = (place: number, change: Partial<Places[number]>) =>
    onChange(places.map((each, at) => (at === place ? { ...each, ...change } : each)))
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Where is it?</legend>
      {errors['/locations'] && <p className="govuk-error-message">{errors['/locations']}</p>}
      {places.map((each, at) => {
        const district = districtOf(each.postcode ?? '')
        const field = (name: 'name' | 'lines' | 'town' | 'county' | 'postcode' | 'opening', label: string) => (
          <TextField
            at={`/locations/${at}/${name}`}
            label={label}
            value={each[name] ?? ''}
            onChange={(value) => put(at, { [name]: name === 'name' ? value : value || null })}
            error={errors[`/locations/${at}/${name}`]}
          />
        )
        return (
          <div className="app-entry" key={each.id}>
            {field('name', `Place ${at + 1}: what is it called?`)}
            {field('lines', 'Street and number')}
            {field('town', 'Town')}
            {field('county', 'County (public directories show an address only when it is whole)')}
            {field('postcode', 'Postcode')}
            {district && areas.length > 0 && !areas.includes(district) && (
              <p className="govuk-body">
                It is in {district}, and only people who live in {areas.join(', ')} are told of it.{' '}
                <Button secondary onClick={() => onArea(district)}>
                  Add {district}
                </Button>
              </p>
            )}
            {field('opening', 'When it is open, beyond days and hours')}
            <Button secondary onClick={() => onChange(places.filter((_, other) => other !== at))}>
              Take place {at + 1} away
            </Button>
          </div>
        )
      })}
      <Button
        secondary
        onClick={() =>
          onChange([
            ...places,
            { id: newId(), name: '', lines: null, town: null, county: null, postcode: null, opening: null },
          ])
        }
      >
        Add a place
      </Button>
    </fieldset>
  )
}

interface TimesProps {
  times: Times
  onChange: (times: Times) => void
  places: Places
  errors: Record<string, string>
}

/** When it is open every week, at one of its places or wherever it is. */
export function TimeFields({ times, onChange, places, errors }: TimesProps) {
  const put = (time: number, change: Partial<Times[number]>) =>
    onChange(times.map((each, at) => (at === time ? { ...each, ...change } : each)))
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">When is it open every week?</legend>
      {times.map((each, at) => (
        <div className="app-entry" key={each.id}>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend">Days</legend>
            {errors[`/times/${at}/days`] && <p className="govuk-error-message">{errors[`/times/${at}/days`]}</p>}
            <div className="app-columns">
              {Object.entries(WEEKDAYS).map(([value, text], place) => (
                <Check
                  key={value}
                  {...(place === 0 ? { at: `/times/${at}/days` } : {})}
                  label={text}
                  checked={(each.days as string[]).includes(value)}
                  onChange={(on) =>
                    put(at, {
                      days: Object.keys(WEEKDAYS).filter((one) =>
                        one === value ? on : (each.days as string[]).includes(one),
                      ) as Weekday[],
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
          <TextField
            at={`/times/${at}/opens_at`}
            label="From"
            type="time"
            width="10"
            value={each.opens_at}
            onChange={(value) => put(at, { opens_at: value })}
            error={errors[`/times/${at}/opens_at`]}
          />
          <TextField
            at={`/times/${at}/closes_at`}
            label="Until"
            type="time"
            width="10"
            value={each.closes_at}
            onChange={(value) => put(at, { closes_at: value })}
            error={errors[`/times/${at}/closes_at`]}
          />
          {places.length > 0 && (
            <Select
              at={`/times/${at}/location_id`}
              label="Where (empty: everywhere)"
              value={each.location_id ?? ''}
              onChange={(value) => put(at, { location_id: value || null })}
              options={places.map((place, number) => ({ value: place.id, text: place.name || `Place ${number + 1}` }))}
              error={errors[`/times/${at}/location_id`]}
            />
          )}
          <Button secondary onClick={() => onChange(times.filter((_, other) => other !== at))}>
            Take these hours away
          </Button>
        </div>
      ))}
      <Button
        secondary
        onClick={() => onChange([...times, { id: newId(), location_id: null, days: [], opens_at: '', closes_at: '' }])}
      >
        Add hours
      </Button>
    </fieldset>
  )
}

/** What is missing in places and hours, by field. */
export function missingIn(places: Places, times: Times): Record<string, string> {
  const found: Record<string, string> = {}
  places.forEach((each, at) => {
    if (!each.name.trim()) found[`/locations/${at}/name`] = 'Enter what the place is called'
  })
  times.forEach((each, at) => {
    if (each.days.length === 0) found[`/times/${at}/days`] = 'Choose at least one day'
    if (!each.opens_at) found[`/times/${at}/opens_at`] = 'Enter when it opens'
    if (!each.closes_at) found[`/times/${at}/closes_at`] = 'Enter when it closes'
  })
  return found
}
