import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { Log } from '../../../main/log/log.ts'
import { withoutRepeats } from '../../../main/log/repeats.ts'
import { type ServiceSync, startServiceSync } from '../../../main/sync/service-sync.ts'
import { KeptDesk, serviceId } from './kept-desk.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes in use once everything that can go is gone. */
function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

/** Lets time pass in steps of five seconds, each round coming to its end before the next step. */
async function pass(kept: KeptDesk, sync: ServiceSync, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5 * second) {
    kept.desk.pass(5 * second)
    do await new Promise((resolve) => setImmediate(resolve))
    while (sync.connection().checking)
  }
}

test('a day without the service leaves nothing behind, and one round makes up for it', {
  timeout: 120_000
}, async () => {
  await using kept = await KeptDesk.open()
  const { practice, client, clock } = kept.desk
  const lines: string[] = []
  const write = (event: string) => void lines.push(event)
  const log: Log = withoutRepeats({ info: write, warn: write, error: write }, clock)
  const sync = startServiceSync({
    serviceId,
    store: kept.store,
    client,
    clock,
    random: () => 0.5,
    log,
    requestsChanged: () => {},
    connectionChanged: () => {}
  })
  const [finished] = [await kept.desk.ask('finished'), await kept.desk.ask('pending')]
  await pass(kept, sync, 30 * second)
  await practice.unplug()
  const draft = { serviceId, claims: { sub: 'EE30303039914' }, reason: '' }
  const unsure = kept.store.outbox.add({ ...draft, reference: 'torn on its way' })
  sync.sendNow()
  await pass(kept, sync, minute)
  const waiting = kept.store.outbox.add({ ...draft, reference: 'wanted while the service was away' })
  sync.sendNow()
  await pass(kept, sync, hour)
  const before = { heap: heap(), lines: lines.length }
  for (let n = 1; n < 24; n++) {
    await pass(kept, sync, hour)
    expect(clock.waiting).toBe(1)
  }
  expect(heap() - before.heap).toBeLessThan(2 * 1024 * 1024)
  expect(lines.length - before.lines).toBeLessThanOrEqual(10)
  expect([unsure, waiting].map((id) => kept.store.outbox.get(id)?.state)).toEqual(['confirming', 'queued'])

  await practice.complete(finished, { as: 'required' })
  await practice.plug()
  await kept.calls()
  sync.checkNow()
  await pass(kept, sync, 5 * second)
  // One reading to look the torn one up, with a page more to see that nothing comes after the count; one sweep.
  expect(await kept.calls()).toEqual({ list: 3, show: 0, proof: 1, create: 2 })
  expect([unsure, waiting].map((id) => kept.store.outbox.get(id)?.state)).toEqual(['created', 'created'])
  expect(kept.store.views.get(finished)).toMatchObject({ status: 'completed', proofSize: expect.any(Number) })
  sync.stop()
})
