import { createHmac, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { startPracticeServer } from '../../eeid-server/index.ts'
import { freePort } from '../../ports/free-port.ts'
import { DeskReceiver, post, raw, services, signatureOver, signed, statusIn, webhookPath } from './desk-receiver.ts'

const sign = (signature: string) => ({ 'x-hmac-signature': signature })
const signedPost = (body: string | Buffer, headers: Record<string, string> = {}, line?: string) =>
  post(body, { ...headers, ...sign(signatureOver(body)) }, line)
/** As a service might send it, though none has to: a PDF of a megabyte, in base64. */
const proof = randomBytes(1_000_000).fill('%PDF-1.7', 0, 8).toString('base64')
const withProof = (body: string) => JSON.stringify({ ...JSON.parse(body), proof })

const inChunks = { 'transfer-encoding': 'chunked' }
const chunked = (body: string) => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`

/** A POST that does not tell how long it is. */
function bare(headers: Record<string, string>, rest: string): Buffer {
  const all = Object.entries({ host: 'desk', 'content-type': 'application/json', ...headers })
  return Buffer.from(
    `POST ${webhookPath} HTTP/1.1\r\n${all.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n${rest}`
  )
}

describe('a delivery', () => {
  test('is taken with 204 before its request is looked up', async () => {
    const events: string[] = []
    await using desk = await DeskReceiver.open(undefined, {
      async lookUp(_serviceId, requestId) {
        events.push(`looked up ${requestId}`)
        return 'found'
      }
    })
    expect(await desk.deliver(signed('known-1'))).toBe(204)
    await expect.poll(() => events).toEqual(['looked up known-1'])
    expect(desk.receiver.state()).toMatchObject({ lastDelivery: { isTest: false }, lastRefused: null })
  })

  test('may be signed over its body without white space, and come by any path that ends well', async () => {
    await using desk = await DeskReceiver.open()
    const spaced = JSON.stringify(JSON.parse(signed('known-1').body), null, 2)
    const stripped = createHmac('sha256', 'the-front-desk-secret').update(spaced.replace(/\s/g, '')).digest('hex')
    const line = `POST /office/7${webhookPath}/?from=eeid HTTP/1.1`
    expect(statusIn(await raw(desk.port, post(spaced, sign(stripped), line)))).toBe(204)
  })

  const told = signed('known-1')
  test.each<[string, Buffer]>([
    ['in chunks', bare({ ...sign(told.signature), ...inChunks }, chunked(told.body))],
    ['by HTTP/1.0', post(told.body, sign(told.signature), `POST ${webhookPath} HTTP/1.0`)],
    ['with a type that names its letters', signedPost(told.body, { 'content-type': 'Application/JSON;charset=UTF-8' })],
    ['from who expects something else', signedPost(told.body, { expect: 'cake' })],
    ['behind a byte order mark', signedPost(`\ufeff${told.body}`)],
    ['with more than it need say', signedPost(`{"__proto__":{"client_id":"nobody"},${told.body.slice(1)}`)],
    ['as large as may be', signedPost(told.body.replace('leping 7', 'x'.repeat(4_194_304 - told.body.length + 8)))],
    ['with the proof in it', signedPost(withProof(told.body))],
    [
      'with the proof in it, in chunks',
      bare({ ...sign(signatureOver(withProof(told.body))), ...inChunks }, chunked(withProof(told.body)))
    ],
    ['signed in capitals', post(told.body, sign(told.signature.toUpperCase()))],
    ['of a type that is JSON by another name', signedPost(told.body, { 'content-type': 'text/json; charset=utf-8' })],
    ['that names no service: its key does', signedPost('{"identification_request_id":"known-1"}')],
    ['that names nothing as its service', signedPost('{"identification_request_id":"known-1","client_id":null}')]
  ])('%s is taken', async (_how, bytes) => {
    await using desk = await DeskReceiver.open()
    expect(statusIn(await raw(desk.port, bytes))).toBe(204)
    await expect.poll(() => desk.lookUps).toEqual(['service-1 known-1'])
  })

  test('is waited for by who asks first whether to go on', async () => {
    await using desk = await DeskReceiver.open()
    const answer = await raw(desk.port, signedPost(told.body, { expect: '100-continue' }))
    expect(answer).toMatch(/^HTTP\/1\.1 100 .*\r\n\r\nHTTP\/1\.1 204 /)
  })

  test('that somebody saw names no other request, however white space is put into it', async () => {
    await using desk = await DeskReceiver.open()
    const body = '{"identification_request_id":"known-12","client_id":"front-desk"}'
    const signature = createHmac('sha256', 'the-front-desk-secret').update(body).digest('hex')
    const statuses = await Promise.all(
      ['known-12', 'known- 12', 'known-1 2', ' known-12'].map((id) =>
        desk.deliver({ body: body.replace('known-12', id), signature })
      )
    )
    expect(statuses).toEqual([204, 400, 400, 400])
    await expect.poll(() => desk.lookUps).toEqual(['service-1 known-12'])
  })

  test('that comes again, and again, is looked up once; one of an unknown request never again', async () => {
    const clock = new ManualClock()
    await using desk = await DeskReceiver.open(clock)
    for (let n = 0; n < 5; n++) {
      expect(await desk.deliver(signed('known-1'))).toBe(204)
      expect(await desk.deliver(signed('nowhere'))).toBe(204)
    }
    clock.advance(3_600_000)
    expect(await desk.deliver(signed('nowhere'))).toBe(204)
    await expect.poll(() => desk.lookUps).toEqual(['service-1 known-1', 'service-1 nowhere'])
  })

  test('goes to the service whose secret signed it, and to no other', async () => {
    await using desk = await DeskReceiver.open()
    const [, branch] = services
    expect(await desk.deliver(signed('known-1', branch))).toBe(204)
    const claimed = { clientId: 'front-desk', secret: branch?.secret ?? '' }
    expect(await desk.deliver(signed('known-2', claimed))).toBe(401)
    await expect.poll(() => desk.lookUps).toEqual(['service-2 known-1'])
    expect(desk.receiver.state().lastRefused).toMatchObject({ why: 'clientId' })
  })

  test('that names no service is looked up at each whose secret signed it', async () => {
    const secret = 'one secret of both'
    await using desk = await DeskReceiver.open(undefined, { secretOf: async () => secret })
    const body = '{"identification_request_id":"known-1"}'
    const signature = createHmac('sha256', secret).update(body).digest('hex')
    expect(await desk.deliver({ body, signature })).toBe(204)
    await expect.poll(() => desk.lookUps.toSorted()).toEqual(['service-1 known-1', 'service-2 known-1'])
  })

  test('that the keychain keeps from being judged is put off, and judged once it opens', async () => {
    const clock = new ManualClock()
    let isLocked = true
    await using desk = await DeskReceiver.open(clock, {
      secretOf: async (id) =>
        isLocked && id === 'service-1' ? null : `the-${id === 'service-1' ? 'front-desk' : 'branch'}-secret`
    })
    const answer = await raw(desk.port, post(signed('known-1').body, sign(signed('known-1').signature)))
    expect([statusIn(answer), /retry-after: 30/i.test(answer)]).toEqual([503, true])
    expect(desk.receiver.state()).toMatchObject({ secretsMissing: 1, lastRefused: { why: 'keychain' } })
    isLocked = false
    clock.advance(10_000)
    expect(await desk.deliver(signed('known-1'))).toBe(503)
    await expect.poll(() => desk.receiver.state().secretsMissing).toBe(0)
    expect(await desk.deliver(signed('known-1'))).toBe(204)
  })

  test('of the practice server is taken, with its duplicates', async () => {
    await using server = await startPracticeServer({ seed: 1 })
    const secretOf = async () => server.clientSecret
    await using desk = await DeskReceiver.open(undefined, {
      services: () => [{ id: 'service-1', clientId: server.clientId }],
      secretOf
    })
    await server.practice.setSwitches({ webhookDuplicates: 2, webhookSignature: 'stripped', webhookSpacedBody: true })
    await server.practice.setWebhook(server.clientId, `http://127.0.0.1:${desk.port}${webhookPath}`)
    await server.practice.seed({ count: 1, completedShare: 0, expiredShare: 0 })
    const [{ id = '' } = {}] = await server.practice.requests()
    await server.practice.complete(id)
    await expect
      .poll(async () => (await server.practice.webhooks()).map(({ status }) => status))
      .toEqual([204, 204, 204])
    expect(desk.lookUps).toEqual([`service-1 ${id}`])
  })
})

