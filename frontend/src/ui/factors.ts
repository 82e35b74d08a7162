/** What assessments find (CIN census), in the groups in which they are asked. Apart from other words: their codes are those of sources too. */
const FACTORS: Record<string, Record<string, string>> = {
  'Alcohol and drugs': {
    '1A': 'The child drinks alcohol in a harmful way', '1B': 'A parent or carer drinks alcohol in a harmful way',
    '1C': 'Somebody else at home drinks alcohol in a harmful way', '2A': 'The child uses drugs',
    '2B': 'A parent or carer uses drugs', '2C': 'Somebody else at home uses drugs',
  },
  'Domestic abuse': {
    '3A': 'The child is hurt by domestic abuse', '3B': 'A parent or carer is hurt by domestic abuse',
    '3C': 'Somebody else at home is hurt by domestic abuse',
  },
  Health: {
    '4A': 'The child’s mental health', '4B': 'A parent’s or carer’s mental health',
    '4C': 'The mental health of somebody else at home', '5A': 'The child has a learning disability',
    '5B': 'A parent or carer has a learning disability', '5C': 'Somebody else at home has a learning disability',
    '6A': 'The child has a physical disability or illness', '6B': 'A parent or carer has a physical disability or illness',
    '6C': 'Somebody else at home has a physical disability or illness', '15A': 'The child hurts themselves',
  },
  'Harm to the child': {
    '16A': 'Neglect', '17A': 'Emotional harm', '18B': 'Physical harm by another child', '18C': 'Physical harm by an adult',
    '19B': 'Sexual harm by another child', '19C': 'Sexual harm by an adult', '22A': 'Female genital mutilation',
    '23A': 'Harm linked to faith or belief',
  },
  'Harm outside the home': {
    '10A': 'Being missing', '11A': 'Being exploited sexually', '12A': 'Being trafficked', '13A': 'Harm by gangs',
    '14A': 'The child has trouble coping and it shows in what they do', '24A': 'Being exploited for crime',
  },
  'The child’s circumstances': {
    '7A': 'The child cares for somebody', '8B': 'Private fostering: from abroad, means to go back',
    '8C': 'Private fostering: from abroad, means to stay', '8D': 'Private fostering: at a school or college',
    '8E': 'Private fostering: arranged by the family', '8F': 'Private fostering: other',
    '9A': 'An unaccompanied child who seeks asylum',
  },
  Otherwise: { '20': 'Something else', '21': 'Nothing of this was found' },
} // prettier-ignore

/** The groups of what assessments find, each with its codes. */
export const factorGroups: [string, { value: string; text: string }[]][] = Object.entries(FACTORS).map(
  ([group, codes]) => [group, Object.entries(codes).map(([value, text]) => ({ value, text }))],
)

/** The words for one thing that an assessment found. */
export const factor = (code: string): string => Object.values(FACTORS).find((group) => code in group)?.[code] ?? code
