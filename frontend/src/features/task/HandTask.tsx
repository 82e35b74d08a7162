import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '../../api/client'
import { overviewOf } from '../../api/queries'
import type { TaskIn } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Asked, maybe, said, type Given, type Question } from '../../app/Asked'
import { Button } from '../../ui/Button'
import { options, TASKS } from '../../ui/decisionWords'

/** What a task asks of who hands it over; the officer reads the words and the child's name, and nothing else. */
export const taskQuestions = (pods: { id: string; name: string }[]): Question[] => [
  { name: 'task_kind', label: 'What is to be done?', as: 'choice', options: options(TASKS), needed: 'Choose what it is' },
  {
    name: 'words', label: 'In your words', as: 'text', needed: 'Say what is to be done',
    hint: 'The officer reads this and the child’s name, nothing else of the child. Write only what they need.',
  },
  ...(pods.length > 1
    ? [
        {
          name: 'pod_id', label: 'For the officer of which pod?', as: 'choice' as const, start: pods[0]?.id ?? null,
          options: pods.map((each) => ({ value: each.id, text: each.name })), needed: 'Choose a pod',
        },
      ]
    : []),
  { name: 'by_when', label: 'Needed by', as: 'day' },
] // prettier-ignore

export const sendTask = (pod: string, child: string | null) => (given: Given, id: string) =>
  ask(
    api.POST('/api/v1/tasks', {
      body: {
        id,
        task_kind: said(given, 'task_kind') as TaskIn['task_kind'],
        words: said(given, 'words'),
        pod_id: maybe(given, 'pod_id') ?? pod,
        child_id: child,
        by_when: maybe(given, 'by_when'),
      },
    }),
  )

/** Hand something about a child to the officers of the child's pod. */
export function HandTask({ id }: { id: string }) {
  const person = useQuery(overviewOf(id)).data?.data
  const may = useMay()
  const [open, setOpen] = useState(false)
  const pod = person?.journey?.pod
  useAdd({ task: () => setOpen(true) }, pod !== undefined)
  if (!pod || !may('task:hand')) return null
  if (!open)
    return (
      <p>
        <Button secondary onClick={() => setOpen(true)}>
          Hand a task to the administrative officer
        </Button>
      </p>
    )
  return (
    <Asked
      name={`task:${id}`}
      title="Hand a task to the administrative officer"
      questions={taskQuestions([pod])}
      touched={[['tasks']]}
      button="Hand it over"
      send={sendTask(pod.id, id)}
      onDone={() => setOpen(false)}
    />
  )
}