describe('what is turned away', () => {
  const { body, signature } = signed('known-1')
  const good = sign(signature)
  test.each<[string, number, Buffer]>([
    ['another path', 404, post(body, good, 'POST /eeid/webhooks HTTP/1.1')],
    ['another method', 405, post(body, good, `PUT ${webhookPath} HTTP/1.1`)],
    ['another type', 415, post(body, { ...good, 'content-type': 'text/plain' })],
    ['a packed body', 415, post(body, { ...good, 'content-encoding': 'gzip' })],
    ['a body over 4 MB', 413, signedPost(`${body}${' '.repeat(4_194_304)}`)],
    ['a body over 16 kB that nobody signed', 413, post(`${body}${' '.repeat(16_384)}`, {})],
    ['a body over 16 kB at another path', 413, post(`${body}${' '.repeat(16_384)}`, good, 'POST / HTTP/1.1')],
    ['no signature', 401, post(body, {})],
    ['a wrong signature', 401, post(body, sign('0'.repeat(64)))],
    ['a truncated signature', 401, post(body, sign(signature.slice(0, 63)))],
    ['two signatures', 401, post(body, { ...good, 'X-HMAC-Signature': signature })],
    ['no HTTP', 400, Buffer.from('hello there\r\n\r\n')],
    ['headers over 8 kB', 431, post(body, { ...good, 'x-more': 'x'.repeat(9_000) })],
    ['a tunnel', 405, Buffer.from('CONNECT desk:443 HTTP/1.1\r\nhost: desk\r\n\r\n')],
    ['two lengths', 400, post(body, { ...good, 'Content-Length': '3' })],
    ['a length and chunks', 400, post(chunked(body), { ...good, ...inChunks, 'content-length': String(body.length) })],
    ['chunks of no length', 400, bare({ ...good, ...inChunks }, `zz\r\n${body}\r\n0\r\n\r\n`)],
    ['a header folded over two lines', 400, post(body, { ...good, 'x-more': 'a\r\n b' })],
    ['a signature with its algorithm before it', 401, post(body, sign(`sha256=${signature}`))],
    ['a client id of nobody', 401, signedPost(JSON.stringify({ ...JSON.parse(body), client_id: 'nobody' }))],
    ['a client id that is a number', 401, signedPost('{"identification_request_id":"known-1","client_id":1}')],
    ['a request by way of the prototype', 400, signedPost('{"__proto__":{"identification_request_id":"known-1"}}')],
    ['no request', 400, signedPost('{"client_id":"front-desk"}')],
    ['a number for a request', 400, signedPost('{"identification_request_id":1e999,"client_id":"front-desk"}')],
    ['a list', 400, signedPost(`[${body}]`)],
    ['what nests without end', 400, signedPost('['.repeat(16_000))],
    ['bytes that are no text', 400, signedPost(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))]
  ])('%s', async (_what, status, bytes) => {
    await using desk = await DeskReceiver.open()
    expect(statusIn(await raw(desk.port, bytes))).toBe(status)
    expect(desk.receiver.state().lastRefused).not.toBeNull()
    expect(desk.lookUps).toEqual([])
    // The audit says why, and nothing of what was said.
    const line = desk.lines.findLast((each) => each.startsWith('webhook.refused')) ?? ''
    expect(line).toMatch(/^webhook\.refused \{"why":"\w+","status":\d{3}\}$/)
  })

  test('a large body that somebody only seems to have signed, once a few have come', async () => {
    const clock = new ManualClock()
    await using desk = await DeskReceiver.open(clock)
    const large = post(`${body}${' '.repeat(20_000)}`, sign('0'.repeat(64)))
    const statuses: (number | null)[] = []
    for (let n = 0; n < 10; n++) statuses.push(statusIn(await raw(desk.port, large)))
    expect(statuses).toEqual([...Array(8).fill(401), 429, 429])
    // One of the usual size is taken none the less.
    expect(await desk.deliver(signed('known-1'))).toBe(204)
    clock.advance(1_000)
    expect(statusIn(await raw(desk.port, large))).toBe(401)
  })

  test('does not fill the log, though it is turned away for one reason and another in turn', async () => {
    await using desk = await DeskReceiver.open()
    for (let n = 0; n < 12; n++) {
      await desk.deliver({ body, signature: '0'.repeat(64) })
      await raw(desk.port, post(body, {}))
    }
    expect(desk.lines.filter((line) => line.startsWith('webhook.refused'))).toEqual([
      'webhook.refused {"why":"signature","status":401}',
      'webhook.refused {"why":"unsigned","status":401}',
      'webhook.refused {"why":"signature","status":401,"times":10}',
      'webhook.refused {"why":"unsigned","status":401,"times":10}'
    ])
  })

  test.each([
    ['headers', `POST ${webhookPath} HTTP/1.1\r\nhost: desk\r\n`],
    ['a body', post('', { 'content-length': '100', ...good }).toString('latin1')]
  ])('%s that do not end in time', async (_what, begun) => {
    const clock = new ManualClock()
    await using desk = await DeskReceiver.open(clock)
    const answer = raw(desk.port, begun)
    await expect.poll(() => clock.waiting).toBe(1)
    // The deadline of the body begins once the headers are there.
    await new Promise((resolve) => setTimeout(resolve, 50))
    clock.advance(5_000)
    expect(await answer).toBe('')
    expect(desk.receiver.state().lastRefused).toMatchObject({ why: 'tooSlow' })
  })

  test('calls beyond the rate, until it allows more', async () => {
    const clock = new ManualClock()
    await using desk = await DeskReceiver.open(clock)
    const statuses: (number | null)[] = []
    for (let n = 0; n < 105; n++) statuses.push(await desk.deliver(signed('known-1')))
    expect([statuses.slice(0, 100).every((status) => status === 204), statuses.slice(100)]).toEqual([
      true,
      [429, 429, 429, 429, 429]
    ])
    clock.advance(50)
    expect([await desk.deliver(signed('known-1')), await desk.deliver(signed('known-1'))]).toEqual([204, 429])
  })

  test('connections beyond the limit; those that are held end in time, and make room', async () => {
    const clock = new ManualClock()
    await using desk = await DeskReceiver.open(clock)
    const held = Array.from({ length: 32 }, () => connect(desk.port, '127.0.0.1').on('error', () => {}))
    await expect.poll(() => clock.waiting).toBe(32)
    expect(await desk.deliver(signed('known-1'))).toBeNull()
    clock.advance(5_000)
    await expect
      .poll(() => held.every((socket) => socket.closed || socket.readableEnded || socket.destroyed))
      .toBe(true)
    expect(await desk.deliver(signed('known-1'))).toBe(204)
  })
})

