import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { chronologyOf, chronologyQuery, type ChronologyAsked } from '../../api/queries'
import type { ChronologyPerson } from '../../api/schema.gen'
import { useMay } from '../../api/session'
import { useAdd } from '../../app/adding'
import { Trouble } from '../../app/Trouble'
import { Button } from '../../ui/Button'
import { Empty, Loading, Name } from '../../ui/parts'
import { Entry, SideEntry, type Open } from './Entry'
import { Filters, type Shape } from './Filters'
import { answer, byYear, type Year } from './story'
import { TellForm } from './TellForm'

const EVERYTHING: ChronologyAsked = { family: false, kinds: [], about: [], significant: false }

/** Everything that happened, by the day it happened, for one child or the family; what matters stands out. */
export function Chronology({ id }: { id: string }) {
  const [shape, setShape] = useState<Shape>('child')
  const [asked, setAsked] = useState(EVERYTHING)
  const [open, setOpen] = useState<Open | null>(null)
  const [telling, setTelling] = useState(false)
  useAdd({ event: () => setTelling(true) })
  const query = useInfiniteQuery({ ...chronologyOf(id, asked), placeholderData: keepPreviousData })
  const mayWrite = useMay()('event:record')
  const onOpen = useCallback((next: Open) => setOpen(next), [])
  // A form that has been sent closes itself and no other that was opened meanwhile.
  const onClose = useCallback((key: string) => setOpen((now) => (now?.key === key ? null : now)), [])
  const pages = query.data?.pages
  const head = pages?.[0]?.head
  // Gaps are only told of the whole story: between two visits many other things may have happened.
  const gaps = !asked.significant && asked.kinds.length === 0 && asked.about.length === 0
  const years = useMemo(() => byYear(pages?.flatMap((page) => page.items) ?? [], gaps), [pages, gaps])
  const people = useSame(head?.people ?? [])
  const family = useSame(head?.family ?? [])
  const shown = useSame(asked.about.length > 0 ? people.filter((each) => asked.about.includes(each.id)) : people)
  const more = useReached(query.hasNextPage && !query.isFetchingNextPage, () => void query.fetchNextPage())
  return (
    <>
      <title>Chronology - Kith</title>
      {query.isPending && <Loading />}
      {query.error && <Trouble error={query.error} />}
      {head && (
        <>
          <p className="app-answer" role="status">
            {answer(head)}
          </p>
          <Filters
            shape={shape}
            onShape={(next) => {
              setShape(next)
              setAsked({ ...asked, family: next !== 'child', about: next === 'child' ? [] : asked.about })
            }}
            asked={asked}
            onAsk={setAsked}
            head={head}
          />
          <div className="app-row">
            {mayWrite && !telling && (
              <Button secondary onClick={() => setTelling(true)}>
                Add a significant event
              </Button>
            )}
            <Papers id={id} asked={asked} />
          </div>
          <p className="app-printed">What was on the screen. The PDF holds the whole chronology.</p>
          {telling && <TellForm personId={id} people={family} onDone={() => setTelling(false)} />}
          {head.count === 0 && <Empty>Choose fewer filters, or add what is missing.</Empty>}
          <Years
            years={years}
            side={shape === 'side'}
            people={shown}
            {...{ id, family, mayWrite, open, onOpen, onClose }}
          />
          {query.hasNextPage && (
            <div ref={more}>
              <Button secondary busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show earlier
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

interface YearsProps {
  years: Year[]
  side: boolean
  people: ChronologyPerson[]
  family: ChronologyPerson[]
  id: string
  mayWrite: boolean
  open: Open | null
  onOpen: (open: Open) => void
  onClose: (key: string) => void
}

function Years({ years, side, people, family, id, mayWrite, open, onOpen, onClose }: YearsProps) {
  const Line = side ? SideEntry : Entry
  return (
    <div className={side ? 'app-chronology app-chronology--side' : 'app-chronology'}>
      {side && (
        <div className="app-chronology__heads" aria-hidden="true">
          <span>When</span>
          {people.map((person) => (
            <span key={person.id}>
              <Name>{person.name}</Name>
            </span>
          ))}
        </div>
      )}
      {years.map(({ year, lines }) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ol className="app-time">
            {lines.map((line) =>
              line.is === 'gap' ? (
                <li key={line.key} className="app-chronology__gap">
                  Nothing recorded for {line.weeks} weeks
                </li>
              ) : (
                <Line
                  key={line.key}
                  entry={line.entry}
                  personId={id}
                  people={people}
                  family={family}
                  named={people.length > 1}
                  mayWrite={mayWrite}
                  form={open?.key === line.key ? open.form : null}
                  onOpen={onOpen}
                  onClose={onClose}
                />
              ),
            )}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** The same on paper: made by the server, whole, in order from the beginning, and readable with a screen reader. */
function Papers({ id, asked }: { id: string; asked: ChronologyAsked }) {
  const address = (query: Record<string, unknown>) => {
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query))
      for (const each of Array.isArray(value) ? (value as string[]) : [String(value)]) search.append(name, each)
    return `/api/v1/people/${id}/chronology.pdf${search.size > 0 ? `?${search.toString()}` : ''}`
  }
  return (
    <>
      <a className="govuk-link" href={address(chronologyQuery(asked))} target="_blank" rel="noreferrer">
        Print what is chosen (PDF)
      </a>
      <a
        className="govuk-link"
        href={address({ court: true, ...(asked.family ? { family: true } : {}) })}
        target="_blank"
        rel="noreferrer"
      >
        Court chronology (PDF)
      </a>
    </>
  )
}

/** The same list until it says something else, so that lines which have not changed are not drawn again. */
function useSame(people: ChronologyPerson[]): ChronologyPerson[] {
  const text = JSON.stringify(people)
  return useMemo(() => JSON.parse(text) as ChronologyPerson[], [text])
}

/** Calls when an element comes within two screens of what is seen. */
function useReached(wanted: boolean, reached: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const call = useRef(reached)
  useEffect(() => {
    call.current = reached
  })
  useEffect(() => {
    if (!wanted || !element.current || !('IntersectionObserver' in globalThis)) return undefined
    const observer = new IntersectionObserver((found) => found.some((each) => each.isIntersecting) && call.current(), {
      rootMargin: '200%',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [wanted])
  return element
}
