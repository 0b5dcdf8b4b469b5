/** Every hop's fault, caused by a real neighbour: the code that the app makes of it, and the sentence for that. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { LooksLike } from '../../../common/words/hops.ts'
import { languages } from '../../../common/words/languages.ts'
import type { Problem, ProblemCode } from '../../../common/words/problems.ts'
import { wordsIn } from '../../desk/words.ts'
import { type PracticeServer, startPracticeServer } from '../../eeid-server/index.ts'
import { makeAuthority, trustIn, type Wanted } from '../../neighbours/certificates.ts'
import { openFolder } from '../../neighbours/neighbour.ts'
import { type Gateway, startGateway } from '../../neighbours/nginx.ts'
import { type ProxyUser, startSquid } from '../../neighbours/squid.ts'
import { startTlsServer } from '../../neighbours/tls-server.ts'
import { freePort } from '../../ports/free-port.ts'
import { sharedWay } from './way.ts'

const folders = { office: openFolder('authority'), stranger: openFolder('authority') }
const office = makeAuthority(folders.office)
const stranger = makeAuthority(folders.stranger, 'Nobody Knows CA')
const way = sharedWay((home) => trustIn(home, office))
const forIt = readFileSync(join(import.meta.dirname, '../../../docs/for-it.md'), 'utf8')
const user = { userName: 'clerk', password: 'õige salasõna' }
const started: { service?: PracticeServer } = {}

beforeAll(async () => {
  started.service = await startPracticeServer({ seed: 1 })
})
afterAll(async () => {
  await started.service?.close()
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
})

/** Where the app is to look for the service, and what it meets there. */
type Met = { baseUrl: string; proxy?: string; pac?: string; clientSecret?: string }

/** What the app is to make of it. `name`: what stands under Details, which IT finds in its document. */
type Fault = {
  code: ProblemCode
  name?: string
  /** Where Chromium may tell the same fault by either of two names. */
  orName?: string
  looksLike?: LooksLike
  certificate?: object
  isProxyNamed?: true
}

type Case = Fault & { what: string; cause: () => Promise<Met>; isAfterOne?: true }

function service(): PracticeServer {
  if (!started.service) throw new Error('the service has not been started')
  return started.service
}

const servicePort = () => Number(new URL(service().url).port)

/** The neighbour, which is gone after the test. */
function during<Neighbour extends AsyncDisposable>(neighbour: Neighbour): Neighbour {
  onTestFinished(() => neighbour[Symbol.asyncDispose]())
  return neighbour
}

async function behindGateway(more: Partial<Gateway>): Promise<Met> {
  const { url } = during(await startGateway({ behind: servicePort(), certificate: office.issue(), ...more }))
  return { baseUrl: url }
}

async function throughSquid(asking?: ProxyUser, rules?: string): Promise<Met> {
  const squid = during(await startSquid(asking, ['localhost'], rules))
  return { ...(await behindGateway({})), proxy: squid.address }
}

