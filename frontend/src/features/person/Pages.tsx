import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'

/** A page of a record: the group it stands in ('': before all), the end of its address, and what it is called. */
type Page = readonly [group: string, end: string, text: string, permission: string]

/** What there is in a record, in groups: beside the page where there is room, and behind one button where there is not. */
export function Pages({ base, pages }: { base: string; pages: readonly Page[] }) {
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const here = pages.findLast(([, end]) => path === base + end || (end !== '' && path.startsWith(`${base}${end}/`)))
  const groups = [...new Set(pages.map(([group]) => group))]
  return (
    <nav className="app-pages" aria-label="This record">
      <button type="button" className="app-pages__open" aria-expanded={open} onClick={() => setOpen(!open)}>
        {here ? here[2] : 'Pages'} <span>{open ? 'Close the list' : 'All pages'}</span>
      </button>
      <div className={open ? 'app-pages__all' : 'app-pages__all app-pages__all--shut'}>
        {groups.map((group) => (
          <div key={group}>
            {group && <p className="app-pages__group">{group}</p>}
            <ul aria-label={group || undefined}>
              {pages
                .filter(([each]) => each === group)
                .map(([, end, text]) => (
                  <li key={end}>
                    <Link to={`${base}${end}`} activeOptions={{ exact: end === '' }} onClick={() => setOpen(false)}>
                      {text}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
