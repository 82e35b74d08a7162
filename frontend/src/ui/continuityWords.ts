/** Words for changes of worker: whose reasons they had. */

export const REASON_GROUPS: Record<string, string> = {
  chosen: 'The child or family asked',
  process: 'How we are organised',
  staffing: 'A worker left or was away',
  start: 'Help began',
  other: 'Another reason',
}
