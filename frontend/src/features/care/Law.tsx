import { day, today } from '../../ui/dates'
import { Empty, Section, State } from '../../ui/parts'
import type { PartProps } from './CareScreen'
import { addOrder, correctOrder, endOrder } from './verbs'
import { ORDER, say as wordsOf } from './words'

/** What courts and the police decided, also before and after being looked after. */
export function Law({ page, decide }: PartProps) {
  const orders = [...(page.care?.orders ?? [])].sort((one, two) => two.since.localeCompare(one.since))
  return (
    <Section
      title="What the law says"
      action={
        decide && (
          <button type="button" className="app-plain" onClick={() => decide(addOrder)}>
            An order was made
          </button>
        )
      }
    >
      {orders.length === 0 && <Empty>No court order has been recorded.</Empty>}
      <ol className="app-time" aria-label="Orders, the latest first">
        {orders.map((order) => {
          const once = order.kind === 'conviction'
          const holds = !once && (!order.until || order.until > today())
          return (
            <li key={order.id}>
              <span>
                {day(order.since)}
                {order.until && ` to ${day(order.until)}`}
              </span>
              <div>
                <p>
                  <strong>{wordsOf(ORDER, order.kind)}</strong>{' '}
                  {!once && <State is={holds ? 'in-time' : 'done'}>{holds ? 'Holds now' : 'Ended'}</State>}
                </p>
                {order.words && <p>{order.words}</p>}
                {(order.court || order.case_number) && (
                  <p className="app-quiet">{[order.court, order.case_number].filter(Boolean).join(', ')}</p>
                )}
                {decide && (
                  <p className="app-row app-screen-only">
                    {holds && (
                      <button type="button" className="app-plain" onClick={() => decide(endOrder(order))}>
                        It ends<span className="govuk-visually-hidden">: {wordsOf(ORDER, order.kind)}</span>
                      </button>
                    )}
                    <button type="button" className="app-plain" onClick={() => decide(correctOrder(order))}>
                      Put it right<span className="govuk-visually-hidden">: {wordsOf(ORDER, order.kind)}</span>
                    </button>
                  </p>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
