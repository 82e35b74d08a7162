import { useState, type ReactNode, type Ref } from 'react'

interface Props {
  width: number
  height: number
  label: string
  /** How to use it with the keyboard. */
  keys: string
  children: ReactNode
  ref?: Ref<SVGSVGElement>
}

/** Below this width a picture is not made smaller to fit: its text could not be read. As in the styles. */
const LEAST = 640
const STEPS = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2]

/** A picture that fits the page at first, and can be made larger and smaller; then it scrolls in its own frame. */
export function Zoomed({ width, height, label, keys, children, ref }: Props) {
  const [size, setSize] = useState<number | null>(null)
  const step = (by: number) => {
    const place = size === null ? STEPS.indexOf(1) : STEPS.indexOf(size)
    setSize(STEPS[Math.min(STEPS.length - 1, Math.max(0, place + by))] ?? 1)
  }
  return (
    <>
      <p className="app-printed app-picture__title">{label}</p>
      <div className="app-row app-picture__tools">
        <button type="button" className="app-plain" onClick={() => step(1)} disabled={size === 2}>
          Larger
        </button>
        <button type="button" className="app-plain" onClick={() => step(-1)} disabled={size === 0.5}>
          Smaller
        </button>
        <button type="button" className="app-plain" onClick={() => setSize(null)} disabled={size === null}>
          Fit to page
        </button>
        <button type="button" className="app-plain" onClick={() => window.print()}>
          Print
        </button>
        <span className="app-quiet">{keys}</span>
      </div>
      <div className="app-picture__frame">
        <svg
          ref={ref}
          role="group"
          aria-label={label}
          className={size === null && width > LEAST ? 'app-picture__fit' : undefined}
          viewBox={`0 0 ${width} ${height}`}
          width={Math.round(width * (size ?? 1))}
          height={Math.round(height * (size ?? 1))}
        >
          {children}
        </svg>
      </div>
    </>
  )
}
