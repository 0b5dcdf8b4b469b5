import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Pac, servePac } from '../../neighbours/pac.ts'
import { realm, type Squid, startSquid } from '../../neighbours/squid.ts'
import { ask, networkToy, textOf } from './ask.ts'

const toy = networkToy()
const user = { userName: 'clerk', password: 'õige salasõna' }
const signIn = [user.userName, user.password] as const
const named = 'service.test'
const around: { open?: Squid; asking?: Squid; pac?: Pac } = {}
const neighbour = <Name extends keyof typeof around>(name: Name) => {
  const found = around[name]
  if (!found) throw new Error(`${name} has not been started`)
  return found as NonNullable<(typeof around)[Name]>
}
const service = http.createServer((request, response) => {
  response.end(`${request.method} ${request.headers['proxy-authorization'] ?? 'no sign-in'}`)
})
const port = () => (service.address() as AddressInfo).port

beforeAll(async () => {
  await once(service.listen(0, '127.0.0.1'), 'listening')
  const started = await Promise.all([startSquid(undefined, [named]), startSquid(user, [named]), servePac('DIRECT')])
  ;[around.open, around.asking, around.pac] = started
})
afterAll(async () => {
  for (const each of [around.open, around.asking, around.pac]) await each?.[Symbol.asyncDispose]()
  service.closeAllConnections()
  service.close()
})

const setProxy = (partition: string, config: Electron.ProxyConfig) =>
  toy.app.evaluate(({ session }, [partition, config]) => session.fromPartition(partition).setProxy(config), [
    partition,
    config
  ] as const)
const resolveProxy = (partition: string, url: string) =>
  toy.app.evaluate(({ session }, [partition, url]) => session.fromPartition(partition).resolveProxy(url), [
    partition,
    url
  ] as const)
const through = (squid: Squid): Electron.ProxyConfig => ({
  proxyRules: squid.address,
  proxyBypassRules: '<-loopback>'
})

describe('a proxy', () => {
  it('is gone through where it is named, and not where it is passed by', async () => {
    const squid = neighbour('open')
    await setProxy('open', through(squid))
    const url = `http://${named}:${port()}/through`
    expect(textOf(await ask(toy.app, { url, partition: 'open', method: 'POST', body: '{}' }))).toBe('POST no sign-in')
    expect(squid.log()).toContain(`200 POST ${url} -`)
    await setProxy('passed', { proxyRules: squid.address, proxyBypassRules: '127.0.0.1' })
    const direct = `http://127.0.0.1:${port()}/passed`
    expect(textOf(await ask(toy.app, { url: direct, partition: 'passed' }))).toBe('GET no sign-in')
    expect(squid.log().join()).not.toContain('/passed')
    expect(await resolveProxy('open', url)).toBe(`PROXY ${squid.address}`)
    expect(await resolveProxy('passed', direct)).toBe('DIRECT')
  })

  it('asks for a sign-in once, and is given it from then on', async () => {
    const squid = neighbour('asking')
    await setProxy('asking', through(squid))
    const url = `http://${named}:${port()}/`
    const first = await ask(toy.app, { url, partition: 'asking', method: 'POST', body: '{}', signIns: [signIn] })
    expect(first).toMatchObject({ status: 200, events: ['finish', 'close', 'response', 'end'] })
    expect(first.logins).toEqual([{ isProxy: true, scheme: 'basic', host: '127.0.0.1', port: squid.port, realm }])
    // The service hears nothing of it.
    expect(textOf(first)).toBe('POST no sign-in')
    expect(await ask(toy.app, { url, partition: 'asking' })).toMatchObject({ status: 200, logins: [] })
    expect(squid.log().filter((line) => line.startsWith('200 POST'))).toHaveLength(1)
  })

  it('asks again after a wrong sign-in, and refuses in the end', async () => {
    const squid = neighbour('asking')
    await setProxy('wrong', through(squid))
    const url = `http://${named}:${port()}/`
    const wrong = [user.userName, 'wrong'] as const
    const corrected = await ask(toy.app, { url, partition: 'wrong', signIns: [wrong, signIn] })
    expect([corrected.status, corrected.logins.length]).toEqual([200, 2])
    await toy.app.evaluate(({ session }) => session.fromPartition('wrong').clearAuthCache())
    const declined = await ask(toy.app, { url, partition: 'wrong' })
    expect([declined.status, declined.logins.length]).toEqual([407, 1])
    // No tunnel is opened: nothing of an https request has left.
    const secure = await ask(toy.app, { url: `https://${named}:${port()}/`, partition: 'wrong', signIns: [wrong] })
    expect([secure.error, secure.logins.length]).toEqual(['net::ERR_TUNNEL_CONNECTION_FAILED', 2])
  })

  it('that is not there is told by its name', async () => {
    await setProxy('gone', { proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' })
    const { error } = await ask(toy.app, { url: `http://${named}:${port()}/`, partition: 'gone' })
    expect(error).toBe('net::ERR_PROXY_CONNECTION_FAILED')
  })
})

it('a PAC file chooses the proxy, and is read anew when asked', async () => {
  const [pac, squid] = [neighbour('pac'), neighbour('asking')]
  const url = `http://${named}:${port()}/pac`
  pac.choose('PROXY 127.0.0.1:9')
  await setProxy('pac', { pacScript: pac.url })
  expect(await ask(toy.app, { url, partition: 'pac' })).toMatchObject({ error: 'net::ERR_PROXY_CONNECTION_FAILED' })
  expect(await ask(toy.app, { url: `http://127.0.0.1:${port()}/`, partition: 'pac' })).toMatchObject({ status: 200 })
  pac.choose(`PROXY ${squid.address}; DIRECT`)
  const before = pac.fetched()
  await toy.app.evaluate(({ session }) => session.fromPartition('pac').forceReloadProxyConfig())
  const { status, logins } = await ask(toy.app, { url, partition: 'pac', signIns: [signIn] })
  expect([status, logins.length, pac.fetched() > before]).toEqual([200, 1, true])
  expect(await resolveProxy('pac', url)).toBe(`PROXY ${squid.address};DIRECT`)
  expect(await resolveProxy('pac', `http://127.0.0.1:${port()}/`)).toBe('DIRECT')
})
