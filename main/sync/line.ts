/** The line to one service: "online" is what the last call proved. */
import type { Clock } from '../clock.ts'
import type { Answer, EeidClient, EeidError } from '../eeid/client.ts'

/** What the last call proved (see the IPC's line state for the words' meaning). */
export type LineStatus =
  | 'starting'
  | 'online'
  | 'offline'
  | 'signInRefused'
  | 'serviceDown'
  | 'busy'
  | 'secretUnavailable'

/** The state of a line. Times in milliseconds since 1970 UTC by the desk's clock. */
export type LineFacts = {
  status: LineStatus
  /** Since when the status is what it is. */
  since: number | null
  /** When the service last answered anything. */
  lastReached: number | null
  /** When a busy service lets us call again. */
  notBefore: number
}

const byKind: Record<EeidError['kind'], LineStatus> = {
  offline: 'offline',
  timeout: 'offline',
  insecureUrl: 'offline',
  unauthorised: 'signInRefused',
  secretUnavailable: 'secretUnavailable',
  busy: 'busy',
  server: 'serviceDown',
  malformed: 'serviceDown',
  rejected: 'online',
  notFound: 'online'
}

const answered: ReadonlySet<LineStatus> = new Set(['online', 'signInRefused', 'serviceDown', 'busy'])

/** Follows the answers of a client from when the service last answered. `changed` is called when the status changes. */
export function createLine(clock: Clock, lastReached: number | null, changed: () => void) {
  let facts: LineFacts = { status: 'starting', since: null, lastReached, notBefore: 0 }

  function prove(answer: Answer<unknown>): void {
    const now = clock.now()
    const status = answer.ok ? 'online' : byKind[answer.error.kind]
    const wait = answer.ok ? 0 : (answer.error.retryAfterMs ?? 0)
    const isNew = status !== facts.status
    facts = {
      status,
      since: isNew ? now : facts.since,
      lastReached: answered.has(status) ? now : facts.lastReached,
      notBefore: status === 'busy' ? now + wait : 0
    }
    if (isNew) changed()
  }

  const watch =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<Answer<T>>) =>
    async (...args: Args): Promise<Answer<T>> => {
      const answer = await call(...args)
      prove(answer)
      return answer
    }

  return {
    facts: (): LineFacts => facts,
    /** The same client, each of whose answers tells about the line. */
    watched: (client: EeidClient): EeidClient => ({
      ...client,
      listPage: watch(client.listPage),
      create: watch(client.create),
      show: watch(client.show),
      proof: watch(client.proof)
    })
  }
}
