/** Answers of somebody in between, in the service's place. */
import { type Fault, instead } from '../fault.ts'

const htmlOf = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`

const html = (status: number, look: string, more: Record<string, string> = {}): Fault => ({
  name: `is a page with ${status}${more['retry-after'] ? ' and Retry-After' : ''}`,
  says: new RegExp(`^(${look})`),
  isStrangers: true,
  play: instead({
    status,
    headers: { 'content-type': 'text/html', server: 'nginx', ...more },
    body: Buffer.from(htmlOf(`${status}`))
  })
})

const json = (status: number, look: string): Fault => ({
  name: `is a gateway's JSON with ${status}`,
  says: new RegExp(`^(${look})`),
  isStrangers: true,
  play: instead({
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"message":"Forbidden"}')
  })
})

const empty = (status: number, look: string): Fault => ({
  name: `is empty with ${status}`,
  says: new RegExp(`^(${look})`),
  // An empty proof is the service's own fault as well as anybody's: it is refused, and asked for again.
  ...(status >= 400 ? { isStrangers: true as const } : {}),
  play: instead({ status, headers: {}, body: Buffer.alloc(0) })
})

const portal = (status: number): Fault => ({
  name: `is a portal's ${status}`,
  says: /^inBetween:portal/,
  isStrangers: true,
  play: instead({
    status,
    headers: { location: 'http://portal.invalid/sign-in' },
    body: Buffer.from(htmlOf('Sign in'))
  })
})

/** Every one of them. */
export const strangersFaults: readonly Fault[] = [
  html(200, 'inBetween:portal'),
  portal(302),
  portal(307),
  html(511, 'inBetween:portal'),
  html(401, 'inBetween:other'),
  html(403, 'inBetween:webFilter'),
  html(404, 'inBetween:other'),
  // Node's stack takes it for a broken connection; Chromium's says who answered.
  html(407, 'proxySignIn|inBetween:proxy|offline'),
  html(413, 'inBetween:sizeLimit'),
  html(429, 'inBetween:rateLimit|busy'),
  html(429, 'inBetween:rateLimit|busy', { 'retry-after': '20' }),
  html(451, 'inBetween:webFilter'),
  html(502, 'serviceDown'),
  html(503, 'inBetween:rateLimit|busy'),
  html(503, 'inBetween:rateLimit|busy', { 'retry-after': '20' }),
  html(504, 'serviceDown'),
  json(401, 'inBetween:other'),
  json(403, 'inBetween:webFilter'),
  json(404, 'inBetween:other'),
  json(429, 'busy'),
  empty(200, 'serviceDown'),
  empty(204, 'serviceDown|inBetween'),
  empty(401, 'inBetween:other'),
  empty(403, 'inBetween:webFilter')
]
