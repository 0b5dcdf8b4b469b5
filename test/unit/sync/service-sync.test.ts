import { describe, expect, onTestFinished, test } from 'vitest'
import type { EeidClient } from '../../../main/eeid/client.ts'
import { createWaits } from '../../../main/eeid/waits.ts'
import type { Log } from '../../../main/log/log.ts'
import { startServiceSync } from '../../../main/sync/service-sync.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

function desk(client?: (real: EeidClient) => EeidClient) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  service.waits = createWaits(clock)
  const lines: string[] = []
  const write = (event: string) => void lines.push(event)
  const log: Log = { info: write, warn: write, error: write }
  const sync = startServiceSync({
    serviceId: testService.id,
    store,
    client: client?.(service.client) ?? service.client,
    clock,
    random: () => 0.5,
    log,
    requestsChanged: () => {},
    connectionChanged: () => {}
  })
  onTestFinished(() => sync.stop())
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  /** Lets time pass in steps, so that what is due happens in its turn. */
  const pass = async (ms: number, step = 500) => {
    await settle()
    for (let passed = 0; passed < ms; passed += step) {
      clock.advance(step)
      await settle()
    }
  }
  const want = (reference = 'A-1') =>
    store.outbox.add({ serviceId: testService.id, reference, claims: { sub: 'EE30303039914' }, reason: '' })
  return { clock, lines, pass, service, settle, store, sync, want }
}

const countOf = (calls: readonly string[], name: string) => calls.filter((call) => call.startsWith(name)).length

