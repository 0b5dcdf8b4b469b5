/** What can go wrong in a call, as values. */
import type { LooksLike } from '../../common/words/hops.ts'

/**
 * Kinds of failure.
 * - `offline`: the service was not reached, or the line broke. A bad certificate is this too: nothing of the service was
 *   reached; `detail` tells it apart, and `hops.ts` names the hop.
 * - `inBetween`: somebody between this computer and the service answered in its place; `looksLike` says who.
 * - `proxySignIn`: the proxy asks for a user name and a password that it was not given, or refused those it was given.
 * - `timeout`: the call's deadline passed.
 * - `unauthorised`: the credentials or a fresh token were refused by the service itself (401, 403).
 * - `rejected`: the service refused what was asked, in its own words (422; also 400, 409, 413 with words of its own).
 * - `notFound`: there is no such request, or its proof is not there yet (404).
 * - `busy`: call again later (429, or 503 with Retry-After).
 * - `server`: the service failed (5xx).
 * - `malformed`: what came is not what the eeID API description promises.
 * - `secretUnavailable`: the keychain gave no client secret.
 * - `insecureUrl`: the base URL is neither https nor http to a loopback address; nothing was sent.
 */
export type EeidErrorKind =
  | 'offline'
  | 'inBetween'
  | 'proxySignIn'
  | 'timeout'
  | 'unauthorised'
  | 'rejected'
  | 'notFound'
  | 'busy'
  | 'server'
  | 'malformed'
  | 'secretUnavailable'
  | 'insecureUrl'

/** A server's certificate as it was met, whether or not it was found good. */
export type CertificateFacts = {
  /** The issuer's common name, or its organisation. */
  issuer: string
  /** From when to when it is valid, milliseconds since 1970 UTC. */
  from: number
  until: number
  /** When this computer's clock said it met it, milliseconds since 1970 UTC. */
  seenAt: number
}

/** A failed call. */
export type EeidError = {
  kind: EeidErrorKind
  /** Of `rejected` and `unauthorised`: the service's own words, 1 to 2,000 characters. They may hold personal data. */
  text?: string
  /** Of `busy` and `inBetween`, where it was told: milliseconds to wait, 1,000 to 900,000. */
  retryAfterMs?: number
  /** Of `inBetween`. */
  looksLike?: LooksLike
  /** The proxy in question, `host:port`, where it is known. */
  proxy?: string
  /** The certificate in question, where one was refused and is known. */
  certificate?: CertificateFacts
  /** The call itself did not leave: it was the fetching of its token that failed so. */
  atToken?: true
  /** The HTTP status, where an answer came. */
  status?: number
  /** A code for IT support and the log: no personal data, no secret, no address. */
  detail?: string
  /**
   * Only of a create: `no` where the service certainly did not act, `perhaps` in every other case. `no` rests on there
   * being no reused connection on which Chromium could have sent the create before: see `closeIdleConnections`.
   */
  sent?: 'no' | 'perhaps'
}

/** What a call returns. Expected failures are values; a call never throws. */
export type Answer<T> =
  | {
      ok: true
      value: T
      /** The service's clock by its Date header, milliseconds since 1970 UTC; null where it told none. */
      serverTime: number | null
    }
  | { ok: false; error: EeidError }

/** A failed call's outcome. */
export const failure = (error: EeidError): { ok: false; error: EeidError } => ({ ok: false, error })

/** Whether the failure is the service's word about the one thing that was asked for, and not about the way to it. */
export const isAboutWhatWasAsked = ({ kind, atToken }: EeidError): boolean =>
  atToken !== true && (kind === 'notFound' || kind === 'malformed')
