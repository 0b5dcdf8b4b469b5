import { describe, expect, test } from 'vitest'
import { cannedService, json, netError, nodeError, pending, settle } from './canned-service.ts'

const body = { reference: 'R-1', claims_required: [{ type: 'sub', value: 'EE30303039914' }] }

describe('a create', () => {
  test.each([200, 201])('may be answered with status %d', async (status) => {
    const { client, calls } = cannedService(() => json(status, pending()))
    expect(await client.create(body)).toMatchObject({ ok: true, value: { id: pending().id } })
    expect(calls[1]?.init.method).toBe('POST')
    expect(JSON.parse(calls[1]?.body ?? '')).toEqual(body)
    expect(new Headers(calls[1]?.init.headers).get('content-type')).toBe('application/json')
  })

  test('goes out over connections that nothing was sent on before, each time it is sent', async () => {
    const closedAt: number[] = []
    const { client, state } = cannedService(() => {
      closedAt.push(state.closed)
      return closedAt.length === 1 ? json(401, { error: 'Unauthorized' }) : json(201, pending())
    })
    await client.create(body)
    expect(closedAt).toEqual([1, 2])
  })

  test('alone closes connections', async () => {
    const { client, state } = cannedService(() => json(200, { items: [] }))
    await client.listPage({ page: 1, pageSize: 10 })
    await client.show('a')
    expect(state.closed).toBe(0)
  })

  test('goes out over its own fetch where it has one; its token does not', async () => {
    const creates: string[] = []
    const { client, calls } = cannedService(() => json(500, {}), {
      createFetch: async (url) => {
        creates.push(url)
        return json(201, pending())
      }
    })
    expect((await client.create(body)).ok).toBe(true)
    expect(creates).toHaveLength(1)
    expect(calls.map((call) => call.path)).toEqual(['/api/auth/v1/token'])
  })
})

describe('the service certainly did not act', () => {
  test('when its connections could not be closed', async () => {
    const { client, calls } = cannedService(() => json(201, pending()), {
      closeIdleConnections: () => Promise.reject(new Error('gone'))
    })
    expect(await client.create(body)).toEqual({
      ok: false,
      error: { kind: 'offline', detail: 'connectionsNotClosed', sent: 'no' }
    })
    expect(calls).toHaveLength(1)
  })

  test('when closing them took until the deadline', async () => {
    const { client, clock } = cannedService(() => json(201, pending()), {
      closeIdleConnections: () => new Promise(() => {})
    })
    const answer = client.create(body)
    await settle()
    clock.advance(30_000)
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'timeout', sent: 'no' } })
  })

  test.each([
    ['no connection', () => Promise.reject(netError('ERR_CONNECTION_RESET')), 'offline'],
    ['a server fault', () => json(500, { error: 'An error occurred' }), 'server'],
    ['a refusal', () => json(401, { error: 'Invalid credentials' }), 'unauthorised'],
    ['half an answer', () => new Response('{"access_to'), 'malformed']
  ])('when the token came to nothing: %s', async (_what, onToken, kind) => {
    const { client, state } = cannedService(() => json(201, pending()))
    state.onToken = onToken
    expect(await client.create(body)).toMatchObject({ ok: false, error: { kind, sent: 'no' } })
  })

  test.each([netError('ERR_CONNECTION_REFUSED'), netError('ERR_NAME_NOT_RESOLVED'), nodeError('ECONNREFUSED')])(
    'when no connection was made: %s',
    async (error) => {
      const { client } = cannedService(() => Promise.reject(error))
      expect(await client.create(body)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'no' } })
    }
  )

  test('when it refused, in its own words, which are kept word for word', async () => {
    const text = 'Claim "sub" has no value – palun täitke <b>see</b>'
    const { client } = cannedService(() => json(422, { error: text }))
    expect(await client.create(body)).toEqual({ ok: false, error: { kind: 'rejected', text, status: 422, sent: 'no' } })
  })

  test.each([400, 409, 413])('when it refused with status %d and words of its own', async (status) => {
    const { client } = cannedService(() => json(status, { error: 'no' }))
    expect(await client.create(body)).toMatchObject({ ok: false, error: { kind: 'rejected', text: 'no', sent: 'no' } })
  })

  test.each([
    ['a gateway’s limit', 429],
    ['a gateway’s limit of size', 413]
  ])('when %s refused it, in whatever words: that is what its status means', async (_what, status) => {
    for (const answer of ['<h1>No</h1>', '{"error":"cut o', '']) {
      const { client } = cannedService(() => new Response(answer, { status }))
      expect(await client.create(body)).toMatchObject({ ok: false, error: { status, sent: 'no' } })
    }
  })

  test('when it may not, and the words are told', async () => {
    const { client } = cannedService(() => json(403, { error: 'This service is closed' }))
    expect(await client.create(body)).toEqual({
      ok: false,
      error: { kind: 'unauthorised', text: 'This service is closed', status: 403, sent: 'no' }
    })
  })

  test('when it refused the token twice', async () => {
    const { client, calls } = cannedService(() => json(401, { error: 'Unauthorized' }))
    expect(await client.create(body)).toMatchObject({ ok: false, error: { kind: 'unauthorised', sent: 'no' } })
    expect(calls.filter((call) => call.body !== undefined)).toHaveLength(2)
  })

  test('when it was too busy, and says so itself', async () => {
    const { client } = cannedService(() => json(429, { error: 'Too many requests' }, { 'retry-after': '7' }))
    expect(await client.create(body)).toEqual({
      ok: false,
      error: { kind: 'busy', retryAfterMs: 7_000, status: 429, sent: 'no' }
    })
  })
})

