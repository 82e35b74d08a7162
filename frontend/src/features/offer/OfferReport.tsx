import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { offerReport } from '../../api/offering'
import type { OfferReport as Report } from '../../api/schema.gen'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { today } from '../../ui/dates'
import { NEEDS } from '../../ui/offerWords'
import { Loading, Section, Table, Title } from '../../ui/parts'

const few = (number: number | null) => number ?? 'Fewer than 5'
const OF_NEEDS = ['Need', 'Children', 'Nobody asked', 'Open services']
const OF_OFFERS = ['Service', 'Asked', 'Accepted', 'Begun', 'Ended', 'Declined', 'Helped as hoped', 'Wait by month']

const needs = (report: Report) =>
  report.needs.map((each) => [NEEDS[each.need] ?? each.need, few(each.children), few(each.without), each.offers])
const offers = (report: Report) =>
  report.offers.map((each) => [
    each.name, few(each.asked), few(each.accepted), few(each.started), few(each.ended), few(each.declined),
    few(each.as_hoped), each.months.map((one) => `${one.month.slice(0, 7)}: ${one.wait_days ?? 'not said'}`).join('; '),
  ]) // prettier-ignore

/** The two tables as CSV. A cell that a spreadsheet would take for a formula is made text. */
export function toCsv(report: Report): string {
  const cell = (value: string | number) =>
    `"${String(value)
      .replace(/^([=+\-@])/, "'$1")
      .replaceAll('"', '""')}"`
  return [OF_NEEDS, ...needs(report), [], OF_OFFERS, ...offers(report)]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
}

/** For who buys services: needs that met none, what was asked and came of it, waiting. */
export function OfferReport() {
  const [since, setSince] = useState<string | null>(`${Number(today().slice(0, 4)) - 1}${today().slice(4)}`)
  const [until, setUntil] = useState<string | null>(today())
  const query = useQuery({ ...offerReport(since ?? '', until ?? ''), enabled: Boolean(since && until) })
  const save = (report: Report) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([toCsv(report)], { type: 'text/csv' }))
    link.download = `services-${report.since}-${report.until}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <>
      <Title page="What was asked, and what came of it" />

      <p className="govuk-body">Numbers only. A number from 1 to 4 is not shown, so that nobody is recognised.</p>
      <DateField at="/since" label="From" value={since} onChange={setSince} />
      <DateField at="/until" label="Until before" value={until} onChange={setUntil} />
      {query.isLoading && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {query.data && <Button onClick={() => save(query.data)}>Save as CSV</Button>}

      {query.data && (
        <>
          <Section title="What help is needed for">
            <Table
              caption="What help is needed for"
              head={OF_NEEDS}
              rows={needs(query.data)}
              rowKey={(row) => String(row[0])}
              cells={(row) => row}
            />
          </Section>
          <Section title="Services">
            <Table
              caption="Services"
              head={OF_OFFERS}
              rows={offers(query.data)}
              rowKey={(row) => String(row[0])}
              cells={(row) => row}
            />
          </Section>
        </>
      )}
    </>
  )
}