describe('the loop of a service', () => {
  test('never has more than one timer', async () => {
    const { clock, pass, service, sync, want } = desk()
    service.put({ id: 'a' })
    await pass(1_000)
    for (let n = 0; n < 20; n++) {
      sync.checkNow()
      sync.sendNow()
      sync.focus('a')
      want(`A-${n}`)
      expect(clock.waiting).toBeLessThanOrEqual(1)
      await pass(700, 100)
      expect(clock.waiting).toBe(1)
    }
  })

  test('cannot be made to hammer', async () => {
    const { pass, service, sync } = desk()
    await pass(500)
    service.calls = []
    for (let n = 0; n < 100; n++) {
      sync.checkNow()
      await pass(100, 100)
    }
    expect(service.calls.length).toBeLessThanOrEqual(6)
  })

  test('survives a full disk, and finds out what became of a request whose answer it could not write down', async () => {
    const { pass, service, store, sync, want } = desk()
    await pass(1_000)
    const { atomically } = store
    store.atomically = () => {
      throw new Error('database or disk is full')
    }
    const id = want()
    sync.sendNow()
    await pass(1_000)
    expect(store.outbox.get(id)?.state).toBe('sending')
    store.atomically = atomically
    await pass(20_000)
    expect(store.outbox.get(id)?.state).toBe('created')
    expect(countOf(service.calls, 'create')).toBe(1)
  })

  test('lets a new request out while a long list is being read', async () => {
    const held: (() => void)[] = []
    const { pass, service, settle, store, sync, want } = desk((real) => ({
      ...real,
      listPage: async (wanted) => {
        await new Promise<void>((resolve) => held.push(resolve))
        return real.listPage(wanted)
      }
    }))
    await pass(1_000)
    expect(held).toHaveLength(1)
    const id = want()
    sync.sendNow()
    await settle()
    expect([store.outbox.get(id)?.state, service.calls]).toEqual(['created', ['create']])
  })

  test('asks for the request on screen more often than for the rest, until it is over', async () => {
    const { pass, service, store, sync } = desk()
    service.put({ id: 'a' })
    service.put({ id: 'b' })
    await pass(1_000)
    service.calls = []
    sync.focus('a')
    await pass(60_000)
    expect(countOf(service.calls, 'show')).toBeGreaterThanOrEqual(24)
    expect(countOf(service.calls, 'list')).toBeLessThanOrEqual(13)
    service.complete('a')
    await pass(3_000)
    expect(store.views.get('a')?.status).toBe('completed')
    service.calls = []
    await pass(10_000)
    expect(service.calls).not.toContain('show')
  })

  test('asks once for another client’s request on screen of which the list does not tell enough', async () => {
    const { pass, service, store, sync } = desk()
    service.put({ id: 'a', status: 'completed', result: { given_name: 'SOMEBODY', family_name: 'ELSE' } })
    service.unlisted = ['claims_required']
    await pass(1_000)
    expect(store.views.get('a')?.outcome).toBe('notCompared')
    service.calls = []
    sync.focus('a')
    await pass(100)
    expect(store.views.get('a')?.outcome).toBe('matching')
    await pass(30_000)
    expect(countOf(service.calls, 'show')).toBe(1)
  })

  test('tells when it last swept, which an answer about one request does not change', async () => {
    const { clock, pass, service, sync } = desk()
    service.put({ id: 'a' })
    expect(sync.connection().lastSwept).toBeNull()
    await pass(1_000)
    const swept = sync.connection().lastSwept
    expect(swept).not.toBeNull()
    sync.focus('a')
    await pass(3_000)
    expect(countOf(service.calls, 'show')).toBeGreaterThan(0)
    expect(sync.connection()).toMatchObject({ lastSwept: swept })
    await pass(10_000)
    expect(sync.connection().lastSwept).toBeGreaterThan(swept ?? clock.now())
  })

  test('makes no call while the machine sleeps, and a round with a fresh token a few seconds after', async () => {
    let fresh = 0
    const { clock, pass, service, sync } = desk((real) => ({
      ...real,
      onResume: () => {
        fresh += 1
      }
    }))
    service.put({ id: 'a' })
    await pass(1_000)
    sync.sleep()
    service.calls = []
    await pass(60_000)
    expect([service.calls, clock.waiting]).toEqual([[], 0])
    sync.wake()
    await pass(2_500)
    expect([service.calls, fresh]).toEqual([[], 1])
    await pass(1_000)
    expect(service.calls).toContain('list 1')
  })

  test('tells a round that failed on this computer as that, until one does not', async () => {
    const { pass, service, store, sync } = desk()
    await pass(1_000)
    expect(sync.connection()).toMatchObject({ status: 'online', trouble: null })
    const before = sync.connection().lastSwept
    const { put } = store.requests
    const failing = (code: string) => () => {
      throw Object.assign(new Error('fault'), { code })
    }
    store.requests.put = failing('SQLITE_IOERR')
    service.put({ id: 'a' })
    await pass(70_000)
    expect(sync.connection()).toMatchObject({ trouble: 'failed', lastSwept: before })
    store.requests.put = failing('SQLITE_FULL')
    await pass(70_000)
    expect(sync.connection().trouble).toBe('diskFull')
    store.requests.put = put
    await pass(70_000)
    expect(sync.connection()).toMatchObject({ status: 'online', trouble: null })
  })

  test('waits as long as a busy service asks, also after a send and a wish to check', async () => {
    const { pass, service, sync, want } = desk()
    await pass(1_000)
    service.fates = [{ before: { kind: 'busy', retryAfterMs: 300_000, sent: 'no' } }]
    want()
    sync.sendNow()
    await pass(500)
    service.calls = []
    sync.checkNow()
    sync.sendNow()
    sync.sleep()
    sync.wake()
    await pass(299_000)
    expect(service.calls).toEqual([])
    await pass(120_000)
    expect(countOf(service.calls, 'create')).toBe(1)
  })

  test('is not kept from a proof by a desk clock that was put back', async () => {
    const { clock, pass, service, store } = desk()
    service.put({ id: 'a', status: 'completed' })
    await pass(20_000)
    clock.wall -= 24 * 3_600_000
    service.proofs.set('a', new TextEncoder().encode('%PDF-1.7 …'))
    await pass(60_000)
    expect(store.views.get('a')?.proofSize).toBeGreaterThan(0)
  })
})
