/** The connection to one service: "online" is what the last call proved, and no call leaves while it must not. */
import type { Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { Answer, EeidClient, EeidError } from '../eeid/client.ts'
import { stillWaiting } from '../eeid/waits.ts'
import { problemOf } from './eeid-problem.ts'
import { createServerClock } from './server-clock.ts'

/** What the last call proved (see the IPC's connection state for the words' meaning). */
export type ConnectionStatus =
  | 'starting'
  | 'online'
  | 'offline'
  | 'inBetween'
  | 'proxySignIn'
  | 'signInRefused'
  | 'serviceDown'
  | 'busy'
  | 'secretUnavailable'

/** The state of a connection. Times in milliseconds since 1970 UTC by the desk's clock. */
export type ConnectionFacts = {
  status: ConnectionStatus
  /** Since when the status is what it is. */
  since: number | null
  /** Why the last call did not reach the service; null where it did. */
  problem: Problem | null
  /** When the service last answered anything. */
  lastReached: number | null
  /** The service's time now, milliseconds since 1970 UTC, by its Date headers: what a link's expiry is counted by. */
  serverNow: () => number
}

/** A connection to a service, and the one way for calls to go over it. */
export type ServiceConnection = {
  facts(): ConnectionFacts
  /** What is left of the wait that a busy service asked for, milliseconds; 0 where calls may leave. */
  busyForMs(): number
  /** The same client: each of its answers tells about the connection, and no call leaves while it is shut or busy. */
  watched: EeidClient
  /** No call leaves until `open`. The machine sleeps, or the loop has ended. */
  shut(): void
  /** Calls may leave again. */
  open(): void
}

const byKind: Record<EeidError['kind'], ConnectionStatus> = {
  offline: 'offline',
  inBetween: 'inBetween',
  proxySignIn: 'proxySignIn',
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

const answered: ReadonlySet<ConnectionStatus> = new Set(['online', 'signInRefused', 'serviceDown', 'busy'])

/**
 * Follows the answers of a client from when the service last answered. `changed` is called when the status changes, and
 * `left` when a call leaves.
 */
export function createConnection(
  clock: Clock,
  client: EeidClient,
  lastReached: number | null,
  { changed, left }: { changed: () => void; left: () => void }
): ServiceConnection {
  const server = createServerClock(clock)
  let facts: ConnectionFacts = { status: 'starting', since: null, problem: null, lastReached, serverNow: server.now }
  let isShut = false

  const { busyForMs } = client

  function prove(answer: Answer<unknown>, startedAt: number): void {
    const now = clock.now()
    const status = answer.ok ? 'online' : byKind[answer.error.kind]
    const isNew = status !== facts.status
    const problem = answer.ok || answered.has(status) ? null : problemOf(answer.error)
    const isOther = isNew || problem?.code !== facts.problem?.code || problem?.looksLike !== facts.problem?.looksLike
    if (answer.ok) server.answered(answer.serverTime, clock.monotonic() - startedAt)
    facts = {
      ...facts,
      status,
      since: isNew ? now : facts.since,
      problem,
      lastReached: answered.has(status) ? now : facts.lastReached
    }
    if (isOther) changed()
  }

  /** Why no call may leave now. */
  function refusal(): EeidError | undefined {
    if (isShut) return { kind: 'offline', detail: 'connectionShut', sent: 'no' }
    return stillWaiting(busyForMs())
  }

  const watch =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<Answer<T>>) =>
    async (...args: Args): Promise<Answer<T>> => {
      const error = refusal()
      if (error) return { ok: false, error }
      const startedAt = clock.monotonic()
      left()
      const answer = await call(...args)
      prove(answer, startedAt)
      return answer
    }

  return {
    // Others may have been told to wait: who keeps the wait with them is busy too. But it is not the service that asks
    // where somebody in between was the last to answer.
    facts: () =>
      busyForMs() > 0 && facts.status !== 'inBetween' ? { ...facts, status: 'busy', problem: null } : facts,
    busyForMs,
    watched: {
      ...client,
      listPage: watch(client.listPage),
      create: watch(client.create),
      show: watch(client.show),
      proof: watch(client.proof)
    },
    shut() {
      isShut = true
      server.sleep()
    },
    open() {
      isShut = false
      server.wake()
    }
  }
}
