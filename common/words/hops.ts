/** The hops between this computer and a service, as words that cross to the window. */

/** Stable codes of what keeps a call from a service, in the order in which a call meets them. */
export const hopCodes = [
  'noNetwork',
  // the name
  'nameNotFound',
  // the proxy, and its sign-in
  'proxyUnreachable',
  'proxySignIn',
  'proxyRefused',
  // the connection, and who is at its end
  'certificateExpired',
  'certificateNotYetValid',
  'certificateIssuer',
  'certificateName',
  'certificateFault',
  'secureFailed',
  // an answer that is not the service's
  'inBetween'
] as const

/** Stable code of a hop that failed. */
export type HopCode = (typeof hopCodes)[number]

/** What an answer from in between looks like. */
export const looks = ['portal', 'webFilter', 'rateLimit', 'sizeLimit', 'proxy', 'other'] as const

/** What an answer from in between looks like. */
export type LooksLike = (typeof looks)[number]
