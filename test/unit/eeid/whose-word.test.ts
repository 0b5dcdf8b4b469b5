/** Whose word an answer is: what a page of somebody in between may and may not be taken for, by each call. */
import { describe, expect, test } from 'vitest'
import { cannedService, json, pending } from './canned-service.ts'

const page = (status: number, headers: Record<string, string> = {}) =>
  new Response('<html><head><title>Refused</title></head></html>', {
    status,
    headers: { 'content-type': 'text/html', ...headers }
  })

const reads = ['listPage', 'show', 'proof'] as const

function read(client: ReturnType<typeof cannedService>['client'], call: (typeof reads)[number]) {
  return call === 'listPage' ? client.listPage({ page: 1, pageSize: 10 }) : client[call]('a')
}

describe.each(reads)('a page in place of %s', (call) => {
  test.each([
    [200, 'portal'],
    [302, 'portal'],
    [401, 'other'],
    [403, 'webFilter'],
    [404, 'other'],
    [413, 'sizeLimit'],
    [422, 'other'],
    [429, 'rateLimit'],
    [451, 'webFilter'],
    [503, 'rateLimit'],
    [511, 'portal']
  ])('with status %d is somebody’s in between, and looks like a %s', async (status, looksLike) => {
    const { client, calls } = cannedService(() => page(status))
    const error = { kind: 'inBetween', looksLike, status }
    const answer = await read(client, call)
    expect(answer).toMatchObject({ ok: false, error })
    expect(answer.ok || answer.error.atToken).toBeUndefined()
    // A refusal of somebody else says nothing of the token: no sign-in is spent on it.
    expect(calls).toHaveLength(2)
  })

  test('with the status of a proxy’s sign-in asks for that', async () => {
    const { client } = cannedService(() => page(407))
    expect(await read(client, call)).toMatchObject({ ok: false, error: { kind: 'proxySignIn', status: 407 } })
  })

  test.each([500, 502, 504])(
    'with status %d is a fault of the service, or of what stands before it',
    async (status) => {
      const { client } = cannedService(() => page(status))
      expect(await read(client, call)).toMatchObject({ ok: false, error: { kind: 'server', status } })
    }
  )

  test.each([401, 403, 404])('or a gateway’s JSON, with status %d, is not the service’s word', async (status) => {
    const { client } = cannedService(() => json(status, { message: 'Forbidden' }))
    expect(await read(client, call)).toMatchObject({ ok: false, error: { kind: 'inBetween' } })
  })

  test('where a token should be is the line’s trouble, whatever was asked for', async () => {
    for (const status of [200, 401, 404, 503]) {
      const { client, state } = cannedService(() => json(200, pending()))
      state.onToken = () => page(status)
      expect(await read(client, call)).toMatchObject({ ok: false, error: { kind: 'inBetween', atToken: true } })
    }
  })
})

test('the wait that a gateway’s page asks for is kept', async () => {
  const { client } = cannedService(() => page(429, { 'retry-after': '7' }))
  const error = { kind: 'inBetween', looksLike: 'rateLimit', retryAfterMs: 7_000 }
  expect(await client.show('a')).toMatchObject({ ok: false, error })
  expect(client.busyForMs()).toBe(7_000)
})

test.each([
  [['Reason is too long', 'Sub is blank'], 'Reason is too long; Sub is blank'],
  [{ sub: ['is blank', 'is unknown'], reason: 'is too long' }, 'sub: is blank; is unknown; reason: is too long'],
  [[{ code: 7, text: 'no' }], 'code: 7; text: no']
])('the service’s words %j are told as text', async (error, text) => {
  const { client } = cannedService(() => json(422, { error }))
  expect(await client.create({ claims_required: [] })).toMatchObject({ ok: false, error: { kind: 'rejected', text } })
})

test.each([null, 7.5, '', [], {}, [[[[['deep']]]]]])('%j is no word', async (error) => {
  const { client } = cannedService(() => json(401, { error }))
  const answer = await client.show('a')
  expect(answer.ok || answer.error.kind).toBe(error === 7.5 ? 'unauthorised' : 'inBetween')
})
