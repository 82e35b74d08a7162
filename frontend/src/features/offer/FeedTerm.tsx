import { api, ask, ifMatch } from '../../api/client'
import type { Feed } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Select } from '../../ui/Field'
import { NEED_CHOICES, options, WHO_FOR } from '../../ui/offerWords'

type Term = Feed['terms'][number]

const MEANINGS = [
  ...NEED_CHOICES.map(({ value, text }) => ({ value: `need:${value}`, text: `Helps with: ${text}` })),
  ...options(WHO_FOR).map(({ value, text }) => ({ value: `who:${value}`, text: `For: ${text}` })),
]

/** What one term of theirs means here: a need, whom something is for, or nothing yet. */
export function TermRow({ term, feed, onSaid }: { term: Term; feed: Feed; onSaid: () => void }) {
  const form = useSend<Feed>(`/term-${term.id}`, [['feeds']])
  const value = term.need ? `need:${term.need}` : term.who_for ? `who:${term.who_for}` : ''
  const say = (chosen: string) => {
    const [kind, code] = chosen.split(':')
    const body = {
      term_id: term.id,
      need: kind === 'need' ? (code as NonNullable<Term['need']>) : null,
      who_for: kind === 'who' ? (code as NonNullable<Term['who_for']>) : null,
    }
    const params = { path: { id: feed.id }, header: ifMatch(feed.version) }
    form.send({}, () => ask(api.POST('/api/v1/feeds/{id}/terms', { params, body })), onSaid)
  }
  return (
    <Select
      at={`/term-${term.id}`}
      label={term.taxonomy ? `${term.name} (${term.taxonomy})` : term.name}
      value={value}
      onChange={say}
      options={MEANINGS}
      error={form.errors[`/term-${term.id}`]}
    />
  )
}
