import { once } from 'node:events'
import { rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { makeAuthority, trustIn } from '../../neighbours/certificates.ts'
import { openFolder } from '../../neighbours/neighbour.ts'
import { startGateway } from '../../neighbours/nginx.ts'
import { startTlsServer } from '../../neighbours/tls-server.ts'
import { ask, networkToy, textOf } from './ask.ts'

const folders = { own: openFolder('authority'), strange: openFolder('authority') }
const own = makeAuthority(folders.own)
const strange = makeAuthority(folders.strange, 'Nobody Knows CA')
const toy = networkToy((home) => trustIn(home, own))

afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
})

const post = (url: string) => ask(toy.app, { url, method: 'POST', body: '{}' })

describe('a certificate', () => {
  it('of an authority that the system trusts is taken', async () => {
    await using server = await startTlsServer(own.issue())
    expect(textOf(await post(`https://localhost:${server.port}/`))).toBe('POST')
  })

  it.for([
    { what: 'of an authority that nobody knows', certificate: () => strange.issue(), name: 'AUTHORITY_INVALID' },
    { what: 'that has expired', certificate: () => own.issue({ fromDay: -9, toDay: -2 }), name: 'DATE_INVALID' },
    { what: 'that is not valid yet', certificate: () => own.issue({ fromDay: 2, toDay: 9 }), name: 'DATE_INVALID' },
    {
      what: 'for another host',
      certificate: () => own.issue({ names: ['elsewhere.test'] }),
      name: 'COMMON_NAME_INVALID'
    }
  ])('$what is refused before anything leaves', async ({ certificate, name }) => {
    await using server = await startTlsServer(certificate())
    const { error, events } = await post(`https://localhost:${server.port}/`)
    expect(error).toBe(`net::ERR_CERT_${name}`)
    expect(events).toEqual(['finish', 'close', 'error'])
    expect(server.asked).toEqual([])
  })

  it('is told to the verify proc, with who issued it and its days', async () => {
    await using good = await startTlsServer(own.issue())
    await using old = await startTlsServer(own.issue({ fromDay: -9, toDay: -2 }))
    await toy.app.evaluate(({ session }) => {
      const heard: object[] = []
      Object.assign(globalThis, { heard })
      session.fromPartition('told').setCertificateVerifyProc((request, answer) => {
        const { hostname, verificationResult, errorCode, certificate } = request
        const days = (certificate.validExpiry - certificate.validStart) / 86_400
        heard.push({ hostname, verificationResult, errorCode, issuer: certificate.issuerName, days })
        answer(-3)
      })
    })
    const refused = await ask(toy.app, { url: `https://localhost:${old.port}/`, partition: 'told' })
    const taken = await ask(toy.app, { url: `https://localhost:${good.port}/`, partition: 'told' })
    expect([refused.error, taken.status]).toEqual(['net::ERR_CERT_DATE_INVALID', 200])
    const told = { hostname: 'localhost', issuer: 'Office Test CA' }
    expect(await toy.app.evaluate<object[]>('heard')).toEqual([
      { ...told, verificationResult: 'net::ERR_CERT_DATE_INVALID', errorCode: -201, days: 7 },
      { ...told, verificationResult: 'net::OK', errorCode: 0, days: 31 }
    ])
    expect(old.asked).toEqual([])
  })

  it('of the client cannot be shown to a server that asks for one', async () => {
    await using server = await startTlsServer(own.issue(), own)
    const { error } = await post(`https://localhost:${server.port}/`)
    // Chromium tells one or the other, as it hears first of the refusal or of the end of the connection.
    expect(['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'net::ERR_SOCKET_NOT_CONNECTED']).toContain(error)
    expect(server.asked).toEqual([])
  })
})

describe('a gateway with TLS of the office', () => {
  it('hands on what is small enough, and says 413 to what is not', async () => {
    const bodies: number[] = []
    const service = http.createServer((request, response) => {
      let length = 0
      request.on('data', (part) => {
        length += part.length
      })
      request.on('end', () => response.end(String(bodies.push(length))))
    })
    await once(service.listen(0, '127.0.0.1'), 'listening')
    const { port } = service.address() as AddressInfo
    await using gateway = await startGateway({ behind: port, certificate: own.issue(), largestBody: '1k' })
    const url = `${gateway.url}/requests`
    expect(await ask(toy.app, { url, method: 'POST', body: 'õ'.repeat(500) })).toMatchObject({ status: 200 })
    expect(await ask(toy.app, { url, method: 'POST', body: 'x'.repeat(2000) })).toMatchObject({ status: 413 })
    expect(bodies).toEqual([1000])
    service.closeAllConnections()
    service.close()
  })

  it('says 429 to who asks too often', async () => {
    await using service = await startTlsServer(own.issue())
    await using gateway = await startGateway({
      behind: service.port,
      certificate: own.issue(),
      pace: '1r/m',
      paceStatus: 429
    })
    const statuses: (number | undefined)[] = []
    for (let times = 0; times < 3; times++) statuses.push((await ask(toy.app, { url: gateway.url })).status)
    expect(statuses.slice(1)).toEqual([429, 429])
  })
})