describe('the receiver', () => {
  test('tries itself through its own socket, and looks nothing up for it', async () => {
    await using desk = await DeskReceiver.open()
    expect(await desk.receiver.test('service-2')).toBe(204)
    expect(desk.receiver.state()).toMatchObject({ lastDelivery: { isTest: true }, lastRefused: null })
    expect(await desk.receiver.test('nowhere')).toBe('secretMissing')
    await desk.receiver.stop()
    expect(await desk.receiver.test('service-2')).toBe('notListening')
    expect(desk.lookUps).toEqual([])
  })

  test('moves to another port, says why it cannot, tries again by itself, and stops', async () => {
    const clock = new ManualClock()
    const stages: string[] = []
    await using first = await DeskReceiver.open()
    await using desk = await DeskReceiver.open(clock, { changed: () => stages.push(desk.receiver.state().stage) })
    await desk.receiver.apply({ on: true, address: '127.0.0.1', port: first.port })
    expect(desk.receiver.state()).toMatchObject({ stage: 'failed', why: 'portInUse' })
    expect(await desk.deliver(signed('known-1'))).toBeNull()
    // Tried again in vain, it stands on the screen as it stood.
    stages.length = 0
    clock.advance(60_000)
    await expect.poll(() => stages).toEqual(['failed'])
    await first.receiver.stop()
    clock.advance(60_000)
    await expect.poll(() => desk.receiver.state().stage).toBe('listening')
    // A documentation address (RFC 5737), which no computer has.
    await desk.receiver.apply({ on: true, address: '192.0.2.1', port: await freePort() })
    expect(desk.receiver.state()).toMatchObject({ stage: 'failed', why: 'addressNotHere' })
    await desk.receiver.stop()
    expect([desk.receiver.state().stage, clock.waiting]).toEqual(['off', 0])
  })

  test('costs nothing while nobody calls: no timer, before and after a delivery', async () => {
    const clock = new ManualClock()
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    await using desk = await DeskReceiver.open(clock)
    expect([clock.waiting, timers()]).toEqual([0, before])
    expect(await desk.deliver(signed('known-1'))).toBe(204)
    clock.advance(250)
    await expect.poll(() => [clock.waiting, timers() <= before]).toEqual([0, true])
  })
})
