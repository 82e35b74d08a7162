import { markPath } from './marks'
import { CARD } from './place'

interface Props {
  sex: 'M' | 'F' | 'U'
  unborn?: boolean
  died?: boolean
  unnamed?: boolean
  focus?: boolean
  size?: number
}

/** The mark of one person, around its middle: McGoldrick's signs. */
export function Mark({ sex, unborn = false, died = false, unnamed = false, focus = false, size = CARD.mark }: Props) {
  const half = size / 2
  return (
    <>
      <path d={markPath(sex, unborn, size)} className="app-mark" />
      {focus && <path d={markPath(sex, unborn, size - (unborn ? 14 : 9))} className="app-mark app-mark--inner" />}
      {died && <path d={`M${-half} ${-half}L${half} ${half}M${half} ${-half}L${-half} ${half}`} className="app-line" />}
      {unnamed && (
        <text className="app-mark__sign" textAnchor="middle" y="6">
          ?
        </text>
      )}
    </>
  )
}
