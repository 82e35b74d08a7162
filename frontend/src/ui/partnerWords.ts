/** The words for what is shared with, asked of and told by partner agencies. */

export const PURPOSES: Record<string, string> = {
  plan: 'To do their part in the plan',
  safety: 'To keep the child safe',
  learning: 'For school and learning',
  health: 'For the child’s health',
}

export const BASES: Record<string, string> = {
  agreed: 'The family agreed',
  safeguarding: 'To keep a child safe',
  legal_duty: 'The law requires it',
}

export const REFUSALS: Record<string, string> = {
  more_harmful: 'Sharing would do the child more harm than good',
  not_needed: 'They do not need it to help',
  not_agreed: 'The family did not agree, and nothing outweighs that',
}

export const SEEN_HOW: Record<string, string> = {
  seen: 'Saw the child',
  video: 'By video call',
  telephone: 'By telephone',
}

export const REQUESTS: Record<string, string> = {
  waiting: 'Waiting for an answer',
  answered: 'Answered',
  declined: 'Not answered, with a reason',
  withdrawn: 'No answer needed any more',
}

export const SCOPES: Record<string, string> = {
  'contact:send': 'Tell us about a worry',
  'contact:read-own': 'See what became of worries they sent',
  'request:read': 'See what they are asked',
  'request:answer': 'Answer what they are asked',
  'attachment:read': 'Read documents that are shared with them',
  'attachment:record': 'Send documents',
  'sighting:read': 'See what they told us of being in touch',
  'sighting:record': 'Tell us that they were in touch with a child',
  'plan:report': 'Say what came of their actions in a plan',
  'uptake:provide': 'See whom they are asked to help, and say where it stands',
  'agency:read-own': 'See their own workspace',
  'subscription:manage': 'Say where they want to be told of what happens',
}

export const TOLD: Record<string, string> = {
  'contact.received': 'A worry of theirs has reached us',
  'contact.decided': 'It was decided what happens with a worry of theirs',
  'request.asked': 'We ask them what they know',
  'request.withdrawn': 'We need no answer of theirs any more',
  'uptake.asked': 'A family is referred to a service of theirs',
  'uptake.withdrawn': 'A family no longer wants or needs a service of theirs',
}

export const MESSAGES: Record<string, string> = {
  waiting: 'Waits to be sent',
  sent: 'Taken',
  dead: 'Given up',
}

export const choose = (words: Record<string, string>) => Object.entries(words).map(([value, text]) => ({ value, text }))
