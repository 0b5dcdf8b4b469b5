/** Failures of Node's network stack, in Chromium's words. */

const byCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPIPE: 'ERR_CONNECTION_RESET',
  ECONNABORTED: 'ERR_CONNECTION_ABORTED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'ERR_TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'ERR_TIMED_OUT',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  EADDRNOTAVAIL: 'ERR_ADDRESS_INVALID',
  EACCES: 'ERR_NETWORK_ACCESS_DENIED',
  EPERM: 'ERR_NETWORK_ACCESS_DENIED',
  UND_ERR_ABORTED: 'ERR_ABORTED',
  UND_ERR_DESTROYED: 'ERR_ABORTED',
  UND_ERR_CLOSED: 'ERR_ABORTED',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'ERR_CONTENT_LENGTH_MISMATCH',
  UND_ERR_HEADERS_OVERFLOW: 'ERR_RESPONSE_HEADERS_TOO_BIG',
  HPE_HEADER_OVERFLOW: 'ERR_RESPONSE_HEADERS_TOO_BIG',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  CERT_NOT_YET_VALID: 'ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_REVOKED: 'ERR_CERT_REVOKED',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
  ERR_SSL_WRONG_VERSION_NUMBER: 'ERR_SSL_PROTOCOL_ERROR'
}

/** The error that Electron's `net` gives for a failed request. */
export function netError(name: string): Error {
  return new Error(`net::${name}`)
}

/** Where in its life a request failed: the other side's closing means different things before and in the answer. */
export type FailurePhase = 'headers' | 'fixed-length body' | 'chunked body' | 'unbounded body'

/** Finds Chromium's name for a failure of Node's. */
export function toNetError(error: unknown, phase: FailurePhase): Error {
  for (const cause of causes(error)) {
    const name = nameOf(cause, phase)
    if (name !== undefined) return netError(name)
  }
  return netError(phase === 'headers' ? 'ERR_FAILED' : cutShort(phase))
}

function nameOf({ code, message }: Cause, phase: FailurePhase): string | undefined {
  // The other side has closed: in the answer's body that cuts it short.
  if (code === 'UND_ERR_SOCKET') return phase === 'headers' ? closedName(message) : cutShort(phase)
  if (code.startsWith('HPE_') && !byCode[code])
    return phase === 'headers' ? 'ERR_INVALID_HTTP_RESPONSE' : cutShort(phase)
  return byCode[code]
}

function closedName(message: string): string {
  return message.includes('other side closed') ? 'ERR_EMPTY_RESPONSE' : 'ERR_CONNECTION_CLOSED'
}

function cutShort(phase: FailurePhase): string {
  if (phase === 'fixed-length body') return 'ERR_CONTENT_LENGTH_MISMATCH'
  return phase === 'chunked body' ? 'ERR_INCOMPLETE_CHUNKED_ENCODING' : 'ERR_CONNECTION_CLOSED'
}

interface Cause {
  readonly code: string
  readonly message: string
}

/** An error and what caused it, an `AggregateError`'s parts (one per address) included. */
function* causes(error: unknown): Generator<Cause> {
  let current: unknown = error
  for (let depth = 0; depth < 6 && current instanceof Error; depth++) {
    const code = (current as NodeJS.ErrnoException).code
    if (typeof code === 'string') yield { code, message: current.message }
    if (current instanceof AggregateError) for (const one of current.errors) yield* causes(one)
    current = current.cause
  }
}
