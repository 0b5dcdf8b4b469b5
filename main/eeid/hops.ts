/** Which hop of the way to a service a failure is about. */
import type { HopCode } from '../../common/words/hops.ts'
import type { EeidError } from './errors.ts'

/** Every error of the network stacks that names a hop: Chromium's (net_error_list.h) and Node's. */
const byCode: Readonly<Record<string, HopCode | 'certificateDate'>> = {
  // no network at all
  ERR_INTERNET_DISCONNECTED: 'noNetwork',
  ERR_NETWORK_IO_SUSPENDED: 'noNetwork',
  ENETUNREACH: 'noNetwork',
  ENETDOWN: 'noNetwork',
  // the name
  ERR_NAME_NOT_RESOLVED: 'nameNotFound',
  ERR_NAME_RESOLUTION_FAILED: 'nameNotFound',
  ERR_DNS_TIMED_OUT: 'nameNotFound',
  ERR_DNS_SERVER_FAILED: 'nameNotFound',
  ERR_DNS_MALFORMED_RESPONSE: 'nameNotFound',
  ERR_ICANN_NAME_COLLISION: 'nameNotFound',
  ENOTFOUND: 'nameNotFound',
  EAI_AGAIN: 'nameNotFound',
  // the proxy
  ERR_PROXY_CONNECTION_FAILED: 'proxyUnreachable',
  ERR_PROXY_CERTIFICATE_INVALID: 'proxyUnreachable',
  ERR_SOCKS_CONNECTION_FAILED: 'proxyUnreachable',
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: 'proxyUnreachable',
  ERR_NO_SUPPORTED_PROXIES: 'proxyUnreachable',
  ERR_PAC_SCRIPT_FAILED: 'proxyUnreachable',
  ERR_PAC_NOT_IN_DHCP: 'proxyUnreachable',
  ERR_TUNNEL_CONNECTION_FAILED: 'proxyRefused',
  ERR_SOCKS_CONNECTION_HOST_UNREACHABLE: 'proxyRefused',
  ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT: 'proxyRefused',
  ERR_PROXY_HTTP_1_1_REQUIRED: 'proxyRefused',
  // a sign-in of a kind that nobody can type
  ERR_PROXY_AUTH_UNSUPPORTED: 'proxyRefused',
  // its sign-in
  ERR_PROXY_AUTH_REQUESTED: 'proxySignIn',
  PROXY_SIGN_IN_MISSING: 'proxySignIn',
  PROXY_SIGN_IN_REFUSED: 'proxySignIn',
  proxyAuthentication: 'proxySignIn',
  // TLS
  ERR_CERT_DATE_INVALID: 'certificateDate',
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateNotYetValid',
  ERR_CERT_AUTHORITY_INVALID: 'certificateIssuer',
  ERR_CERT_KNOWN_INTERCEPTION_BLOCKED: 'certificateIssuer',
  ERR_CERT_SELF_SIGNED_LOCAL_NETWORK: 'certificateIssuer',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateIssuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'certificateIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateIssuer',
  CERT_UNTRUSTED: 'certificateIssuer',
  ERR_CERT_COMMON_NAME_INVALID: 'certificateName',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateName',
  ERR_SSL_PROTOCOL_ERROR: 'secureFailed',
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: 'secureFailed',
  ERR_SSL_UNRECOGNIZED_NAME_ALERT: 'secureFailed',
  ERR_SSL_CLIENT_AUTH_CERT_NEEDED: 'secureFailed',
  ERR_BAD_SSL_CLIENT_AUTH_CERT: 'secureFailed',
  // Chromium's name for a connection that the other side closed before TLS was set up on it
  ERR_SOCKET_NOT_CONNECTED: 'secureFailed',
  EPROTO: 'secureFailed',
  // somebody in between
  ERR_UNEXPECTED_PROXY_AUTH: 'inBetween'
}

// Every other fault of a certificate, such as one that was revoked. This one is of the store, not of a certificate.
const otherCertificateFault = /^(ERR_CERT_(?!DATABASE_CHANGED)|CERT_)/

/** The hop that failed; undefined where the failure names none, as one of the service itself does not. */
export function hopOf({ kind, detail = '', certificate }: EeidError): HopCode | undefined {
  if (kind === 'inBetween' || kind === 'proxySignIn') return kind
  if (kind !== 'offline' && kind !== 'timeout') return undefined
  const hop = byCode[detail] ?? (otherCertificateFault.test(detail) ? 'certificateFault' : undefined)
  if (hop !== 'certificateDate') return hop
  return certificate && certificate.seenAt < certificate.from ? 'certificateNotYetValid' : 'certificateExpired'
}
