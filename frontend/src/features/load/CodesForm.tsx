import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { LoadPage } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Select } from '../../ui/Field'
import { Form } from '../../ui/Form'

/** Says what codes of the other system are here; then the files are tried again. */
export function CodesForm({ page }: { page: LoadPage }) {
  const [said, setSaid] = useState<Record<string, string>>(() =>
    Object.fromEntries(page.codes.map((each) => [each.id, each.becomes ?? ''])),
  )
  const form = useSend('/codes', [['loads']])
  const changed = page.codes.filter((each) => said[each.id] && said[each.id] !== each.becomes)
  const send = () => {
    const missing: Record<string, string> = changed.length > 0 ? {} : { '/codes': 'Say what at least one code is' }
    const codes = changed.map((each) => ({ id: each.id, becomes: said[each.id] ?? '' }))
    const at = { params: { path: { id: page.card.id }, header: ifMatch(page.version) } }
    form.send(missing, () => ask(api.POST('/api/v1/loads/{id}/map', { ...at, body: { codes } })))
  }
  return (
    <Form errors={form.errors} busy={form.busy} onSend={send} save="Save and try again">
      {page.codes.map((each, place) => (
        <Select
          key={each.id}
          at={`/codes/${String(place)}/becomes`}
          label={`${each.object}, ${each.field}: ${each.code}`}
          hint={`${each.count === 1 ? 'Once' : `${each.count.toLocaleString('en-GB')} times`}, first in line ${String(each.first_line)}`}
          value={said[each.id] ?? ''}
          onChange={(code) => setSaid({ ...said, [each.id]: code })}
          options={each.choices.map((choice) => ({ value: choice, text: choice }))}
          error={form.errors[`/codes/${String(place)}/becomes`]}
        />
      ))}
    </Form>
  )
}
