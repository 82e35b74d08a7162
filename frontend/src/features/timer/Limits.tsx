import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import { newId } from '../../api/ids'
import { asProblem } from '../../api/problem'
import { allLimits } from '../../api/queries'
import type { RuleView } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { Trouble } from '../../app/Trouble'
import { DateField } from '../../ui/DateField'
import { day, today } from '../../ui/dates'
import { Form } from '../../ui/Form'
import { TextArea, TextField } from '../../ui/Field'
import { Dialog, Loading, Table, Title } from '../../ui/parts'
import { amount, ruleWords, standing } from '../../ui/limits'

/** Every limit with where it comes from; those that are the authority's own can be set here. */
export function Limits() {
  const query = useQuery(allLimits)
  const may = useMay()
  const [setting, setSetting] = useState<RuleView | null>(null)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const own = query.data.filter((rule) => rule.may_be_set).length
  return (
    <>
      <Title page="Limits and where they come from" />
      <p className="app-answer">
        Kith keeps {query.data.length} limits. The law or its guidance sets {query.data.length - own} of them; {own} are
        ours to set.
      </p>
      <p className="govuk-body">
        A limit that changes never moves a day that is counting already: it holds for clocks that start from then on.
      </p>
      <Table
        caption="Limits"
        head={['What', 'Counts from', 'Limit', 'Set by', 'Source', ...(may('timer:set') ? ['Change'] : [])]}
        rows={query.data}
        rowKey={(rule) => rule.code}
        cells={(rule) => {
          const now = rule.limits.filter((limit) => limit.since <= today()).at(-1) ?? rule.limits[0]
          const next = rule.limits.find((limit) => limit.since > today())
          return [
            <span key="what">
              {ruleWords(rule.code).what} <span className="app-quiet">{rule.code}</span>
            </span>,
            `When ${ruleWords(rule.code).why}`,
            <span key="limit">
              {now && amount(now.amount, now.unit)}
              {next && (
                <span className="app-quiet">
                  {' '}
                  From {day(next.since)}: {amount(next.amount, next.unit)}
                </span>
              )}
            </span>,
            now?.own ? 'Us' : standing(rule.standing),
            now?.source ?? '',
            ...(may('timer:set')
              ? [
                  rule.may_be_set ? (
                    <button key="set" type="button" className="app-plain" onClick={() => setSetting(rule)}>
                      Set<span className="govuk-visually-hidden"> {ruleWords(rule.code).what}</span>
                    </button>
                  ) : (
                    ''
                  ),
                ]
              : []),
          ]
        }}
      />
      {setting && <SetLimit rule={setting} onClose={() => setSetting(null)} />}
    </>
  )
}

const tomorrow = () => today(new Date(Date.now() + 86_400_000))

function SetLimit({ rule, onClose }: { rule: RuleView; onClose: () => void }) {
  const cache = useQueryClient()
  const now = rule.limits.at(-1)
  const [id] = useState(newId)
  const [count, setCount] = useState(String(now?.amount ?? ''))
  const [since, setSince] = useState<string | null>(tomorrow)
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: () => {
      const body = { since: since ?? '', amount: Number(count), unit: now?.unit ?? 'days', source, reason }
      return rule.id && rule.version !== null
        ? ask(
            api.POST('/api/v1/timers/{id}/set', {
              params: { path: { id: rule.id }, header: ifMatch(rule.version) },
              body,
            }),
          )
        : ask(api.POST('/api/v1/timers', { body: { ...body, id, code: rule.code } }))
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['limits'] })
      onClose()
    },
  })
  const problem = save.error ? asProblem(save.error) : null
  const errors = problem?.fields ?? {}
  return (
    <Dialog title={ruleWords(rule.code).what} onClose={onClose}>
      <Form
        errors={errors}
        busy={save.isPending}
        onSend={save.mutate}
        save="Set this limit"
        onLeave={onClose}
        leave="Cancel"
      >
        {problem && Object.keys(errors).length === 0 && <Trouble error={problem} />}
        <TextField
          label={`How many ${amount(2, now?.unit ?? 'days').slice(2)}`}
          at="/amount"
          value={count}
          onChange={setCount}
          error={errors['/amount']}
        />
        <DateField label="From" at="/since" value={since} onChange={setSince} error={errors['/since']} />
        <TextField
          label="Where is it written down?"
          at="/source"
          value={source}
          onChange={setSource}
          error={errors['/source']}
        />
        <TextArea label="Why?" at="/reason" value={reason} onChange={setReason} error={errors['/reason']} />
      </Form>
    </Dialog>
  )
}