describe('the service may have acted', () => {
  test.each([
    ['a reset', () => Promise.reject(netError('ERR_CONNECTION_RESET')), 'offline'],
    ['a failure nobody knows', () => Promise.reject(new Error('?')), 'offline'],
    ['a server fault', () => json(500, { error: 'An error occurred' }), 'server'],
    ['a gateway that is busy', () => json(503, { error: 'later' }, { 'retry-after': '7' }), 'busy'],
    ['a refusal in other words than the service’s', () => new Response('<p>No</p>', { status: 422 }), 'inBetween'],
    ['half a refusal', () => new Response('{"error":"Claim ', { status: 422 }), 'malformed'],
    ['a 401 that is not the service’s', () => new Response('<p>Proxy</p>', { status: 401 }), 'inBetween'],
    ['an unknown address', () => json(404, { error: 'Not found' }), 'malformed'],
    ['a redirect', () => new Response(null, { status: 302 }), 'inBetween'],
    ['half an answer', () => new Response('{"id":"c0ff', { status: 201 }), 'malformed'],
    ['no answer', () => new Response(null, { status: 204 }), 'malformed'],
    ['an answer without an id', () => json(201, { ...pending(), id: null }), 'malformed'],
    ['a web page', () => new Response('<html></html>'), 'inBetween']
  ])('after %s, which is not repeated', async (_what, react, kind) => {
    const { client, calls } = cannedService(react)
    expect(await client.create(body)).toMatchObject({ ok: false, error: { kind, sent: 'perhaps' } })
    expect(calls.filter((call) => call.body !== undefined)).toHaveLength(1)
  })

  test('when the deadline passed', async () => {
    const { client, clock } = cannedService(() => new Promise<never>(() => {}))
    const answer = client.create(body)
    await settle()
    clock.advance(30_000)
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'timeout', sent: 'perhaps' } })
  })
})

describe('a create over a line that last failed', () => {
  test('begins with a token, so that a line that is still down keeps it from leaving', async () => {
    let down = false
    const { client, state, calls } = cannedService(() => {
      if (down) throw netError('ERR_INTERNET_DISCONNECTED')
      return json(200, { items: [] })
    })
    await client.listPage({ page: 1, pageSize: 10 })
    down = true
    state.onToken = () => Promise.reject(netError('ERR_INTERNET_DISCONNECTED'))
    await client.listPage({ page: 1, pageSize: 10 })
    expect(await client.create(body)).toMatchObject({ ok: false, error: { kind: 'offline', sent: 'no' } })
    expect(calls.filter((call) => call.body !== undefined)).toEqual([])
  })

  test('goes out with the token it has once the line is proved again', async () => {
    let down = true
    const { client, state } = cannedService(({ body: sent }) => {
      if (down) throw netError('ERR_NETWORK_CHANGED')
      return sent === undefined ? json(200, { items: [] }) : json(201, pending())
    })
    await client.listPage({ page: 1, pageSize: 10 })
    down = false
    await client.listPage({ page: 1, pageSize: 10 })
    expect((await client.create(body)).ok).toBe(true)
    expect(state.tokens).toBe(1)
  })
})
