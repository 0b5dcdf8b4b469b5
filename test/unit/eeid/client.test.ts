import { describe, expect, test } from 'vitest'
import { cannedService, json, netError, pdf, pending } from './canned-service.ts'

const requests = '/api/ident/v1/identification_requests'
const page = { page: 1, pageSize: 10 }

describe('a token', () => {
  test('is asked for with Basic credentials in UTF-8, without a body', async () => {
    const { client, calls } = cannedService(() => json(200, {}))
    expect(await client.authenticate()).toMatchObject({ ok: true, value: null })
    const [call] = calls
    expect(call?.path).toBe('/api/auth/v1/token')
    expect(call?.init.method).toBe('POST')
    expect(call?.body).toBeUndefined()
    expect(call?.authorization).toBe(`Basic ${Buffer.from('desk:sécret', 'utf8').toString('base64')}`)
  })

  test.each([200, 201])('may come with status %d', async (status) => {
    const { client, state } = cannedService(() => json(200, {}))
    state.onToken = () => json(status, { access_token: 'x', expires_in: 120 })
    expect((await client.authenticate()).ok).toBe(true)
  })

  test('is fetched anew by every test of the connection', async () => {
    const { client, state } = cannedService(() => json(200, {}))
    await client.authenticate()
    await client.authenticate()
    expect(state.tokens).toBe(2)
  })

  test.each([{ access_token: '' }, { access_token: 'a\nb' }, { access_token: 7 }, {}, [], null, 'token'])(
    'is not %j',
    async (body) => {
      const { client, state } = cannedService(() => json(200, {}))
      state.onToken = () => json(201, body)
      expect(await client.authenticate()).toMatchObject({ ok: false, error: { kind: 'malformed' } })
    }
  )

  test.each([undefined, null, 'soon', '60'])('lives for the usual time when expires_in is %j', async (life) => {
    const { client, state } = cannedService(() => json(200, { items: [] }))
    state.tokenLife = life
    await client.listPage(page)
    await client.listPage(page)
    expect(state.tokens).toBe(1)
  })

  test('refused with the credentials ends the call', async () => {
    const { client, state, calls } = cannedService(() => json(200, {}))
    state.onToken = () => json(401, { error: 'Invalid credentials' })
    expect(await client.show('a')).toEqual({ ok: false, error: { kind: 'unauthorised', status: 401, atToken: true } })
    expect(calls).toHaveLength(1)
  })

  test.each([
    ['locked', async () => ({ ok: false as const, state: 'locked' })],
    ['none', async () => ({ ok: true as const, value: null })],
    ['unknown', () => Promise.reject(new Error('sécret'))]
  ])('is not asked for when the keychain has no secret: %s', async (detail, clientSecret) => {
    const { client, calls } = cannedService(() => json(200, {}), { clientSecret })
    expect(await client.show('a')).toEqual({ ok: false, error: { kind: 'secretUnavailable', detail, atToken: true } })
    expect(calls).toEqual([])
  })

  test.each(['onResume', 'forgetToken'] as const)('is fetched anew after %s', async (forget) => {
    const { client, state } = cannedService(() => json(200, { items: [] }))
    await client.listPage(page)
    client[forget]()
    await client.listPage(page)
    expect(state.tokens).toBe(2)
  })
})

describe('every call', () => {
  test('goes out without cookies, cache and redirects, with the token', async () => {
    const { client, calls } = cannedService(() => json(200, pending()))
    await client.show('a')
    expect(calls[1]).toMatchObject({
      path: `${requests}/a`,
      authorization: 'Bearer t1',
      init: { method: 'GET', redirect: 'error', credentials: 'omit', cache: 'no-store' }
    })
  })

  test('tells the service’s clock', async () => {
    const date = 'Mon, 02 Mar 2026 09:00:00 GMT'
    const { client } = cannedService(() => json(200, { items: [] }, { date }))
    expect(await client.listPage(page)).toMatchObject({ serverTime: Date.parse(date) })
  })

  test('to an address that is not safe is refused before anything is sent', async () => {
    const { client, calls } = cannedService(() => json(200, {}), { baseUrl: 'http://eeid.test' })
    const answers = [client.authenticate(), client.listPage(page), client.show('a'), client.proof('a')]
    for (const answer of await Promise.all(answers))
      expect(answer).toEqual({ ok: false, error: { kind: 'insecureUrl' } })
    expect(await client.create({ claims_required: [] })).toEqual({
      ok: false,
      error: { kind: 'insecureUrl', sent: 'no' }
    })
    expect(calls).toEqual([])
  })

  test('with an id that would lead elsewhere is not sent', async () => {
    const { client, calls } = cannedService(() => json(200, {}))
    for (const answer of [await client.show('..'), await client.proof('')]) {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    }
    expect(calls).toEqual([])
  })

  test('works apart from the client it belongs to', async () => {
    const { client } = cannedService(() => json(200, pending()))
    const { show } = client
    expect((await show(pending().id)).ok).toBe(true)
  })
})

