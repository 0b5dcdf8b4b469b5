/** Why a call to the receiver is turned away, and what the caller is told. */

/**
 * `unsigned`: without a signature; `signature`: it fits no service; `clientId`: the body names another service than it
 * fits; `keychain`: it fits none of the secrets that the keychain gives, and there are others.
 */
export type Refusal =
  | 'path'
  | 'method'
  | 'type'
  | 'tooLarge'
  | 'headersTooLarge'
  | 'tooSlow'
  | 'malformed'
  | 'unsigned'
  | 'signature'
  | 'clientId'
  | 'tooMany'
  | 'keychain'

/** What the caller is told; never more than the status, so that nobody learns how close a guess was. */
export const statusOf: Record<Refusal, number> = {
  path: 404,
  method: 405,
  type: 415,
  tooLarge: 413,
  headersTooLarge: 431,
  tooSlow: 408,
  malformed: 400,
  unsigned: 401,
  signature: 401,
  clientId: 401,
  tooMany: 429,
  keychain: 503
}

const more: Partial<Record<Refusal, Record<string, string>>> = {
  method: { allow: 'POST' },
  // The service tries again by itself, up to three times.
  tooMany: { 'retry-after': '5' },
  keychain: { 'retry-after': '30' }
}

/** The headers that go with a refusal. */
export const headersOf = (why: Refusal): Record<string, string> => more[why] ?? {}
