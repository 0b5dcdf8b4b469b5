/** What a rejected `fetch` means: Chromium's errors by way of Electron, and those of Node's own fetch. */
import type { EeidError } from './errors.ts'
import { NetFailure } from './net-failure.ts'

/*
 * Codes which only ever come up before the first byte of the request has left: while resolving the name, choosing the
 * proxy, connecting, opening the proxy's tunnel, or checking the certificate (before the TLS handshake ends).
 *
 * Left out on purpose, though they mostly come up while connecting:
 * - ERR_INTERNET_DISCONNECTED, ERR_ADDRESS_UNREACHABLE, ERR_ADDRESS_INVALID: also what ENETDOWN, EHOSTUNREACH and
 *   EADDRNOTAVAIL of an established connection become;
 * - ERR_CONNECTION_TIMED_OUT, ERR_TIMED_OUT: Windows says the same of an established connection;
 * - ERR_CONNECTION_RESET, ERR_CONNECTION_CLOSED, ERR_SSL_PROTOCOL_ERROR and client certificate errors: come up both
 *   during the handshake and after the request (TLS 1.3 refuses a client's certificate after it);
 * - ERR_CERT_DATABASE_CHANGED: closes connections in use, which is why there is no rule for all ERR_CERT_….
 * Whatever is not listed counts as "perhaps sent": the price of a wrong "no" is a doubled request, that of a wrong
 * "perhaps" one look at the list.
 */
const beforeFirstByte: ReadonlySet<string> = new Set([
  // Chromium
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_ICANN_NAME_COLLISION',
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_FAILED',
  'ERR_NETWORK_ACCESS_DENIED',
  'ERR_UNSAFE_PORT',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_PROXY_CERTIFICATE_INVALID',
  'ERR_PROXY_AUTH_UNSUPPORTED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_SOCKS_CONNECTION_FAILED',
  'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE',
  'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
  'ERR_NO_SUPPORTED_PROXIES',
  'ERR_PAC_SCRIPT_FAILED',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
  'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
  'ERR_CERT_AUTHORITY_INVALID',
  'ERR_CERT_COMMON_NAME_INVALID',
  'ERR_CERT_CONTAINS_ERRORS',
  'ERR_CERT_DATE_INVALID',
  'ERR_CERT_INVALID',
  'ERR_CERT_KNOWN_INTERCEPTION_BLOCKED',
  'ERR_CERT_NAME_CONSTRAINT_VIOLATION',
  'ERR_CERT_NON_UNIQUE_NAME',
  'ERR_CERT_NO_REVOCATION_MECHANISM',
  'ERR_CERT_REVOKED',
  'ERR_CERT_SELF_SIGNED_LOCAL_NETWORK',
  'ERR_CERT_UNABLE_TO_CHECK_REVOCATION',
  'ERR_CERT_VALIDITY_TOO_LONG',
  'ERR_CERT_WEAK_KEY',
  'ERR_CERT_WEAK_SIGNATURE_ALGORITHM',
  // The transport's own: a proxy asks before it hands anything on.
  'PROXY_SIGN_IN_MISSING',
  'PROXY_SIGN_IN_REFUSED',
  // Node
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
])

// Node says what the system was asked to do: these two come before any byte, whatever their errors.
const callsBeforeFirstByte: ReadonlySet<string> = new Set(['connect', 'getaddrinfo'])

const timeouts: ReadonlySet<string> = new Set([
  'ERR_TIMED_OUT',
  'ERR_CONNECTION_TIMED_OUT',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT'
])

const notHttp = /^(HPE_|ERR_INVALID_HTTP_RESPONSE$|ERR_INVALID_CHUNKED|ERR_CONTENT_DECODING|ERR_RESPONSE_HEADERS_)/

type Failed = EeidError & { sent: 'no' | 'perhaps' }

/** The failure of a `fetch` that rejected, or of reading its body. `sent` is what it means for a create. */
export function transportFailure(error: unknown): Failed {
  const chain = causes(error)
  // The service never redirects: a portal or a gateway does.
  if (chain.some((each) => /redirect/i.test(each.message)))
    return { ...failed('inBetween', 'redirect', false), looksLike: 'portal' }
  const code = chain.map(codeOf).find((each) => each !== undefined)
  const facts = chain.find((each) => each instanceof NetFailure)?.facts ?? {}
  return { ...failed(kindOf(code), code ?? nameOf(chain[0]), chain.some(isBeforeFirstByte)), ...facts, ...lookOf(code) }
}

function kindOf(code: string | undefined): EeidError['kind'] {
  if (code === undefined) return 'offline'
  if (code.startsWith('PROXY_SIGN_IN_')) return 'proxySignIn'
  if (code === 'ERR_UNEXPECTED_PROXY_AUTH') return 'inBetween'
  if (timeouts.has(code)) return 'timeout'
  return notHttp.test(code) ? 'malformed' : 'offline'
}

// A server that asks as only a proxy may: somebody answers in its place.
const lookOf = (code: string | undefined) =>
  code === 'ERR_UNEXPECTED_PROXY_AUTH' ? ({ looksLike: 'proxy' } as const) : {}

function failed(kind: EeidError['kind'], detail: string, unsent: boolean): Failed {
  return { kind, detail, sent: unsent ? 'no' : 'perhaps' }
}

// The name of a class, such as TypeError; a name that an error gave itself might say anything.
const nameOf = (error: Error | undefined) =>
  (/^[A-Z]\w{0,40}$/.test(error?.name ?? '') ? error?.name : undefined) ?? 'unknown'

/** The error and what caused it, at most five deep. */
function causes(error: unknown): Error[] {
  const chain: Error[] = []
  for (let each = error; each instanceof Error && chain.length < 5; each = each.cause) chain.push(each)
  return chain
}

function codeOf(error: Error): string | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code
  return /\bnet::(ERR_[A-Z0-9_]{1,60})/.exec(error.message)?.[1]
}

function isBeforeFirstByte(error: Error): boolean {
  // Several addresses were tried: each of the tries has to prove it.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((each: unknown) => each instanceof Error && isBeforeFirstByte(each))
  }
  const code = codeOf(error)
  if (code !== undefined && beforeFirstByte.has(code)) return true
  return 'syscall' in error && typeof error.syscall === 'string' && callsBeforeFirstByte.has(error.syscall)
}
