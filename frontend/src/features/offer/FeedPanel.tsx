import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { feedOf } from '../../api/feeding'
import type { Feed, FeedCard, FeedLook } from '../../api/schema.gen'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { Empty, Loading, Table } from '../../ui/parts'
import { Lines, Unsaid } from './FeedLines'
import { TermRow } from './FeedTerm'

/** What taking it in would do, in a sentence. */
export function outcome(look: Omit<FeedLook, 'lines' | 'unsaid' | 'digest'>): string {
  const parts = [
    look.new > 0 && `${look.new} new`,
    look.changed > 0 && `${look.changed} changed`,
    look.back > 0 && `${look.back} listed again`,
    look.gone > 0 && `${look.gone} listed no longer`,
    look.refused > 0 && `${look.refused} not taken in`,
    look.same > 0 && `${look.same} as they are`,
  ].filter(Boolean)
  const listed = look.listed === 1 ? '1 service is listed' : `${look.listed} services are listed`
  return `${listed}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`
}

/** Services in a file, as a directory writes them; null where it holds none. */
export function servicesIn(text: string): unknown[] | null {
  try {
    const read: unknown = JSON.parse(text)
    if (Array.isArray(read)) return read
    if (typeof read !== 'object' || read === null) return null
    const held = 'contents' in read ? read.contents : 'services' in read ? read.services : null
    return Array.isArray(held) ? held : null
  } catch {
    return null
  }
}

/** One directory: what its terms mean here, what would come of taking it in, and doing it. */
export function FeedPanel({ card, onClose }: { card: FeedCard; onClose: () => void }) {
  const query = useQuery(feedOf(card.id))
  const [file, setFile] = useState<unknown[] | null>(null)
  const [wrong, setWrong] = useState('')
  const [look, setLook] = useState<FeedLook | null>(null)
  const [choices, setChoices] = useState<Record<string, string>>({})
  const [done, setDone] = useState(false)
  const looking = useSend<FeedLook>('/services', [])
  const taking = useSend<Feed>('/services', [['feeds'], ['offers']])
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const feed = query.data.data
  const services = card.url ? null : file
  const see = () => {
    setDone(false)
    const body = { feed_id: card.id, ...(services ? { services } : {}) }
    looking.send(
      {},
      () => ask(api.POST('/api/v1/feeds/look', { body })),
      ({ data }) => setLook(data),
    )
  }
  const take = () => {
    if (!look) return
    const chosen = Object.entries(choices).map(([at, value]) => {
      const [offer_id = '', field = ''] = at.split('/')
      return { offer_id, field, theirs: value === 'theirs' }
    })
    const body = { digest: look.digest, choices: chosen, ...(services ? { services } : {}) }
    const params = { path: { id: card.id }, header: ifMatch(feed.version) }
    taking.send(
      {},
      () => ask(api.POST('/api/v1/feeds/{id}/take', { params, body })),
      () => {
        setLook(null)
        setChoices({})
        setDone(true)
      },
    )
  }
  const pick = async (picked: File | undefined) => {
    const read = picked ? servicesIn(await picked.text()) : null
    setFile(read)
    setLook(null)
    setWrong(picked && !read ? 'This file holds no list of services.' : '')
  }
  const trouble = looking.errors['/services'] ?? taking.errors['/services']
  const unsaid = feed.terms.filter((each) => !each.need && !each.who_for)
  return (
    <>
      {!card.url && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="field-file">
            Its file
          </label>
          <div className="govuk-hint" id="field-file-hint">
            A list of services as JSON, as the directory gives it.
          </div>
          {wrong && <p className="govuk-error-message">{wrong}</p>}
          <input
            id="field-file"
            className="govuk-file-upload app-file"
            type="file"
            accept=".json,application/json"
            aria-describedby="field-file-hint"
            onChange={(event) => void pick(event.target.files?.[0])}
          />
        </div>
      )}
      {trouble && (
        <p className="govuk-error-message" role="alert">
          {trouble}
        </p>
      )}
      <div className="app-row">
        <Button busy={looking.busy} disabled={!card.url && !file} onClick={see}>
          See what would happen
        </Button>
        <Button secondary onClick={onClose}>
          Leave it
        </Button>
      </div>
      {done && (
        <p className="app-answer" role="status">
          It is taken in.
        </p>
      )}
      {look && (
        <>
          <p className="app-answer" role="status">
            {outcome(look)}
          </p>
          <Unsaid rows={look.unsaid} kept={unsaid.length > 0} />
          <Lines
            lines={look.lines}
            choices={choices}
            onChoose={(at, value) => setChoices({ ...choices, [at]: value })}
          />
          <Button busy={taking.busy} onClick={take}>
            {look.new + look.changed + look.back + look.gone > 0 ? 'Take it in' : 'Keep its terms'}
          </Button>
        </>
      )}
      <details className="govuk-details" open={unsaid.length > 0 && !look}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">What its terms mean here ({feed.terms.length})</span>
        </summary>
        {feed.terms.length === 0 && <Empty>None is known yet. They are kept when it is taken in.</Empty>}
        {feed.terms.map((each) => (
          <TermRow key={each.id} term={each} feed={feed} onSaid={() => setLook(null)} />
        ))}
      </details>
      {feed.runs.length > 0 && (
        <Table
          caption="Each time it brought something"
          head={['When', 'Listed', 'New', 'Changed', 'Listed again', 'No longer', 'Not taken in']}
          rows={feed.runs.toReversed().slice(0, 10)}
          rowKey={(each) => each.id}
          cells={(each) => [
            day(each.at.slice(0, 10)),
            each.listed,
            each.new,
            each.changed,
            each.back,
            each.gone,
            each.refused,
          ]}
        />
      )}
    </>
  )
}