describe('a refused token', () => {
  test('is replaced, and the call repeated once', async () => {
    const { client, calls } = cannedService(({ authorization }) =>
      authorization === 'Bearer t1' ? json(401, { error: 'Unauthorized' }) : json(200, { items: [], total: 0 })
    )
    expect((await client.listPage(page)).ok).toBe(true)
    expect(calls.map((call) => call.authorization.split(' ')[1])).toEqual([
      expect.any(String),
      't1',
      expect.any(String),
      't2'
    ])
  })

  test('twice is an error', async () => {
    const { client, calls } = cannedService(() => json(401, { error: 'Unauthorized' }))
    expect(await client.proof('a')).toEqual({ ok: false, error: { kind: 'unauthorised', status: 401 } })
    expect(calls).toHaveLength(4)
  })
})

describe('a list', () => {
  test('asks for the page wanted and ignores the page echoed', async () => {
    const { client, calls } = cannedService(() => json(200, { page: 0, page_size: 5, total: 1, items: [pending()] }))
    const answer = await client.listPage({ page: 3, pageSize: 100 })
    expect(calls[1]?.path).toBe(`${requests}?page=3&page_size=100`)
    expect(answer).toMatchObject({ ok: true, value: { total: 1, malformed: 0, items: [{ id: pending().id }] } })
  })

  test('keeps the items that can be understood, and counts the others', async () => {
    const { client, log } = cannedService(() => json(200, { total: '4', items: [{}, pending(), null, { id: 7 }] }))
    expect(await client.listPage(page)).toMatchObject({ ok: true, value: { total: 4, malformed: 3, items: [{}] } })
    expect(log).toContainEqual({ event: 'eeid.malformed-items', fields: { count: 3 } })
  })

  test.each([{}, { items: null }, { items: {} }, []])('is not %j', async (body) => {
    const { client } = cannedService(() => json(200, body))
    expect(await client.listPage(page)).toMatchObject({ ok: false, error: { kind: 'malformed', detail: 'wrongShape' } })
  })

  test.each([undefined, null, -1, 'many', 1.5])('with a total of %j tells none', async (total) => {
    const { client } = cannedService(() => json(200, { total, items: [] }))
    expect(await client.listPage(page)).toMatchObject({ ok: true, value: { total: null } })
  })
})

describe('showing a request', () => {
  test('answers it', async () => {
    const { client } = cannedService(() => json(200, pending()))
    expect(await client.show(pending().id.toUpperCase())).toMatchObject({ ok: true, value: { status: 'pending' } })
  })

  test('that the service does not have answers notFound', async () => {
    const { client } = cannedService(() => json(404, { error: 'Request not found' }))
    expect(await client.show('a')).toEqual({ ok: false, error: { kind: 'notFound', status: 404 } })
  })

  test('does not take another one for it', async () => {
    const { client } = cannedService(() => json(200, pending()))
    expect(await client.show('a')).toMatchObject({ ok: false, error: { kind: 'malformed', detail: 'otherRequest' } })
  })
})

describe('a proof', () => {
  const typed = (type: string) => new Response(new Uint8Array(pdf()), { headers: { 'content-type': type } })

  test.each(['application/pdf', 'application/octet-stream', 'text/html'])('may come as %s', async (type) => {
    const { client } = cannedService(() => typed(type))
    expect(await client.proof('a')).toMatchObject({ ok: true, value: pdf() })
  })

  test('that is not there yet is notFound', async () => {
    const { client } = cannedService(() => json(404, { error: 'Proof of identity not found' }))
    expect(await client.proof('a')).toMatchObject({ ok: false, error: { kind: 'notFound' } })
  })

  test.each([
    ['empty', new Response('')],
    ['html', new Response('<html></html>', { headers: { 'content-type': 'application/pdf' } })],
    ['notPdf', json(200, { error: 'no' })],
    ['truncated', new Response('%PDF-1.7 …')]
  ])('that is %s is malformed', async (detail, response) => {
    const { client } = cannedService(() => response)
    expect(await client.proof('a')).toEqual({ ok: false, error: { kind: 'malformed', detail, status: 200 } })
  })
})

describe('the log', () => {
  test('tells calls and codes, and nothing of what was said', async () => {
    const secrets = [
      'sécret',
      't1',
      'EE30303039914',
      'R-1',
      'Mari Maasikas',
      'eeid.test',
      pending().id,
      'word of the service'
    ]
    const { client, log } = cannedService(({ path }) => {
      if (path.endsWith('proof_of_identity')) throw netError('ERR_CONNECTION_RESET')
      if (path === requests) return json(422, { error: 'word of the service about Mari Maasikas' })
      return json(500, { error: 'word of the service' })
    })
    const claims_required = [{ type: 'sub', value: 'EE30303039914' }]
    await client.create({ reference: 'R-1', reason: 'Mari Maasikas', claims_required })
    await client.show(pending().id)
    await client.proof(pending().id)
    expect(log.map(({ fields }) => fields)).toMatchObject([
      { call: 'token' },
      { call: 'create', kind: 'rejected', status: 422 },
      { call: 'show', kind: 'server', status: 500 },
      { call: 'proof', kind: 'offline', detail: 'ERR_CONNECTION_RESET' }
    ])
    for (const secret of secrets) expect(JSON.stringify(log)).not.toContain(secret)
  })
})
