import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../../ui/Button'
import { Dialog, Empty } from '../../ui/parts'
import { sought, type Thing } from './things'

interface Props {
  things: Thing[]
  onChoose: (thing: Thing) => void
  onClose: () => void
}

/**
 * Everything that can be recorded about somebody. The focus is on the list, where one letter chooses; typing into the
 * field narrows it. Arrow keys go from one to the next.
 */
export function Adding({ things, onChoose, onClose }: Props) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const shown = sought(things, text)
  const go = (place: number) => list.current?.querySelectorAll('button')[place]?.focus()
  // At once: the second key may follow quickly, and must not be typed into the field.
  useLayoutEffect(() => {
    list.current?.querySelector('button')?.focus()
  }, [])
  const inField = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(0)
    else if (event.key === 'Enter' && shown[0]) onChoose(shown[0])
    else return
    event.preventDefault()
  }
  const inList = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const chosen = things.find((each) => each.key === event.key.toLowerCase())
    if (event.key === 'ArrowDown') go(Math.min(place + 1, buttons.length - 1))
    else if (event.key === 'ArrowUp' && place > 0) go(place - 1)
    else if (event.key === 'ArrowUp' || event.key === '/') field.current?.focus()
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(buttons.length - 1)
    else if (chosen) onChoose(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title="Add something new" onClose={onClose}>
      <label className="govuk-label" htmlFor={id}>
        Look for it, or press its letter
      </label>
      <input
        id={id}
        ref={field}
        className="govuk-input"
        type="search"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={inField}
      />
      <p className="govuk-visually-hidden" role="status">
        {shown.length === 1 ? '1 thing to add' : `${shown.length} things to add`}
      </p>
      {shown.length === 0 && <Empty>Nothing is called that. Try another word.</Empty>}
      {/* Keys are heard where they bubble to; what can be pressed are the buttons within. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className="app-adding" ref={list} onKeyDown={inList}>
        {shown.map((thing) => (
          <li key={thing.key}>
            <button type="button" aria-keyshortcuts={thing.key} onClick={() => onChoose(thing)}>
              <kbd aria-hidden="true">{thing.key}</kbd> {thing.text}
            </button>
          </li>
        ))}
      </ul>
      <Button secondary onClick={onClose}>
        Close
      </Button>
    </Dialog>
  )
}
