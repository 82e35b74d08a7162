import type { ProblemDocument } from './schema.gen'

/** What the server said when it could not do something, or that it could not be reached. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly document: ProblemDocument | null

  constructor(status: number, document: ProblemDocument | null) {
    super(document?.detail ?? 'Kith could not be reached. What you wrote is kept on this device: try again.')
    this.status = status
    this.code = document?.code ?? 'offline'
    this.document = document
  }

  /** The sentence for each field, by JSON pointer ("/children/0/seen"). */
  get fields(): Record<string, string> {
    return Object.fromEntries((this.document?.errors ?? []).map((error) => [error.pointer, error.detail]))
  }

  get stale(): boolean {
    return this.status === 412
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, null)
}
