import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMoment } from '../../../main/clock/moment.ts'
import { partsOf } from '../../../main/filing/parts.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createNotices } from '../../../main/notifications/notices.ts'
import { gatherRecord } from '../../../main/record/gather.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { many } from '../../many.ts'
import { cachedRequest, openTestStore, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'
import { shownBy } from './odd-desk.ts'

const pdf = new TextEncoder().encode('%PDF-1.7\nproof\n%%EOF\n')

// What an SQLite integer can be that JavaScript can read.
const odd = fc.oneof(
  fc.maxSafeInteger(),
  fc.constantFrom(577_208_160_000_000, 253_402_300_800_000, -62_167_219_200_001)
)

const lately = testClock().now()

const deep = `{"reference":"x","extra":${'['.repeat(3_000)}${']'.repeat(3_000)}}`

const body = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '7',
    '"x"',
    '{}',
    deep,
    '{"id":"a","claims_required":[null,7,"x",{"value":{}}]}'
  ),
  fc
    .record({ claims_required: fc.jsonValue(), result: fc.jsonValue(), status: fc.jsonValue() })
    .map((value) => JSON.stringify({ id: 'odd', ...value }))
)

test('a row that an older version kept, or a damaged one, empties no list and stops no reader', {
  timeout: 120_000
}, async () => {
  const store = openTestStore()
  const clock = testClock()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        createdAt: fc.oneof(odd, fc.constant(lately)),
        completedAt: fc.option(odd),
        linkExpiresAt: fc.option(odd),
        matched: fc.option(fc.boolean()),
        body,
        status: fc.constantFrom('pending', 'completed', '', 'Ω')
      }),
      async (row) => {
        runs += 1
        const serviceId = `service-${runs}`
        store.services.add({ ...testService, id: serviceId, clientId: serviceId })
        const ids = [1, 2, 3].map((n) => `good-${runs}-${n}`)
        for (const id of ids) store.requests.put(cachedRequest({ serviceId, id, createdAt: clock.now() }))
        const told = createNotices({
          clock,
          language: () => 'en',
          isWindowFocused: () => false,
          completed: () => {},
          isLocked: () => false,
          show: () => {},
          badge: () => {}
        }).follow(store, serviceId)
        const oddId = `odd-${runs}`
        store.requests.put(cachedRequest({ serviceId, id: oddId, ...row }))
        store.proofs.keep(serviceId, oddId, pdf)
        const { askedBefore, list, open } = shownBy(store, serviceId)
        const shown = await list()
        expect([shown.leftOut, shown.total]).toEqual([0, 4])
        expect(shown.ids).toEqual(expect.arrayContaining([...ids, oddId]))
        for (const id of shown.ids) await open(id)
        expect((await list('good')).ids).toHaveLength(3)
        expect((await askedBefore('Mari')).ok).toBe(true)
        store.recent.about(serviceId, { name: 'Mari', birthdate: '1990-01-01' }, 0)
        const found = store.views.onService(serviceId, oddId)
        const times = [found?.createdAt, found?.completedAt, found?.linkExpiresAt]
        expect(times.filter((time) => typeof time === 'number' && !isMoment(time))).toEqual([])
        gatherRecord(store, oddId, clock.now())
        partsOf(store, serviceId, oddId)
        told()
        clock.advance(1_000)
        store.outbox.add({ serviceId, reference: `ref-${oddId}`, claims: { sub: 'EE1' }, reason: '' })
        const { client } = new FakeService()
        const outbox = createOutbox({ serviceId, store, client, clock, log: silentLog, changed: () => {} })
        expect(await outbox.pump()).toBe(true)
        // What the service tells next puts it right.
        const service = new FakeService()
        for (const id of [...ids, oddId]) service.put({ id, status: 'completed', created_at: '2026-05-01T08:00:00Z' })
        const options = { serviceId, store, client: service.client, clock, log: silentLog, changed: () => {} }
        expect(await createSweep(options).run()).not.toBeNull()
        expect(JSON.parse(store.views.onService(serviceId, oddId)?.body ?? '')).toMatchObject({ id: oddId })
      }
    ),
    { numRuns: many(150, 40), seed: 20_260_502 }
  )
})
