import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { Overview } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Button } from '../../ui/Button'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Empty, Section } from '../../ui/parts'
import { useSend } from '../../api/useSend'

/** Who the child is, in their own words: the first thing that anybody reads. */
export function OwnWords({ person, version }: { person: Overview; version: string }) {
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const [text, setText] = useState(person.own_words ?? '')
  const change = useSend('/own_words', [['person', person.id]])
  return (
    <Section
      title="In their own words"
      action={
        may('person:change') &&
        !writing && (
          <button type="button" className="app-plain" onClick={() => setWriting(true)}>
            {person.own_words ? 'Change' : 'Write'}
          </button>
        )
      }
    >
      {!writing && person.own_words && <blockquote className="app-quote">{person.own_words}</blockquote>}
      {!writing && !person.own_words && <Empty>Ask them how they would like to be described, and write it here.</Empty>}
      {writing && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const path = { id: person.id }
            change.send(
              {},
              () =>
                ask(
                  api.POST('/api/v1/people/{id}/describe', {
                    params: { path, header: ifMatch(version) },
                    body: { own_words: text.trim() || null },
                  }),
                ),
              () => setWriting(false),
            )
          }}
        >
          <ErrorSummary errors={change.errors} />
          <TextArea
            at="/own_words"
            label="How they describe themselves"
            value={text}
            onChange={setText}
            error={change.errors['/own_words']}
          />
          <div className="app-row">
            <Button type="submit" busy={change.busy}>
              Save
            </Button>
            <Button secondary onClick={() => setWriting(false)}>
              Leave it
            </Button>
          </div>
        </form>
      )}
    </Section>
  )
}
