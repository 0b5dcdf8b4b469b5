import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startPracticeServer } from '../../eeid-server/index.ts'
import { freePort } from '../../ports/free-port.ts'
import { ManualClock } from '../../unit/eeid/manual-clock.ts'
import { DeskReceiver, post, raw, services, signed, statusIn, webhookPath } from './desk-receiver.ts'

const sign = (signature: string) => ({ 'x-hmac-signature': signature })

describe('a delivery', () => {
  test('is taken with 204 before its request is looked up', async () => {
    const events: string[] = []
    await using desk = await DeskReceiver.open(undefined, {
      async lookUp(_serviceId, requestId) {
        events.push(`looked up ${requestId}`)
        return 'told'
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
    ['a body over 16 kB', 413, post(`${body}${' '.repeat(16_384)}`, good)],
    ['no signature', 401, post(body, {})],
    ['a wrong signature', 401, post(body, sign('0'.repeat(64)))],
    ['a truncated signature', 401, post(body, sign(signature.slice(0, 63)))],
    ['two signatures', 401, post(body, { ...good, 'X-HMAC-Signature': signature })],
    ['no HTTP', 400, Buffer.from('hello there\r\n\r\n')],
    ['headers over 8 kB', 400, post(body, { ...good, 'x-more': 'x'.repeat(9_000) })]
  ])('%s', async (_what, status, bytes) => {
    await using desk = await DeskReceiver.open()
    expect(statusIn(await raw(desk.port, bytes))).toBe(status)
    expect(desk.receiver.state().lastRefused).not.toBeNull()
    expect(desk.lookUps).toEqual([])
    // The audit says why, and nothing of what was said.
    const line = desk.lines.findLast((each) => each.startsWith('webhook.refused')) ?? ''
    expect(line).toMatch(/^webhook\.refused \{"why":"\w+","status":\d{3}\}$/)
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
    await using first = await DeskReceiver.open()
    await using desk = await DeskReceiver.open(clock)
    await desk.receiver.apply({ on: true, address: '127.0.0.1', port: first.port })
    expect(desk.receiver.state()).toMatchObject({ stage: 'failed', why: 'portInUse' })
    expect(await desk.deliver(signed('known-1'))).toBeNull()
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
