/** Where the service is, and where its calls are. */

/**
 * The base URL as it may be used: https, or http to a loopback address (127.0.0.0/8, ::1, localhost), without
 * credentials in it. Undefined for every other one. A query or a fragment is left out; a path is a prefix.
 */
export function baseAddress(text: string): URL | undefined {
  const url = URL.parse(text.trim())
  if (!url) return undefined
  const carriesCredentials = url.username !== '' || url.password !== ''
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (carriesCredentials || !isSafe) return undefined
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}

/**
 * Whether a URL's host is this machine. A URL normalizes its host: what ends in a number is an IPv4 address in its
 * four-part form.
 */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** The URLs of the calls (eeID API description, "Calls") under a base that `baseAddress` let through. */
export function addressesUnder(base: URL) {
  const root = `${base.origin}${base.pathname === '/' ? '' : base.pathname}`
  const requests = `${root}/api/ident/v1/identification_requests`
  return {
    token: `${root}/api/auth/v1/token`,
    requests,
    page: (page: number, pageSize: number) => `${requests}?page=${page}&page_size=${pageSize}`,
    request: (id: string) => `${requests}/${encodeURIComponent(id)}`,
    proof: (id: string) => `${requests}/${encodeURIComponent(id)}/proof_of_identity`
  }
}

/** The longest id of a request that the desk can work with: the longest URL of one goes through any gateway. */
const mostIdSigns = 1_000

/**
 * Whether a text can be the id of a request, and stand in a path: not empty, not endless, well-formed, without signs
 * that steer or stand for what could not be read, and not a dot segment, which would lead elsewhere.
 */
export const isPossibleId = (id: string): boolean =>
  id.length <= mostIdSigns && !/^(|\.|\.\.)$/.test(id) && !/[\p{Cc}\p{Cs}\uFFFD]/u.test(id)
