import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { myTasks } from '../../api/queries'
import { useMay, useSession } from '../../api/session'
import { Asked } from '../../app/Asked'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { today } from '../../ui/dates'
import { Empty, Loading, Section, Table, Title } from '../../ui/parts'
import { sendTask, taskQuestions } from './HandTask'
import { Task } from './Task'
import { time } from './time'

const touched = [['tasks']]
const OVER = new Set(['done', 'withdrawn'])

const month = (text: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(text))

/** Tasks of both sides: what a worker handed over, and what an officer has to do. */
export function TasksScreen() {
  const query = useQuery(myTasks)
  const may = useMay()
  const { session } = useSession()
  const [handing, setHanding] = useState(false)
  if (query.error) return <Trouble error={query.error} />
  if (!query.data) return <Loading />
  const page = query.data
  const officer = may('task:do')
  const me = session?.worker?.id
  const open = page.items.filter((each) => !OVER.has(each.state))
  const mine = officer
    ? open.filter((each) => each.state !== 'given_back')
    : open.filter((each) => each.handed_by === me)
  const others = open.filter((each) => !mine.includes(each))
  const late = mine.filter((each) => each.by_when !== null && each.by_when < today()).length
  const back = mine.filter((each) => each.state === 'given_back').length
  const over = page.items.filter((each) => OVER.has(each.state) && (officer || each.handed_by === me))
  return (
    <>
      <Title page={officer ? 'Tasks for me to do' : 'Tasks I handed over'} />
      <p className="app-answer">
        {mine.length === 0 ? 'Nothing is open.' : `${mine.length} open, ${late === 0 ? 'none late' : `${late} late`}.`}{' '}
        {!officer && back > 0 && `${back} came back with a question.`}
      </p>
      {may('task:hand') &&
        page.pods[0] &&
        (handing ? (
          <Asked
            name="task:new"
            title="Hand a task to the administrative officer"
            questions={taskQuestions(page.pods)}
            touched={touched}
            button="Hand it over"
            send={sendTask(page.pods[0].id, null)}
            onDone={() => setHanding(false)}
          />
        ) : (
          <Button onClick={() => setHanding(true)}>Hand over a task</Button>
        ))}
      <Section title="Open">
        {mine.length === 0 && (
          <Empty>{officer ? 'What workers hand over comes here.' : 'What you hand over comes here.'}</Empty>
        )}
        {mine.map((each) => (
          <Task key={each.id} task={each} />
        ))}
      </Section>
      {others.length > 0 && (
        <Section title={officer ? 'Given back, waiting for an answer' : 'Handed over by others of the pod'}>
          {others.map((each) => (
            <Task key={each.id} task={each} />
          ))}
        </Section>
      )}
      {over.length > 0 && (
        <Section title="Done in the last 90 days">
          {over.map((each) => (
            <Task key={each.id} task={each} />
          ))}
        </Section>
      )}
      <Section title="Time saved, as both report it">
        {page.months.length === 0 ? (
          <Empty>Once tasks are done, each pod’s months are counted here.</Empty>
        ) : (
          <Table
            caption="Time by pod and month"
            head={['Month', 'Pod', 'Tasks done', 'Workers say it saved them', 'Officers say it took them']}
            rows={page.months}
            rowKey={(row) => `${row.month}${row.pod_id}`}
            cells={(row) => [
              month(row.month),
              row.pod_name,
              String(row.done),
              `${time(row.saved_minutes)} (said for ${row.valued} of ${row.done})`,
              time(row.took_minutes),
            ]}
          />
        )}
      </Section>
    </>
  )
}
