import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { age, day } from '../../ui/dates'
import { TextField } from '../../ui/Field'
import { Empty, Loading, Name, Table, Title } from '../../ui/parts'
import { words } from '../../ui/words'

/** Find somebody. What is looked for is in no address: it is sent in the body and kept in this page only. */
export function SearchScreen({ sought }: { sought: string }) {
  const [text, setText] = useState(sought)
  const [asked, setAsked] = useState(sought.trim())
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: async () => (await ask(api.POST('/api/v1/people/search', { body: { text: asked } }))).data.items,
    enabled: asked.length > 0,
    gcTime: 60_000,
  })
  return (
    <>
      <Title page="Find somebody" />
      <form
        role="search"
        aria-label="Find somebody"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(text.trim())
        }}
      >
        <TextField
          at="/text"
          type="search"
          label="Name, date of birth, number or postcode"
          hint="In any order, such as “Amara Ok 12/3/2015”. Part of a name, or a name as it sounds, will do."
          value={text}
          onChange={setText}
        />
        <Button type="submit">Find</Button>
      </form>
      {found.isLoading && <Loading />}
      {found.error && <Trouble error={found.error} />}
      {found.data?.length === 0 && (
        <Empty>Nobody was found. Try fewer words, only the date of birth, or another spelling.</Empty>
      )}
      {found.data && found.data.length > 0 && (
        <>
          <p className="app-answer" role="status">
            {found.data.length === 30
              ? 'More than 30 people are like this. Add a date of birth or another word.'
              : found.data.length === 1
                ? '1 person is like this.'
                : `${found.data.length} people are like this.`}
          </p>
          <Table
            caption="People found"
            head={['Name', 'Born', 'Lives', 'Stage', 'With']}
            rows={found.data}
            rowKey={(person) => person.id}
            cells={(person) => [
              <span key="name">
                {person.open_to_you ? (
                  <Link to="/people/$id" params={{ id: person.id }} className="govuk-link">
                    <Name>{person.name}</Name>
                  </Link>
                ) : (
                  <Name>{person.name}</Name>
                )}{' '}
                <span className="app-quiet">
                  {person.reference}
                  {person.other_names.length > 0 && `, also ${person.other_names.join(', ')}`}
                </span>
              </span>,
              person.date_of_birth
                ? `${day(person.date_of_birth)}, ${person.died_on ? `died ${day(person.died_on)}` : age(person.date_of_birth)}`
                : age(null, person.due_date),
              person.open_to_you ? (person.address ?? '') : <span className="app-quiet">Not open to you</span>,
              person.status ? words(person.status) : '',
              person.keyworker_name
                ? `${person.keyworker_name}, ${person.pod_name ?? ''}`
                : person.pod_name
                  ? person.status === 'closed'
                    ? person.pod_name
                    : `${person.pod_name}, no keyworker yet`
                  : '',
            ]}
          />
        </>
      )}
    </>
  )
}
