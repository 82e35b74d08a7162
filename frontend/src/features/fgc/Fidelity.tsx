import type { FgcItem } from '../../api/schema.gen'
import { ANSWERS, ITEMS, said } from '../../ui/fgcWords'
import { Section, Table } from '../../ui/parts'

/** What makes it a family group conference, from the record and never ticked by hand. */
export function Fidelity({ items }: { items: FgcItem[] }) {
  const met = items.filter((each) => each.answer === 'met').length
  const known = items.filter((each) => each.answer !== 'not_known').length
  return (
    <Section title="What makes it a family group conference">
      <p className="govuk-body">
        {known === 0 ? 'Nothing can be said yet.' : `${String(met)} of the ${String(known)} things that can be said so far are so.`}
      </p>
      <Table
        caption="Each thing, and whether the record shows it"
        head={['What', 'Is it so?']}
        rows={items}
        rowKey={(each) => each.code}
        cells={(each) => [said(ITEMS, each.code), said(ANSWERS, each.answer)]}
      />
    </Section>
  )
} // prettier-ignore
