import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { feeds } from '../../api/feeding'
import { newId } from '../../api/ids'
import type { Feed, FeedCard } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useSend } from '../../api/useSend'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { day } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Empty, Loading, Opened, Title } from '../../ui/parts'
import { FeedPanel } from './FeedPanel'

/** Other directories whose services come into the catalogue: which they are, and taking them in. */
export function FeedsScreen() {
  const query = useQuery(feeds)
  const may = useMay()
  const [open, setOpen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  if (query.isPending) return <Loading />
  if (query.error) return <Trouble error={query.error} />
  const from = query.data.reduce((sum, each) => sum + each.offers, 0)
  return (
    <>
      <Title page="Other directories" />

      <p className="app-answer">
        {from === 0
          ? 'No service here comes from another directory yet.'
          : `${from === 1 ? '1 service comes' : `${from} services come`} from other directories.`}
      </p>
      <p className="govuk-body">
        A directory that speaks Open Referral UK can be taken in, from its address or from a file. You see first what
        would happen. What you have changed here is never overwritten without asking you, and what is listed no longer
        is paused, not deleted.
      </p>
      {query.data.length === 0 && <Empty>No directory has been named yet.</Empty>}
      {query.data.map((each) => (
        <article className="app-entry" key={each.id}>
          <h2 className="govuk-heading-s">{each.name}</h2>
          <p className="app-quiet">{about(each)}</p>
          {open === each.id ? (
            <FeedPanel card={each} onClose={() => setOpen(null)} />
          ) : (
            <Button secondary onClick={() => setOpen(each.id)}>
              Look at {each.name}
            </Button>
          )}
        </article>
      ))}
      {may('offer:manage') && !adding && <Button onClick={() => setAdding(true)}>Name a directory</Button>}
      {adding && (
        <Opened>
          <NewFeed onDone={() => setAdding(false)} />
        </Opened>
      )}
    </>
  )
}

/** Where a directory is, what came from it, and when. */
export function about(card: Pick<FeedCard, 'url' | 'offers' | 'unsaid' | 'last_at'>): string {
  return [
    card.url ?? 'Comes as a file',
    card.offers === 1 ? '1 service from it' : `${card.offers} services from it`,
    card.unsaid > 0 &&
      (card.unsaid === 1 ? '1 term means nothing here yet' : `${card.unsaid} terms mean nothing here yet`),
    card.last_at ? `Last changed something on ${day(card.last_at.slice(0, 10))}` : 'Not taken in yet',
  ]
    .filter(Boolean)
    .join('. ')
}

function NewFeed({ onDone }: { onDone: () => void }) {
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const form = useSend<Feed>('/name', [['feeds']])
  const { errors } = form
  const send = () => {
    const body = { id, name, url: url.trim() || null }
    const found: Record<string, string> = name.trim() ? {} : { '/name': 'Enter what it is called' }
    form.send(found, () => ask(api.POST('/api/v1/feeds', { body })), onDone)
  }
  return (
    <Form errors={errors} busy={form.busy} onSend={send} onLeave={onDone}>
      <TextField at="/name" label="What is it called?" value={name} onChange={setName} error={errors['/name']} />
      <TextField
        at="/url"
        label="Its address (empty: it comes as a file)"
        hint="Such as: https://directory.example/open-referral"
        value={url}
        onChange={setUrl}
        error={errors['/url']}
      />
    </Form>
  )
}
