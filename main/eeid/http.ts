/** One HTTP exchange: a deadline over headers and body, a cap on the body, no redirects, no cookies, no cache. */
import type { Clock } from '../clock/clock.ts'
import type { EeidError } from './errors.ts'
import { transportFailure } from './transport.ts'

/** The part of `fetch` that the client uses. Electron's `session.fetch`, `net.fetch` and Node's own all fit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What to ask, and how long and how large the answer may be. */
export type Exchange = {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: string
  /** Milliseconds from now to the answer's last byte. */
  deadlineMs: number
  /** The most bytes of a body, whatever its Content-Length says. */
  mostBytes: number
  /** What must be done before the request may leave; within the deadline. */
  before?: () => Promise<void>
  /** Why the request may not leave now; asked at the last moment. */
  refusal?: () => EeidError | undefined
  /** Hears of every answer as soon as its headers are there: its body may take long. */
  heard?: (status: number, headers: Headers) => void
  /** Breaks it off, whatever it waits for; it does not begin where this is over already. */
  ended?: AbortSignal
}

/** A body that came whole, or why it did not. */
export type Body = { ok: true; bytes: Uint8Array } | { ok: false; error: EeidError }

/** An answer whose headers came. */
export type Reply = { status: number; headers: Headers; body: Body }

/** What an exchange came to. The error's `sent` is what it means for a create. */
export type Exchanged = { ok: true; reply: Reply } | { ok: false; error: EeidError }

class DeadlinePassed extends Error {}

class Ended extends Error {}

/** Carries out one exchange. Never rejects; leaves no timer behind. */
export async function exchange(fetch: Fetch, clock: Clock, wanted: Exchange): Promise<Exchanged> {
  if (wanted.ended?.aborted) return { ok: false, error: endedError('no') }
  const deadline = startDeadline(clock, wanted)
  let left = false
  try {
    await deadline.race(wanted.before?.() ?? Promise.resolve())
    const refusal = wanted.refusal?.()
    if (refusal) return { ok: false, error: refusal }
    left = true
    const response = await deadline.race(fetch(wanted.url, init(wanted, deadline.signal)))
    wanted.heard?.(response.status, response.headers)
    return { ok: true, reply: await readReply(response, wanted.mostBytes, deadline) }
  } catch (error) {
    return { ok: false, error: left ? failed(error) : unprepared(error) }
  } finally {
    deadline.end()
  }
}

function init({ method, headers, body }: Exchange, signal: AbortSignal): RequestInit {
  const asked = { method, headers, signal, redirect: 'error', credentials: 'omit', cache: 'no-store' } as const
  return body === undefined ? asked : { ...asked, body }
}

const tooLate = (sent: 'no' | 'perhaps'): EeidError => ({ kind: 'timeout', detail: 'deadline', sent })

const endedError = (sent: 'no' | 'perhaps'): EeidError => ({ kind: 'offline', detail: 'ended', sent })

function brokenOff(error: unknown, sent: 'no' | 'perhaps'): EeidError | undefined {
  if (error instanceof DeadlinePassed) return tooLate(sent)
  return error instanceof Ended ? endedError(sent) : undefined
}

const failed = (error: unknown): EeidError => brokenOff(error, 'perhaps') ?? transportFailure(error)

const unprepared = (error: unknown): EeidError =>
  brokenOff(error, 'no') ?? { kind: 'offline', detail: 'connectionsNotClosed', sent: 'no' }

type Deadline = {
  signal: AbortSignal
  /** Settles as `work` does. Rejects at the deadline, or when the exchange is ended. */
  race<T>(work: Promise<T>): Promise<T>
  /** Breaks off what is still under way, and forgets the timer. */
  end(): void
}

function startDeadline(clock: Clock, { deadlineMs, ended }: Pick<Exchange, 'deadlineMs' | 'ended'>): Deadline {
  const controller = new AbortController()
  const { promise: passed, reject } = Promise.withResolvers<never>()
  passed.catch(() => {})
  const breakOff = (why: Error) => {
    reject(why)
    controller.abort()
  }
  const cancel = clock.after(deadlineMs, () => breakOff(new DeadlinePassed()))
  const onEnd = () => breakOff(new Ended())
  ended?.addEventListener('abort', onEnd)
  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, passed]),
    end() {
      cancel()
      ended?.removeEventListener('abort', onEnd)
      controller.abort()
    }
  }
}

async function readReply(response: Response, mostBytes: number, deadline: Deadline): Promise<Reply> {
  const { status, headers } = response
  const reader = response.body?.getReader()
  if (!reader) return { status, headers, body: { ok: true, bytes: new Uint8Array() } }
  try {
    return { status, headers, body: await readBody(reader, mostBytes, deadline) }
  } catch (error) {
    return { status, headers, body: { ok: false, error: { ...failed(error), sent: 'perhaps' } } }
  } finally {
    // Without waiting: a body that hangs would hang here too.
    reader.cancel().catch(() => {})
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

async function readBody(reader: Reader, mostBytes: number, deadline: Deadline): Promise<Body> {
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await deadline.race(reader.read())
    if (done) return { ok: true, bytes: joined(parts, length) }
    length += value.length
    if (length > mostBytes) return { ok: false, error: { kind: 'malformed', detail: 'tooLarge', sent: 'perhaps' } }
    parts.push(value)
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
