import { describe, expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { createProofFetch } from '../../../main/proofs/fetch.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

function desk() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  let changes = 0
  const parts = {
    serviceId: testService.id,
    store,
    client: service.client,
    clock,
    log: silentLog,
    changed: () => {
      changes += 1
    }
  }
  const statusOf = (id: string) => store.views.get(id)?.status
  return {
    clock,
    store,
    service,
    statusOf,
    sweep: createSweep(parts).run,
    fetchProofs: createProofFetch(parts),
    changes: () => changes
  }
}

const many = (service: FakeService, count: number, fields: Record<string, unknown> = {}) => {
  for (let n = 0; n < count; n++) service.put({ id: `request-${n}`, ...fields })
}

describe('a sweep', () => {
  test('keeps every request of the service, whatever the page size', async () => {
    const { service, store, sweep } = desk()
    many(service, 25)
    service.pageCap = 10
    expect(await sweep()).toBe(3)
    expect(store.list.counts(testService.id).all).toBe(25)
  })

  test('tells of news once', async () => {
    const { changes, service, sweep, statusOf } = desk()
    service.put({ id: 'a' })
    await sweep()
    expect(changes()).toBe(1)
    await sweep()
    expect(changes()).toBe(1)
    service.complete('a')
    await sweep()
    expect([changes(), statusOf('a')]).toEqual([2, 'completed'])
  })

  test('stops early when all pending requests are seen and nothing is new', async () => {
    const { service, sweep } = desk()
    many(service, 50, { status: 'completed' })
    service.put({ id: 'young' })
    service.pageCap = 10
    expect(await sweep()).toBe(6)
    expect(await sweep()).toBe(1)
  })

  test('reads on where the pending ones are at the end', async () => {
    const { service, sweep, statusOf } = desk()
    service.put({ id: 'old and pending' })
    many(service, 50, { status: 'completed' })
    service.pageCap = 10
    await sweep()
    service.complete('old and pending')
    await sweep()
    expect(statusOf('old and pending')).toBe('completed')
  })

  test('asks by itself for a pending request that two sweeps missed, and then not at every sweep', async () => {
    const { service, sweep, store } = desk()
    service.put({ id: 'a' })
    await sweep()
    const [hidden] = service.requests
    service.requests = []
    await sweep()
    expect(service.calls).not.toContain('show')
    for (let n = 0; n < 10; n++) await sweep()
    expect(service.calls.filter((call) => call === 'show')).toHaveLength(1)
    expect(hidden && store.views.get(hidden.id)?.status).toBe('pending')
  })

  test('looks further where the service counts more requests than the desk knows', async () => {
    const { service, store, sweep } = desk()
    many(service, 30, { status: 'completed' })
    service.pageCap = 10
    await sweep()
    const created = service.put({ id: 'hidden', status: 'completed' })
    service.requests = [...service.requests.filter((each) => each !== created), created]
    for (let n = 0; n < 3; n++) await sweep()
    expect(store.requests.has(testService.id, 'hidden')).toBe(true)
  })

  test('does not look for ever for what no page shows', async () => {
    const { service, sweep } = desk()
    many(service, 30, { status: 'completed' })
    service.pageCap = 10
    await sweep()
    service.uncounted = 5
    for (let n = 0; n < 4; n++) await sweep()
    expect(await sweep()).toBe(1)
  })

  test('keeps following a request whose status is a word that nobody has described', async () => {
    const { service, statusOf, sweep } = desk()
    service.put({ id: 'a', status: 'in_progress' })
    await sweep()
    service.complete('a')
    await sweep()
    expect(statusOf('a')).toBe('completed')
  })

  test('never takes a status back', async () => {
    const { service, statusOf, sweep } = desk()
    service.put({ id: 'a', status: 'completed' })
    await sweep()
    for (const status of ['pending', 'in_progress', 'expired']) {
      service.put({ id: 'a', status })
      await sweep()
    }
    expect(statusOf('a')).toBe('completed')
  })

  test('answers null where the service cannot be read, and keeps what it has', async () => {
    const { service, store, sweep } = desk()
    service.put({ id: 'a' })
    await sweep()
    service.fault = { kind: 'offline' }
    expect(await sweep()).toBeNull()
    expect(store.list.counts(testService.id).all).toBe(1)
  })
})

describe('the proof of a completed request', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 …')

  test('comes down by itself and is kept', async () => {
    const { fetchProofs, service, store, sweep } = desk()
    service.put({ id: 'a', status: 'completed' })
    service.proofs.set('a', pdf)
    await sweep()
    await fetchProofs()
    expect(store.views.get('a')?.proofSize).toBe(pdf.length)
    await fetchProofs()
    expect(service.calls.filter((call) => call === 'proof')).toHaveLength(1)
  })

  test('that is not there yet is asked for again, less and less often', async () => {
    const { clock, fetchProofs, service, store, sweep } = desk()
    service.put({ id: 'a', status: 'completed' })
    await sweep()
    const asked = () => service.calls.filter((call) => call === 'proof').length
    await fetchProofs()
    clock.advance(1_999)
    await fetchProofs()
    expect(asked()).toBe(1)
    clock.advance(1)
    await fetchProofs()
    expect(asked()).toBe(2)
    clock.advance(3_999)
    await fetchProofs()
    expect(asked()).toBe(2)
    service.proofs.set('a', pdf)
    clock.advance(1)
    await fetchProofs()
    expect(store.views.get('a')?.proofSize).toBe(pdf.length)
  })

  test('that is no PDF is shown as refused, and asked for again', async () => {
    const { clock, fetchProofs, service, store, sweep } = desk()
    service.put({ id: 'a', status: 'completed' })
    await sweep()
    service.fault = { kind: 'malformed', detail: 'not-a-pdf' }
    await fetchProofs()
    expect(store.views.get('a')?.proofRefused).toBe(1)
    service.fault = null
    service.proofs.set('a', pdf)
    clock.advance(2_000)
    await fetchProofs()
    expect(store.views.get('a')).toMatchObject({ proofSize: pdf.length, proofRefused: null })
  })
})
