import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { serviceContinuityOn, tableOn } from '../../api/continuity'
import type { PodMeasured } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Empty, Loading, Section, Table, Title } from '../../ui/parts'
import { LeftOut, Measures, Staying } from './Measures'
import { finding, long, share } from './say'

const small = (count: number | null | undefined) => (count === null || count === undefined ? 'Left out' : count)

/** Whether children keep the same people, over the whole service, on any day. */
export function ServiceContinuity() {
  const [on, setOn] = useState('')
  const query = useQuery(serviceContinuityOn(on))
  return (
    <>
      <Title page="Who stays with children" />
      <OnDay onChange={setOn} />
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {query.data && (
        <>
          <p className="app-answer">{finding(query.data.numbers)}</p>
          <p className="govuk-body app-quiet">
            The 12 months from {day(query.data.year_since)} to {day(query.data.on)}.
          </p>
          <Measures of={query.data.numbers} />
          <Section
            title="By pod"
            action={
              <a className="govuk-link" href={tableOn(on)} download>
                Download the table
              </a>
            }
          >
            <ByPod pods={query.data.pods.filter((each) => each.children !== 0)} />
          </Section>
          <Staying staff={query.data.staff} />
          <LeftOut small={query.data.small} />
        </>
      )}
    </>
  )
}

function ByPod({ pods }: { pods: PodMeasured[] }) {
  if (pods.length === 0) return <Empty>Pods will be listed here once they help children.</Empty>
  return (
    <>
      <Table
        caption="The measures by pod"
        head={['Pod', 'Children', 'Three or more workers', 'Two or more changes', 'Half known longer than', 'Same pod']}
        rows={pods}
        rowKey={(each) => each.pod_id}
        cells={(each) => [
          <Link to="/pods/$id/continuity" params={{ id: each.pod_id }} className="govuk-link" key="pod">
            {each.name}
          </Link>,
          small(each.children),
          small(each.workers[3]),
          small(each.changes[2]),
          each.days_median === null ? 'Left out' : long(Math.round(each.days_median)),
          each.same_pod === null || each.assessed === null
            ? 'Left out'
            : each.assessed === 0
              ? 'Nobody assessed'
              : `${each.same_pod} of ${each.assessed} (${share(each.same_pod, each.assessed)} per cent)`,
        ]}
      />
      <p className="govuk-body app-quiet">
        Pods differ in what their children need and in who fills their posts. These numbers ask questions; they do not
        rank anybody.
      </p>
    </>
  )
}

/** Any past day: the same numbers come out again. */
function OnDay({ onChange }: { onChange: (on: string) => void }) {
  const [wanted, setWanted] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Count on another day</span>
      </summary>
      <form
        className="govuk-details__text"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const wrong =
            wanted === ''
              ? 'There is no such day.'
              : wanted && wanted > today()
                ? 'This day is in the future. Choose today or a day before.'
                : undefined
          setError(wrong)
          if (!wrong) onChange(wanted ?? '')
        }}
      >
        <DateField
          label="Which day"
          at="/on"
          value={wanted}
          onChange={setWanted}
          hint="The 12 months that end with it are counted. Leave it empty for today."
          error={error}
        />
        <Button secondary type="submit">
          Count
        </Button>
      </form>
    </details>
  )
}
