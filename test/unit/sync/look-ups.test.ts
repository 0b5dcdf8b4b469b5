import { describe, expect, onTestFinished, test } from 'vitest'
import { createWaits } from '../../../main/eeid/waits.ts'
import { silentLog } from '../../../main/log/log.ts'
import { startServiceSync } from '../../../main/sync/service-sync.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

function desk() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  service.waits = createWaits(clock)
  const sync = startServiceSync({
    serviceId: testService.id,
    store,
    client: service.client,
    clock,
    random: () => 0.5,
    log: silentLog,
    requestsChanged: () => {},
    connectionChanged: () => {}
  })
  onTestFinished(() => sync.stop())
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const pass = async (ms: number, step = 100) => {
    await settle()
    for (let passed = 0; passed < ms; passed += step) {
      clock.advance(step)
      await settle()
    }
  }
  const count = (call: string) => service.calls.filter((each) => each.startsWith(call)).length
  return { clock, count, pass, service, store, sync }
}

/** A desk that knows one pending request, `a`, and has made its first round. */
async function waitingDesk() {
  const all = desk()
  all.service.put({ id: 'a' })
  await all.pass(1_000)
  all.service.calls = []
  return all
}

describe('a request that the service itself named', () => {
  test('is asked for at once, without waiting for the next round', async () => {
    const { pass, service, store, sync } = await waitingDesk()
    service.complete('a')
    const answer = sync.lookUp('a')
    await pass(0)
    await pass(1, 1)
    expect([await answer, store.views.get('a')?.status, service.calls]).toEqual(['found', 'completed', ['show']])
  })

  test('is asked for once, however often it was named meanwhile and afterwards', async () => {
    const { count, pass, service, sync } = await waitingDesk()
    service.complete('a')
    const answers = [sync.lookUp('a'), sync.lookUp('a'), sync.lookUp('a')]
    await pass(10_000)
    expect(await Promise.all([...answers, sync.lookUp('a')])).toEqual(['found', 'found', 'found', 'found'])
    expect(count('show')).toBe(1)
  })

  test('brings its proof soon after', async () => {
    const { count, pass, service, sync } = await waitingDesk()
    service.complete('a')
    service.proofs.set('a', new TextEncoder().encode('%PDF-1.7 %%EOF'))
    void sync.lookUp('a')
    await pass(2_500)
    expect(count('proof')).toBe(1)
  })

  test('is not asked for while the machine sleeps, the service is busy, or the loop has ended', async () => {
    const { pass, service, sync } = await waitingDesk()
    sync.sleep()
    expect(await sync.lookUp('a')).toBe('notAsked')
    sync.wake()
    service.fault = { kind: 'busy', retryAfterMs: 60_000 }
    await pass(5_000)
    service.calls = []
    expect(await sync.lookUp('a')).toBe('notAsked')
    const waiting = sync.lookUp('b')
    sync.stop()
    expect([await waiting, await sync.lookUp('a')]).toEqual(['notAsked', 'notAsked'])
    expect(service.calls).toEqual([])
  })

  test('may be one that the service does not have', async () => {
    const { pass, sync } = await waitingDesk()
    const answer = sync.lookUp('nowhere')
    await pass(100)
    expect(await answer).toBe('unknown')
  })

  test('is let go, when it waits, before the machine sleeps', async () => {
    const { pass, sync } = await waitingDesk()
    const answers = Array.from({ length: 30 }, (_, n) => sync.lookUp(`id-${n}`))
    await pass(100)
    sync.sleep()
    const told = await Promise.all(answers)
    expect(told).toContain('unknown')
    expect(told).toContain('notAsked')
  })
})

describe('a flood of names', () => {
  test('makes no more than the ten calls a second that sweeps keep to, sweeps included, and holds up no sweep', async () => {
    const { pass, service, sync } = await waitingDesk()
    const answers: Promise<string>[] = []
    const seconds = 20
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      for (let n = 0; n < 50; n++) answers.push(sync.lookUp(`flood-${tenth}-${n}`))
      await pass(100)
    }
    // What had been saved up, and ten for each second.
    expect(service.calls.length).toBeLessThanOrEqual(10 + seconds * 10)
    expect(service.calls.filter((call) => call.startsWith('list')).length).toBeGreaterThanOrEqual(seconds / 6)
    sync.stop()
    const refused = (await Promise.all(answers)).filter((answer) => answer === 'notAsked')
    expect(refused.length).toBeGreaterThan(9_000)
  })

  test('of requests that are all over, in a list of many pages, makes the sweeps come no faster than the limit', async () => {
    const { pass, service, sync } = desk()
    service.pageCap = 1
    for (let n = 0; n < 60; n++) service.put({ id: `r-${n}` })
    await pass(15_000)
    service.calls = []
    const seconds = 20
    for (let n = 0; n < seconds; n++) {
      for (const id of [`r-${n}`, `r-${n + 20}`, `r-${n + 40}`]) {
        service.complete(id)
        void sync.lookUp(id)
      }
      await pass(1_000)
    }
    // A round that had begun is made to its end, whatever the limit says.
    expect(service.calls.length).toBeLessThanOrEqual(10 + seconds * 10 + 60)
  })

  test('after a sweep that has overdrawn the limit waits until it is made good', async () => {
    const { count, pass, service, sync } = desk()
    service.pageCap = 1
    for (let n = 0; n < 40; n++) service.put({ id: `r-${n}` })
    await pass(100)
    expect(count('list')).toBeGreaterThanOrEqual(40)
    void sync.lookUp('r-1')
    await pass(2_500)
    expect(count('show')).toBe(0)
    await pass(1_000)
    expect(count('show')).toBe(1)
  })
})

describe('once the service has told of a completion by itself', () => {
  /** How many calls a minute with the request `b` pending and on screen takes. */
  async function minute({ count, pass, service }: ReturnType<typeof desk>): Promise<{ list: number; show: number }> {
    service.calls = []
    await pass(60_000, 500)
    return { list: count('list'), show: count('show') }
  }

  async function toldDesk() {
    const all = await waitingDesk()
    all.service.put({ id: 'b' })
    all.service.complete('a')
    void all.sync.lookUp('a')
    await all.pass(3_000)
    // Its proof is refused for good or comes; here it is there.
    all.service.proofs.set('a', new TextEncoder().encode('%PDF-1.7 %%EOF'))
    await all.pass(60_000, 500)
    return all
  }

  test('the loop asks less often, and does not stop asking', async () => {
    const all = await toldDesk()
    expect(all.sync.isPushed()).toBe(true)
    all.sync.focus('b')
    const { list, show } = await minute(all)
    expect([list >= 1, list <= 3, show >= 4, show <= 7]).toEqual([true, true, true, true])
  })

  test('a completion that it did not tell of makes the loop ask as often as before', async () => {
    const all = await toldDesk()
    all.service.proofs.set('b', new TextEncoder().encode('%PDF-1.7 %%EOF'))
    all.service.complete('b')
    await all.pass(40_000, 500)
    expect([all.store.views.get('b')?.status, all.sync.isPushed()]).toEqual(['completed', false])
    all.service.put({ id: 'c' })
    await all.pass(35_000, 500)
    expect((await minute(all)).list).toBeGreaterThanOrEqual(9)
  })

  test('so does turning the receiver off, and a day of silence', async () => {
    const off = await toldDesk()
    off.sync.listenNoMore()
    expect((await minute(off)).list).toBeGreaterThanOrEqual(9)
    const silent = await toldDesk()
    silent.clock.advance(24 * 3_600_000)
    expect(silent.sync.isPushed()).toBe(false)
  })
})
