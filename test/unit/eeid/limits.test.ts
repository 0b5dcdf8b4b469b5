import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cannedService, json, pending, type Reaction, settle } from './canned-service.ts'

const page = { page: 1, pageSize: 10 }
const megabyte = new Uint8Array(1024 * 1024).fill(0x20)

/** A body of so many megabytes that tells how many were taken of it. */
function endless(megabytes: number) {
  const taken = { count: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken.count += 1
        if (taken.count > megabytes) controller.close()
        else controller.enqueue(megabyte)
      },
      cancel() {
        taken.cancelled = true
      }
    },
    { highWaterMark: 0 }
  )
  return { taken, body }
}

/** A body of which the first bytes come, and the rest never. */
const stuck = (start: string) =>
  new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new TextEncoder().encode(start)) })

describe('a deadline', () => {
  const never: Reaction = () => new Promise<never>(() => {})

  test.each([
    ['list', 30_000],
    ['show', 15_000],
    ['proof', 120_000]
  ] as const)('ends a %s that is not answered after %d ms', async (call, ms) => {
    const { client, clock } = cannedService(never)
    const answer = { list: () => client.listPage(page), show: () => client.show('a'), proof: () => client.proof('a') }[
      call
    ]()
    await settle()
    clock.advance(ms - 1)
    expect(await Promise.race([answer, settle()])).toBeUndefined()
    clock.advance(1)
    expect(await answer).toEqual({ ok: false, error: { kind: 'timeout', detail: 'deadline' } })
  })

  test('ends a token, and every call that waits for it', async () => {
    const { client, clock, state } = cannedService(() => json(200, { items: [] }))
    state.onToken = never
    const answers = Promise.all([client.listPage(page), client.show('a'), client.authenticate()])
    await settle()
    clock.advance(15_000)
    for (const answer of await answers) expect(answer).toMatchObject({ ok: false, error: { kind: 'timeout' } })
  })

  test('covers the body too', async () => {
    const { client, clock } = cannedService(() => new Response(stuck('{"items":[')))
    const answer = client.listPage(page)
    await settle()
    clock.advance(30_000)
    expect(await answer).toEqual({ ok: false, error: { kind: 'timeout', detail: 'deadline', status: 200 } })
  })

  test('breaks off what is under way', async () => {
    const { client, clock, calls } = cannedService(never)
    const answer = client.show('a')
    await settle()
    expect(calls[1]?.init.signal?.aborted).toBe(false)
    clock.advance(15_000)
    await answer
    expect(calls[1]?.init.signal?.aborted).toBe(true)
  })

  test('can be set for each call', async () => {
    const { client, clock } = cannedService(never, { deadlines: { show: 5 } })
    const answer = client.show('a')
    await settle()
    clock.advance(5)
    expect((await answer).ok).toBe(false)
  })

  test('leaves no timer behind, whatever came', async () => {
    const reactions: Reaction[] = [
      () => json(200, pending()),
      () => json(500, {}),
      () => Promise.reject(new Error('x')),
      () => new Response('{')
    ]
    for (const react of reactions) {
      const { client, clock } = cannedService(react)
      await client.show(pending().id)
      await client.create({ claims_required: [] })
      expect(clock.waiting).toBe(0)
    }
  })
})

describe('a body that is too large', () => {
  test('is not read beyond 5 MB where JSON should come', async () => {
    const { taken, body } = endless(1_000)
    const { client } = cannedService(() => new Response(body, { headers: { 'content-length': '2' } }))
    expect(await client.listPage(page)).toMatchObject({ ok: false, error: { kind: 'malformed', detail: 'tooLarge' } })
    expect(taken).toEqual({ count: 6, cancelled: true })
  })

  test('is not read beyond 50 MB where a proof should come', async () => {
    const { taken, body } = endless(1_000)
    const { client } = cannedService(() => new Response(body))
    expect(await client.proof('a')).toMatchObject({ ok: false, error: { kind: 'malformed', detail: 'tooLarge' } })
    expect(taken).toEqual({ count: 51, cancelled: true })
  })

  test('leaves an error what it is', async () => {
    const { client } = cannedService(() => new Response(endless(1_000).body, { status: 500 }))
    expect(await client.listPage(page)).toEqual({ ok: false, error: { kind: 'server', status: 500 } })
  })
})

test('the service’s words are cut at 2,000 characters', async () => {
  const { client } = cannedService(() => json(422, { error: '😀'.repeat(5_000) }))
  const answer = await client.create({ claims_required: [] })
  expect(answer.ok ? '' : answer.error.text).toBe('😀'.repeat(1_000))
})

describe('busy', () => {
  const date = 'Mon, 02 Mar 2026 12:00:00 GMT'

  test.each([
    ['30', 30_000],
    ['Mon, 02 Mar 2026 12:00:30 GMT', 30_000],
    ['31536000', 900_000],
    ['0', 1_000]
  ])('with Retry-After %j waits %d ms by the service’s own clock', async (after, ms) => {
    for (const status of [429, 503]) {
      const { client } = cannedService(() => json(status, {}, { 'retry-after': after, date }))
      const error = { kind: 'busy', retryAfterMs: ms, status }
      expect(await client.show('a')).toEqual({ ok: false, error })
    }
  })

  test('without Retry-After is told apart from down', async () => {
    const { client } = cannedService(() => json(429, {}))
    expect(await client.show('a')).toEqual({ ok: false, error: { kind: 'busy', status: 429 } })
    const { client: other } = cannedService(() => json(503, {}))
    expect(await other.show('a')).toEqual({ ok: false, error: { kind: 'server', status: 503 } })
  })
})

test('no answer, however odd, makes a call throw', async () => {
  const status = fc.oneof(fc.constantFrom(200, 201, 401, 404, 422, 429), fc.integer({ min: 200, max: 599 }))
  const body = fc.oneof(
    fc.uint8Array(),
    fc.json().map((text) => new TextEncoder().encode(text)),
    fc.jsonValue().map((item) => new TextEncoder().encode(JSON.stringify({ id: 'a', ...Object(item), items: [item] }))),
    fc.jsonValue().map((error) => new TextEncoder().encode(JSON.stringify({ error })))
  )
  const kinds = [
    'offline',
    'timeout',
    'unauthorised',
    'rejected',
    'notFound',
    'busy',
    'server',
    'malformed',
    'inBetween',
    'proxySignIn'
  ]
  await fc.assert(
    fc.asyncProperty(status, body, async (code, bytes) => {
      const bodiless = [204, 205, 304].includes(code)
      const { client, clock } = cannedService(
        () => new Response(bodiless ? null : new Uint8Array(bytes), { status: code })
      )
      const calls = [client.listPage(page), client.show('a'), client.proof('a'), client.create({ claims_required: [] })]
      for (const answer of await Promise.all(calls)) {
        if (!answer.ok) expect(kinds).toContain(answer.error.kind)
      }
      expect(clock.waiting).toBe(0)
    })
  )
})

test('no token answer, however odd, makes a call throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), async (access_token, expires_in, whole) => {
      const { client, state } = cannedService(() => json(200, { items: [] }))
      for (const answer of [{ access_token, expires_in }, whole]) {
        state.onToken = () => json(201, answer)
        expect(typeof (await client.authenticate()).ok).toBe('boolean')
      }
    })
  )
})
