/** Words that say something about a family and explain nothing (S116), with what to write instead. */
export interface Label {
  /** As it is found: small letters; a blank stands for a blank or a hyphen. */
  label: string
  instead: string
}

export const LABELS: Label[] = [
  { label: 'hard to engage', instead: 'Say what was tried, when, and what may have made it hard for them to trust us.' },
  { label: 'hard to reach', instead: 'Say how we tried to reach them, and what did not suit them about it.' },
  { label: 'failed to engage', instead: 'Say what was offered, how, and what they answered.' },
  { label: 'refuses to engage', instead: 'Say what was offered, what they said to it, and why they may have.' },
  { label: 'non engagement', instead: 'Say what was offered, how, and what they answered.' },
  { label: 'disguised compliance', instead: 'Say what was agreed, what you saw instead, and on which day.' },
  { label: 'attention seeking', instead: 'Say what the child did, and what they may need from the people around them.' },
  { label: 'attention needing', instead: 'Say what the child did, and what they asked for by it.' },
  { label: 'putting themselves at risk', instead: 'Say who or what puts the child at risk. A child is never the cause of harm.' },
  { label: 'puts himself at risk', instead: 'Say who or what puts him at risk. A child is never the cause of harm.' },
  { label: 'puts herself at risk', instead: 'Say who or what puts her at risk. A child is never the cause of harm.' },
  { label: 'lifestyle choice', instead: 'Say what happens to the child and who gains by it. Being harmed is not a choice.' },
  { label: 'promiscuous', instead: 'Say what happened, with whom, and who had more power.' },
  { label: 'manipulative', instead: 'Say what they did, and what they may have tried to get or to keep away.' },
  { label: 'challenging behaviour', instead: 'Say what the child does, and what they find hard to cope with.' },
  { label: 'beyond parental control', instead: 'Say what the parents have tried, and what happened then.' },
  { label: 'absconded', instead: 'Write that the child ran away or was missing, and what they ran from or to.' },
  { label: 'problem family', instead: 'Say which problem this family meets, and since when.' },
  { label: 'troubled family', instead: 'Say which trouble this family meets, and since when.' },
  { label: 'chaotic', instead: 'Say what an evening at home looks like.' },
  { label: 'failed to protect', instead: 'Say who did the harm, and what the other parent could and could not do.' },
] // prettier-ignore

const pattern = (label: string) => new RegExp(`(^|[^\\p{L}])${label.replaceAll(' ', '[\\s-]+')}(?![\\p{L}])`, 'iu')
const FOUND = LABELS.map((each) => ({ ...each, pattern: pattern(each.label) }))

/** The labels that a text holds, in the order of the list. */
export const labelsIn = (text: string): Label[] =>
  FOUND.filter((each) => each.pattern.test(text)).map(({ label, instead }) => ({ label, instead }))
