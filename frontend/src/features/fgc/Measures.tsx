import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fgcMeasures, type Asked } from '../../api/fgc'
import type { FgcMeasures } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Bars } from '../../ui/Bars'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { optionsOf, said, STAGES, USES } from '../../ui/fgcWords'
import { Select } from '../../ui/Field'
import { Empty, Loading, Section, Table, Title } from '../../ui/parts'
import { csv, finding, leftOut, MEASURES, share, whyNot } from './figures'

/** M8 to M11 as they stood on a day: the finding in a sentence, a picture, the table beneath, and lines to take away. */
export function Measures() {
  const [on, setOn] = useState<string | null>(today())
  const [use, setUse] = useState('all')
  const [stage, setStage] = useState('child_protection')
  const query = useQuery(
    fgcMeasures({ as_of: on ?? undefined, use: (use === 'all' || !use ? undefined : use) as Asked['use'], stage: (stage || undefined) as Asked['stage'] }),
  )
  return (
    <>
      <Title page="What family conferences came to" />
      {query.data && <p className="app-answer">{finding(query.data)}</p>}
      <div className="app-row">
        <DateField at="/as_of" label="As it stood on" value={on} onChange={setOn} />
        <Select at="/use" label="When in the family’s way" value={use} onChange={setUse} options={[{ value: 'all', text: 'At every stage' }, ...optionsOf(USES)]} />
        <Select at="/stage" label="Reach among families at" value={stage} onChange={setStage} options={optionsOf(STAGES)} />
      </div>
      {query.error && <Trouble error={query.error} />}
      {!query.error && !query.data && <Loading />}
      {query.data && <Figures page={query.data} />}
    </>
  )
} // prettier-ignore

function Figures({ page }: { page: FgcMeasures }) {
  const shares = page.measures.filter((each) => each.share.percent !== null)
  return (
    <>
      <Section title={`As it stood on ${day(page.as_of)}`}>
        {shares.length > 0 && (
          <Bars
            title="What can be shown, as shares of all"
            unit="%"
            whole={100}
            bars={shares.map(({ code, share }) => ({ text: MEASURES[code]?.what ?? code, count: share.percent }))}
          />
        )}
        <Table
          caption="The measures, with whom they are of and who is left out"
          head={['Measure', 'Of whom', 'How many', 'Left out']}
          rows={page.measures}
          rowKey={(each) => each.code}
          cells={(each) => [
            `${MEASURES[each.code]?.code ?? ''} ${MEASURES[each.code]?.what ?? each.code}`,
            MEASURES[each.code]?.of ?? '',
            share(each.share),
            leftOut(each) || 'Nobody',
          ]}
        />
        {page.longest_years !== null && (
          <p className="govuk-body">The longest time away of a child who came home: {page.longest_years} years.</p>
        )}
        <Take page={page} />
        <p className="govuk-body app-quiet">
          M9 and M11 count different children differently and are never put side by side. Short breaks are not coming into
          care. Numbers from 1 to 4 are not shown.
        </p>
      </Section>
      <Section title="Why none was held">
        {page.why_not.length === 0 ? (
          <Empty>No reason is recorded for families in this stage.</Empty>
        ) : (
          <ul className="govuk-list">
            {page.why_not.map((each) => (
              <li key={each.why}>
                {whyNot(each.why)}: {each.count ?? 'fewer than 5'}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Held in each year">
        {page.by_year.length === 0 ? (
          <Empty>None was held by that day.</Empty>
        ) : (
          <Table
            caption="Conferences held, by year and use"
            head={['Year', 'When in the family’s way', 'Held']}
            rows={page.by_year}
            rowKey={(each) => `${String(each.year)} ${each.use}`}
            cells={(each) => [each.year, said(USES, each.use), each.held ?? 'Fewer than 5']}
          />
        )}
      </Section>
    </>
  )
} // prettier-ignore

function Take({ page }: { page: FgcMeasures }) {
  const take = () => {
    const address = URL.createObjectURL(new Blob(['\ufeff', csv(page)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `family-conferences-${page.as_of}.csv`
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Button secondary onClick={take}>
      Take the figures away (CSV)
    </Button>
  )
}
