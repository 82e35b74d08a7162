/** The words for the yearly returns. */

export const RETURNS: Record<string, string> = {
  cin: 'Children in need census',
  ssda903: 'Children looked after (SSDA903)',
  annexa: 'Lists for an inspection (Annex A)',
}

export const RUN_STATES: Record<string, string> = {
  asked: 'Being made',
  made: 'Made, not sent',
  failed: 'Not made',
  sent: 'Sent',
  withdrawn: 'Withdrawn',
}

export const CHANGES: Record<string, string> = {
  came: 'New',
  went: 'No longer in it',
  changed: 'Told otherwise',
}