async function atTls(wanted: Wanted, authority = office): Promise<Met> {
  const { port } = during(await startTlsServer(authority.issue(wanted)))
  return { baseUrl: `https://localhost:${port}` }
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const shown = (issuer: string, fromDay: number, untilDay: number) => ({
  issuer,
  from: expect.stringContaining(day(fromDay)),
  until: expect.stringContaining(day(untilDay)),
  now: expect.stringContaining(day(0))
})

/** An address on which nobody listens. */
const nowhere = async () => `127.0.0.1:${await freePort()}`
const page = `default_type text/html; return 200 '<!doctype html><title>Welcome</title>';`

const cases: Case[] = [
  {
    what: 'a name that is not found',
    cause: async () => ({ baseUrl: 'https://nowhere.invalid' }),
    code: 'nameNotFound',
    name: 'ERR_NAME_NOT_RESOLVED'
  },
  {
    what: 'a port on which nobody listens',
    cause: async () => ({ baseUrl: `https://${await nowhere()}` }),
    code: 'offline',
    name: 'ERR_CONNECTION_REFUSED'
  },
  {
    what: 'a proxy that is not there',
    cause: async () => ({ ...(await behindGateway({})), proxy: await nowhere() }),
    code: 'proxyUnreachable',
    name: 'ERR_PROXY_CONNECTION_FAILED',
    isProxyNamed: true
  },
  {
    what: 'a proxy that asks for a sign-in',
    cause: () => throughSquid(user),
    code: 'proxySignIn',
    name: 'PROXY_SIGN_IN_MISSING',
    isProxyNamed: true
  },
  {
    what: 'a proxy that refuses the sign-in',
    cause: async () => {
      const met = await throughSquid(user)
      await way.current.signIn(met.proxy ?? '', user.userName, 'wrong')
      return met
    },
    code: 'proxySignIn',
    name: 'PROXY_SIGN_IN_REFUSED',
    isProxyNamed: true
  },
  {
    what: 'a proxy whose rules refuse the connection',
    cause: () => throughSquid(undefined, 'http_access deny all'),
    code: 'proxyRefused',
    name: 'ERR_TUNNEL_CONNECTION_FAILED',
    isProxyNamed: true
  },
  {
    what: 'a proxy that does not reach the service itself',
    cause: async () => ({ ...(await throughSquid()), baseUrl: `https://${await nowhere()}` }),
    code: 'proxyRefused',
    name: 'ERR_TUNNEL_CONNECTION_FAILED',
    isProxyNamed: true
  },
  {
    what: 'a certificate that has expired',
    cause: () => atTls({ fromDay: -9, toDay: -2 }),
    code: 'certificateExpired',
    name: 'ERR_CERT_DATE_INVALID',
    certificate: shown('Office Test CA', -9, -2)
  },
  {
    what: 'a certificate that is not valid yet',
    cause: () => atTls({ fromDay: 2, toDay: 9 }),
    code: 'certificateNotYetValid',
    name: 'ERR_CERT_DATE_INVALID',
    certificate: shown('Office Test CA', 2, 9)
  },
  {
    what: 'a certificate of an issuer that nobody trusts',
    cause: () => atTls({}, stranger),
    code: 'certificateIssuer',
    name: 'ERR_CERT_AUTHORITY_INVALID',
    certificate: shown('Nobody Knows CA', -1, 30)
  },
  {
    what: 'a certificate for another name',
    cause: () => atTls({ names: ['elsewhere.test'] }),
    code: 'certificateName',
    name: 'ERR_CERT_COMMON_NAME_INVALID',
    certificate: shown('Office Test CA', -1, 30)
  },
  {
    what: 'a server that insists on a client certificate in TLS',
    cause: async () => {
      const { port } = during(await startTlsServer(office.issue(), office))
      return { baseUrl: `https://localhost:${port}` }
    },
    code: 'secureFailed',
    name: 'ERR_BAD_SSL_CLIENT_AUTH_CERT',
    orName: 'ERR_SOCKET_NOT_CONNECTED'
  },
  {
    what: 'a gateway that insists on a client certificate by a page',
    cause: () => behindGateway({ clients: office }),
    code: 'inBetween',
    name: 'status400',
    looksLike: 'other'
  },
  {
    what: 'a server that speaks no TLS',
    cause: async () => ({ baseUrl: service().url.replace('http:', 'https:') }),
    code: 'secureFailed',
    name: 'ERR_SSL_PROTOCOL_ERROR'
  },
  {
    what: 'a portal that redirects',
    cause: () => behindGateway({ rule: `return 307 ${service().url}$request_uri;` }),
    code: 'inBetween',
    name: 'redirect',
    looksLike: 'portal'
  },
  {
    what: 'a portal that shows its page',
    cause: () => behindGateway({ rule: page }),
    code: 'inBetween',
    name: 'html',
    looksLike: 'portal'
  },
  {
    what: 'a gateway that forbids',
    cause: () => behindGateway({ rule: 'deny all;' }),
    code: 'inBetween',
    name: 'status403',
    looksLike: 'webFilter'
  },
  {
    what: 'a gateway that limits the pace, as nginx does by itself',
    cause: () => behindGateway({ pace: '1r/m' }),
    isAfterOne: true,
    code: 'inBetween',
    name: 'status503',
    looksLike: 'rateLimit'
  },
  {
    what: 'a gateway that limits the pace by 429',
    cause: () => behindGateway({ pace: '1r/m', paceStatus: 429 }),
    isAfterOne: true,
    code: 'inBetween',
    name: 'status429',
    looksLike: 'rateLimit'
  },
  {
    what: 'a gateway that does not know the address',
    cause: () => behindGateway({ rule: 'return 404;' }),
    code: 'inBetween',
    name: 'status404',
    looksLike: 'other'
  },
  {
    what: 'a server that asks as only a proxy may',
    cause: () => behindGateway({ rule: `add_header Proxy-Authenticate 'Basic realm="here"' always; return 407;` }),
    code: 'inBetween',
    name: 'ERR_UNEXPECTED_PROXY_AUTH',
    looksLike: 'proxy'
  },
  {
    what: 'a gateway that does not reach the service',
    cause: async () => behindGateway({ behind: await freePort() }),
    code: 'serverFault'
  },
  {
    what: 'a client secret that is wrong',
    cause: async () => ({ ...(await behindGateway({})), clientSecret: 'wrong' }),
    code: 'unauthorised'
  },
  {
    what: 'a service with a fault of its own',
    cause: async () => {
      await service().practice.addFault({ call: 'token', effect: { kind: 'status', status: 500 } })
      return behindGateway({})
    },
    code: 'serverFault'
  }
]

const keep = ({ clientSecret, ...met }: Met) =>
  way.current.keep({
    ...met,
    clientId: service().clientId,
    clientSecret: clientSecret ?? service().clientSecret
  })

/** What the problem has to tell, and the sentence for it in every language. */
function expectTold(
  problem: Problem | null,
  { code, name, orName, looksLike, certificate }: Fault,
  proxy?: string
): void {
  const names = [name, orName].filter((one) => one !== undefined)
  expect(problem).toMatchObject({ code, ...definedOf({ looksLike, certificate, proxy }) })
  if (names.length > 0) expect(names).toContain(problem?.detail)
  for (const language of languages) {
    const words = wordsIn(language)
    expect(words(`problem.${code}`)).not.toBe('')
    if (looksLike !== undefined) expect(words(`hop.look.${looksLike}`)).not.toBe('')
  }
  for (const one of names) expect(forIt.includes(one), `the document for IT has ${one}`).toBe(true)
}

const definedOf = (facts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))

