/** The same sentences under a form's own beginning, where two forms of one page have fields of the same name. */
export const under = (start: string, errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([at, text]) => [start + at, text]))
