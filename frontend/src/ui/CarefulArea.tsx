import { TextArea } from './Field'
import { labelsIn } from './labels'

type Props = Parameters<typeof TextArea>[0]

/** A field for longer writing about a family. A label in it is met with a question, never refused (S116). */
export function CarefulArea(props: Props) {
  const found = labelsIn(props.value)
  return (
    <div>
      <TextArea {...props} />
      <div role="status" className={found.length > 0 ? 'app-challenge' : undefined}>
        {found.map((each) => (
          <p key={each.label}>
            <strong>“{each.label}”</strong> is a label. {each.instead}
          </p>
        ))}
      </div>
    </div>
  )
}
