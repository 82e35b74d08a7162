import { useState } from 'react'
import type { QueryKey } from '@tanstack/react-query'
import { Asked } from '../../app/Asked'
import { Button } from '../../ui/Button'
import type { Doing } from './doing'

/** What can be done with something, as buttons; the one that is pressed opens its form in their place. */
export function Doings({ doings, touched, about }: { doings: Doing[]; touched: QueryKey[]; about: string }) {
  const [open, setOpen] = useState<string | null>(null)
  const doing = doings.find((each) => each.key === open)
  if (doing)
    return (
      <Asked
        key={doing.key}
        name={doing.key}
        title={doing.title}
        questions={doing.questions}
        touched={touched}
        button={doing.button}
        send={doing.send}
        onDone={() => setOpen(null)}
      />
    )
  if (doings.length === 0) return null
  return (
    <div className="app-row">
      {doings.map((each) => (
        <Button secondary key={each.key} onClick={() => setOpen(each.key)}>
          {each.title}
          <span className="govuk-visually-hidden">: {about}</span>
        </Button>
      ))}
    </div>
  )
}
