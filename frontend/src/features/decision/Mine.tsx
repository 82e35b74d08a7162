import { useQuery } from '@tanstack/react-query'
import { myPromises, myRequests } from '../../api/queries'
import { useMay } from '../../api/session'
import { Section, State } from '../../ui/parts'
import { PromiseList } from './PromiseList'
import { Request } from './Requests'

const touched = [['authorisations'], ['promises'], ['person'], ['pod']]

/** How much waits for me beside what is due, with the ways to it. */
export function MineInShort() {
  const may = useMay()
  const requests = useQuery({ ...myRequests, enabled: may('authorisation:read') }).data
  const promises = useQuery({ ...myPromises, enabled: may('promise:read') }).data
  const waiting = requests?.waiting.length ?? 0
  const asked = requests?.asked.filter((each) => each.state === 'asked').length ?? 0
  if (waiting + asked + (promises?.all ?? 0) === 0) return null
  return (
    <p className="govuk-body app-row">
      {waiting > 0 && (
        <a href="#waiting" className="govuk-link">
          Waiting for my answer ({waiting})
        </a>
      )}
      {asked > 0 && (
        <a href="#asked" className="govuk-link">
          What I asked for ({asked})
        </a>
      )}
      {promises && promises.all > 0 && (
        <a href="#promised" className="govuk-link">
          What we told a child we would do ({promises.all})
        </a>
      )}
      {promises && promises.late > 0 && <State is="late">{promises.late} late</State>}
    </p>
  )
}

/** What waits for me: questions to answer, what I asked, and promises to children, late first. */
export function Mine() {
  const may = useMay()
  const requests = useQuery({ ...myRequests, enabled: may('authorisation:read') }).data
  const promises = useQuery({ ...myPromises, enabled: may('promise:read') }).data
  return (
    <>
      {promises && promises.items.length > 0 && (
        <div id="promised">
          <Section title="What we told a child we would do">
            <PromiseList rows={promises.items} touched={touched} names />
          </Section>
        </div>
      )}
      {requests && requests.waiting.length > 0 && (
        <div id="waiting">
          <Section title="Waiting for my answer">
            {requests.waiting.map((each) => (
              <Request key={each.id} request={each} touched={touched} />
            ))}
          </Section>
        </div>
      )}
      {requests && requests.asked.length > 0 && (
        <div id="asked">
          <Section title="What I asked for">
            {requests.asked.map((each) => (
              <Request key={each.id} request={each} touched={touched} />
            ))}
          </Section>
        </div>
      )}
    </>
  )
}
