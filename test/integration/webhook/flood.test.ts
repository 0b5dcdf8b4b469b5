import { createHmac, randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { DeskReceiver, post, raw, services, signed, statusIn, webhookPath } from './desk-receiver.ts'

/** What is sent, and which statuses may come back; null: the connection was closed without one. */
type Sent = { bytes: Buffer; statuses: readonly (number | null)[]; isSlow?: boolean; allowed?: string }

const [first = { id: '', clientId: '', secret: '' }, second = first] = services
const sign = (signature: string) => ({ 'x-hmac-signature': signature })
const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const id = fc.oneof(
  fc.nat(60).map((n) => `nowhere-${n}`),
  fc.uuid()
)
const unsigned = fc.record({ id, signature: hex })

const refusal = (statuses: Sent['statuses'], bytes: fc.Arbitrary<Buffer>) =>
  bytes.map((each) => ({ bytes: each, statuses }))

// Deliveries of the service, its retries and somebody's replays among them: the same few ids again and again.
const genuine = fc
  .record({ id, service: fc.constantFrom(first, second), inCapitals: fc.boolean() })
  .map(({ id, service, inCapitals }): Sent => {
    const { body, signature } = signed(id, service)
    const written = inCapitals ? signature.toUpperCase() : signature
    return { bytes: post(body, sign(written)), statuses: [204], allowed: `${service.id} ${id}` }
  })

const forged = [
  refusal(
    [401],
    unsigned.map((each) => post(signed(each.id).body, sign(each.signature)))
  ),
  refusal(
    [401],
    fc
      .tuple(id, fc.nat(63))
      .map(([each, length]) => post(signed(each).body, sign(signed(each).signature.slice(0, length))))
  ),
  refusal(
    [401],
    id.map((each) => post(signed(each).body, sign(`sha256=${signed(each).signature}`)))
  ),
  refusal(
    [401],
    id.map((each) => post(signed(each).body, {}))
  ),
  // Another service's secret, whether or not the desk has that service.
  refusal(
    [401],
    id.map((each) =>
      post(signed(each, { secret: 'nobody knows' }).body, sign(signed(each, { secret: 'nobody knows' }).signature))
    )
  ),
  refusal(
    [401],
    id.map((each) => {
      const crossed = signed(each, { clientId: first.clientId, secret: second.secret })
      return post(crossed.body, sign(crossed.signature))
    })
  ),
  // Signed well, and changed on the way.
  refusal(
    [401],
    id.map((each) => post(signed(each).body.replace('"', "'"), sign(signed(each).signature)))
  )
]

const signedNonsense = refusal(
  [400],
  fc
    .string({ maxLength: 200 })
    .map((body) => post(body, sign(createHmac('sha256', first.secret).update(body).digest('hex'))))
)

const elsewhere = [
  refusal(
    [404],
    fc
      .tuple(id, fc.webPath())
      .map(([each, path]) => post(signed(each).body, sign(signed(each).signature), `POST ${path || '/'} HTTP/1.1`))
  ),
  refusal(
    [405],
    fc
      .tuple(id, fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'))
      .map(([each, method]) =>
        post(signed(each).body, sign(signed(each).signature), `${method} ${webhookPath} HTTP/1.1`)
      )
  ),
  refusal(
    [415],
    fc
      .tuple(id, fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''))
      .map(([each, type]) => post(signed(each).body, { ...sign(signed(each).signature), 'content-type': type }))
  )
]

const oversized = [
  // The connection may be gone before the answer is read.
  refusal(
    [401, 429, null],
    fc.integer({ min: 16_385, max: 100_000 }).map((size) => post(Buffer.alloc(size, 0x20), sign('0'.repeat(64))))
  ),
  refusal(
    [413, null],
    fc.integer({ min: 16_385, max: 100_000 }).map((size) => post(Buffer.alloc(size, 0x20), {}))
  ),
  refusal(
    [413, null],
    fc
      .integer({ min: 20_000, max: 60_000 })
      .map((size) =>
        Buffer.from(
          `POST ${webhookPath} HTTP/1.1\r\nhost: desk\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${size.toString(16)}\r\n${' '.repeat(size)}\r\n0\r\n\r\n`
        )
      )
  ),
  refusal(
    [431, 400, null],
    fc
      .integer({ min: 9_000, max: 20_000 })
      .map((size) => post('{}', { ...sign('0'.repeat(64)), 'x-more': 'x'.repeat(size) }))
  )
]

const injected = refusal(
  [400, 401, null],
  fc
    .tuple(
      unsigned,
      fc.constantFrom(
        '\r\nx-hmac-signature: ',
        '\r\n ',
        '\n',
        '\r',
        '\0',
        '\r\ncontent-length: 3\r\nx: ',
        '\r\ntransfer-encoding: chunked\r\nx: ',
        '\r\n\r\nPOST / HTTP/1.1\r\nx: '
      )
    )
    .map(([each, between]) =>
      post(signed(each.id).body, { 'x-hmac-signature': `${each.signature}${between}${each.signature}` })
    )
)

const noise = refusal(
  [400, null],
  fc
    .uint8Array({ minLength: 1, maxLength: 300 })
    // Blank lines begin nothing: whoever sends no more is slow.
    .filter(([first]) => first !== 0x0d && first !== 0x0a)
    .map((bytes) => Buffer.concat([bytes, Buffer.from('\r\n\r\n')]))
)

const slow = fc.tuple(id, fc.nat(40)).map(([each, length]): Sent => {
  const whole = post(signed(each).body, sign(signed(each).signature))
  return { bytes: whole.subarray(0, whole.length - 1 - length), statuses: [null], isSlow: true }
})

const anything: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 30, arbitrary: genuine },
  ...[...forged, signedNonsense, ...elsewhere, injected, noise].map((arbitrary) => ({ weight: 5, arbitrary })),
  ...oversized.map((arbitrary) => ({ weight: 1, arbitrary })),
  { weight: 1, arbitrary: slow }
)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const memory = () => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1_000_000
}

test('10,000 generated deliveries: no crash, no look-up that was not signed for, each once, and bounded memory', async () => {
  const clock = new ManualClock()
  await using desk = await DeskReceiver.open(clock)
  const all = fc.sample(anything, 10_000)
  const wrong: string[] = []
  const held: Promise<void>[] = []

  async function send({ bytes, statuses, isSlow }: Sent): Promise<void> {
    // As fast as the rate allows; those who dawdle run into their deadline meanwhile.
    clock.advance(50)
    const answer = raw(desk.port, bytes).then((text) => {
      if (!statuses.includes(statusIn(text)))
        wrong.push(`${statusIn(text)} for ${bytes.toString('latin1').slice(0, 300)}`)
    })
    if (isSlow) held.push(answer)
    else await answer
  }

  async function flood(part: readonly Sent[]): Promise<void> {
    const rest = part.values()
    const worker = async () => {
      for (const each of rest) await send(each)
    }
    await Promise.all(Array.from({ length: 8 }, worker))
  }

  await flood(all.slice(0, 2_000))
  const before = memory()
  await flood(all.slice(2_000))
  clock.advance(5_000)
  await Promise.all(held)
  expect(wrong).toEqual([])
  expect(memory() - before).toBeLessThan(20)
  const allowed = new Set(all.flatMap(({ allowed }) => allowed ?? []))
  await expect.poll(() => desk.lookUps.toSorted()).toEqual([...allowed].sort())
  expect(await desk.deliver(signed(randomBytes(4).toString('hex')))).toBe(204)
}, 300_000)
