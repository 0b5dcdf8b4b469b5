/** The eeID HTTP client of one service: its token, its requests, its proofs. No storage, no Electron. */
import type { Clock } from '../clock.ts'
import type { Log } from '../log/log.ts'
import type { Answer } from './errors.ts'
import type { CreateBody, EeidRequest } from './schemas.ts'

export type { Answer, EeidError, EeidErrorKind } from './errors.ts'
export type { CreateBody, EeidRequest } from './schemas.ts'

/** The part of `fetch` that the client uses. Electron's `session.fetch`, `net.fetch` and Node's own all fit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** The keychain's answer about a client secret: null where it has none. */
export type SecretAnswer = { ok: true; value: string | null } | { ok: false; state: string }

/** The calls of the service, as deadlines are set and logs are written for them. */
export type CallName = 'token' | 'list' | 'create' | 'show' | 'proof'

/** What a client works with. */
export type EeidClientOptions = {
  /** https, or http to a loopback address; may carry a path prefix. */
  baseUrl: string
  clientId: string
  /** Read when a token is due, and not kept. */
  clientSecret: () => Promise<SecretAnswer>
  fetch: Fetch
  /**
   * For creates alone; `fetch` when not given. Closing a Chromium session's connections closes those in use too, so
   * creates want a session of their own.
   */
  createFetch?: Fetch
  /**
   * Closes the connections of the session that creates go out on, before each create: Chromium may resend even a POST
   * when a reused connection dies before the answer's headers.
   */
  closeIdleConnections: () => Promise<void>
  clock: Clock
  /** 0 to 1; spreads the renewal of tokens so that desks that woke together drift apart. */
  random: () => number
  log: Log
  /** Milliseconds from the start of a call to the last byte of its answer. */
  deadlines?: Partial<Record<CallName, number>>
}

/** One page of the list. */
export type ListPage = {
  /** In no promised order. */
  items: EeidRequest[]
  /** How many requests there are in all; null where the service did not tell. */
  total: number | null
  /** How many items of the page could not be understood; they are left out of `items`. */
  malformed: number
}

/** The calls of one service. None throws; none depends on `this`. */
export type EeidClient = {
  /** Fetches a fresh token, for *Test connection*. */
  authenticate(): Promise<Answer<null>>
  /** `page` from 1; the service may give fewer than `pageSize`. */
  listPage(wanted: { page: number; pageSize: number }): Promise<Answer<ListPage>>
  /** One at a time is the caller's business. The error's `sent` tells whether the service may have acted. */
  create(body: CreateBody): Promise<Answer<EeidRequest>>
  show(id: string): Promise<Answer<EeidRequest>>
  /** The PDF. `notFound` means "not yet". */
  proof(id: string): Promise<Answer<Uint8Array>>
  /** The machine woke: the next call fetches a fresh token. */
  onResume(): void
  /** The next call fetches a fresh token. */
  forgetToken(): void
}
