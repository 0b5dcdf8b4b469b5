import { describe, expect, test } from 'vitest'
import { createWaits } from '../../../main/eeid/waits.ts'
import { silentLog } from '../../../main/log/log.ts'
import { clientFactory } from '../../../main/startup/eeid-client.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { cannedService, json, pending, settle } from './canned-service.ts'

const wait = (seconds = 90) => json(429, { error: 'Too many requests' }, { 'retry-after': String(seconds) })
const page = { page: 1, pageSize: 10 }
const body = { claims_required: [{ type: 'sub', value: 'EE30303039914' }] }
const waiting = { ok: false, error: { kind: 'busy', detail: 'waiting' } }

describe('a service that asked to wait', () => {
  test.each([
    ['a create', (client: ReturnType<typeof cannedService>['client']) => client.create(body)],
    ['a page of the list', (client: ReturnType<typeof cannedService>['client']) => client.listPage(page)],
    ['one request', (client: ReturnType<typeof cannedService>['client']) => client.show('a')],
    ['a proof', (client: ReturnType<typeof cannedService>['client']) => client.proof('a')],
    ['a token', (client: ReturnType<typeof cannedService>['client']) => client.authenticate()]
  ])('is not asked for %s before the wait is over, and then it is', async (_what, ask) => {
    const { client, clock, calls } = cannedService(() => wait())
    await client.listPage(page)
    calls.length = 0
    clock.advance(89_999)
    expect(await ask(client)).toMatchObject({ ...waiting, error: { retryAfterMs: 1 } })
    expect(calls).toEqual([])
    clock.advance(1)
    await ask(client)
    expect(calls).not.toEqual([])
  })

  test('is not asked again by a call whose token it refused meanwhile', async () => {
    const late = Promise.withResolvers<Response>()
    const { client, calls } = cannedService(({ init }) => (init.method === 'POST' ? wait() : late.promise))
    const listed = client.listPage(page)
    await settle()
    await client.create(body)
    calls.length = 0
    late.resolve(json(401, { error: 'Unauthorized' }))
    expect(await listed).toMatchObject(waiting)
    expect(calls).toEqual([])
  })

  test('is not asked by a call that has only just got its token', async () => {
    const late = Promise.withResolvers<Response>()
    const service = cannedService(() => wait())
    await service.client.authenticate()
    service.client.forgetToken()
    service.state.onToken = () => late.promise
    const listed = service.client.listPage(page)
    await settle()
    service.state.onToken = () => wait()
    service.client.forgetToken()
    await service.client.authenticate()
    service.calls.length = 0
    late.resolve(json(201, { access_token: 'late', expires_in: 120 }))
    expect(await listed).toMatchObject(waiting)
    expect(service.calls).toEqual([])
  })

  test('is heard before the rest of its answer is there', async () => {
    const endless = new Response(new ReadableStream(), { status: 429, headers: { 'retry-after': '90' } })
    const { client } = cannedService(() => endless)
    void client.listPage(page)
    await settle()
    expect(client.busyForMs()).toBe(90_000)
  })

  test('does not make the next create doubt the line', async () => {
    const { client, clock, state } = cannedService(({ init }) =>
      init.method === 'POST' ? json(201, pending()) : wait()
    )
    await client.listPage(page)
    await client.create(body)
    clock.advance(90_000)
    await client.create(body)
    expect(state.tokens).toBe(1)
  })

  test('keeps the longer of two waits, whatever happens to the wall clock', () => {
    const clock = new ManualClock()
    const waits = createWaits(clock)
    waits.asked('https://eeid.test', 90_000)
    waits.asked('https://eeid.test', 1_000)
    expect(waits.leftMs('https://eeid.test')).toBe(90_000)
  })
})

describe('a wait belongs to the address, not to who was told of it', () => {
  function desk() {
    const clock = new ManualClock()
    const called: string[] = []
    const clients = clientFactory({
      networkFor: () => ({
        fetch: async (url) => {
          called.push(url)
          return url.endsWith('/token') ? json(201, { access_token: 't', expires_in: 120 }) : wait()
        },
        closeIdleConnections: async () => {}
      }),
      keychain: { get: async () => ({ ok: true, value: 'secret' }) } as never,
      clock,
      random: () => 0,
      log: silentLog
    })
    return { called, clients }
  }

  const baseUrl = 'https://eeid.test/desk'

  test.each([
    ['a loop that begins anew', { id: '1', baseUrl, clientId: 'one' }],
    ['another service there', { id: '2', baseUrl: 'https://eeid.test/', clientId: 'two' }]
  ])('%s keeps it', async (_who, other) => {
    const { called, clients } = desk()
    await clients.kept({ id: '1', baseUrl, clientId: 'one' }).listPage(page)
    called.length = 0
    expect(await clients.kept(other).listPage(page)).toMatchObject(waiting)
    expect(called).toEqual([])
  })

  test('a test of the connection keeps it, and one of another address does not have to', async () => {
    const { called, clients } = desk()
    await clients.kept({ id: '1', baseUrl, clientId: 'one' }).listPage(page)
    called.length = 0
    expect(await clients.once({ baseUrl, clientId: 'one' }, 'typed').authenticate()).toMatchObject(waiting)
    expect(called).toEqual([])
    expect((await clients.once({ baseUrl: 'https://other.test', clientId: 'one' }, 'typed').authenticate()).ok).toBe(
      true
    )
  })
})