describe('a hop that fails is named, with one thing to do in every language:', () => {
  test.each(cases)('$what: $code', async ({ cause, isAfterOne, isProxyNamed, ...fault }) => {
    const met = await cause()
    const id = await keep(met)
    if (isAfterOne) expect(await way.current.test(id)).toMatchObject({ problem: null })
    const { problem } = await way.current.test(id)
    expectTold(problem, fault, isProxyNamed ? met.proxy : undefined)
  })

  test('a gateway that limits the size: what was refused so was not carried out', async () => {
    const id = await keep(await behindGateway({ largestBody: '1k' }))
    const before = await service().practice.counters()
    const { problem, sent } = await way.current.create(id, {
      reference: 'R-1',
      claims_required: [],
      reason: 'x'.repeat(2_000)
    })
    expectTold(problem, { code: 'inBetween', name: 'status413', looksLike: 'sizeLimit' })
    expect(sent).toBe('no')
    expect((await service().practice.counters()).createsStored).toBe(before.createsStored)
  })
})

test('a redirect is followed by nobody, and takes no secret along', async () => {
  const id = await keep(await behindGateway({ rule: `return 307 ${service().url}$request_uri;` }))
  const before = (await service().practice.calls()).length
  await way.current.test(id)
  expect(await service().practice.calls()).toHaveLength(before)
})

test('a PAC file that cannot be fetched is passed over: the service is reached without a proxy', async () => {
  const id = await keep({ ...(await behindGateway({})), pac: `http://${await nowhere()}/proxy.pac` })
  expect(await way.current.test(id)).toMatchObject({ problem: null })
})

test('a proxy’s sign-in, once it is typed, is given to the proxy, and forgotten everywhere where it is forgotten', async () => {
  const met = await throughSquid(user)
  const id = await keep(met)
  const asks = { problem: { code: 'proxySignIn', detail: 'PROXY_SIGN_IN_MISSING' } }
  expect(await way.current.test(id)).toMatchObject(asks)
  await way.current.signIn(met.proxy ?? '', user.userName, user.password)
  expect(await way.current.test(id)).toMatchObject({ problem: null })
  await way.current.forget(met.proxy ?? '')
  expect(await way.current.test(id)).toMatchObject(asks)
})
