import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { networkOf, overviewOf } from '../../api/queries'
import { Trouble } from '../../app/Trouble'
import { Loading } from '../../ui/parts'
import { FamilyTimePart } from './FamilyTime'
import { FamilyWords } from './FamilyWords'
import { EcomapPicture } from './genogram/Ecomap'
import { Genogram } from './genogram/Genogram'
import { kinOf } from './genogram/network'
import { OfferPart } from './Offers'
import { ParentPart } from './Parents'
import { SecretPart } from './Secrets'

const VIEWS = [
  ['genogram', 'Genogram'],
  ['ecomap', 'Ecomap'],
  ['words', 'Words only'],
] as const

/** Who is in this child's life: the picture, and beneath it the same in words, which is what is changed. */
export function FamilyScreen({ id }: { id: string }) {
  const overview = useQuery(overviewOf(id))
  const query = useQuery(networkOf(id))
  const [view, setView] = useState<(typeof VIEWS)[number][0]>('genogram')
  const navigate = useNavigate()
  const network = query.data?.data
  const kin = useMemo(() => (network ? kinOf(network) : null), [network])
  if (query.error) return <Trouble error={query.error} />
  if (!network || !kin || !overview.data) return <Loading />
  const address = (other: string) =>
    network.people.find((each) => each.id === other)?.open_to_you && other !== id ? `/people/${other}/family` : null
  const open = (other: string) => void navigate({ to: '/people/$id/family', params: { id: other } })
  const others = network.people.length - 1
  const homes = kin.households.filter((home) => home.members.includes(id))
  const version = overview.data.version
  return (
    <>
      <title>Family and network - Kith</title>
      <p className="govuk-body">
        {others === 0
          ? 'Nobody else is recorded in this family yet.'
          : `${others === 1 ? 'One other person is' : `${others} other people are`} recorded around ${network.name ?? 'this person'}. ${
              homes.length === 0
                ? 'Who lives together is not recorded.'
                : `At home: ${homes.map((home) => `${home.members.length} in the ${home.name}`).join(', ')}.`
            }`}
      </p>
      <div className="app-switch" role="group" aria-label="How to show the family">
        {VIEWS.map(([name, text]) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
            {text}
          </button>
        ))}
      </div>
      {view === 'genogram' && <Genogram key={id} kin={kin} address={address} onOpen={open} />}
      {view === 'ecomap' && <EcomapPicture network={network} address={address} onOpen={open} />}
      <FamilyWords id={id} person={overview.data.data} version={version} network={network} />
      <ParentPart network={network} version={version} />
      <FamilyTimePart network={network} version={version} />
      <OfferPart network={network} />
      <SecretPart network={network} />
      <p className="govuk-body app-quiet app-noprint">
        An address that somebody must not know is set where the address is kept:{' '}
        <Link to="/people/$id/about" params={{ id }} className="govuk-link">
          add or change
        </Link>
        .
      </p>
    </>
  )
}
