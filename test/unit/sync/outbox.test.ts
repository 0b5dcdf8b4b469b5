import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { silentLog } from '../../../main/log/log.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { seededRandom } from '../../eeid-server/index.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

const offline = { kind: 'offline', sent: 'no' } as const
const lost = { kind: 'timeout', sent: 'perhaps' } as const

function desk() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  const parts = { serviceId: testService.id, store, client: service.client, clock, log: silentLog, changed: () => {} }
  const want = (reference = 'A-1') =>
    store.outbox.add({ serviceId: testService.id, reference, claims: { sub: 'EE30303039914' }, reason: 'why' })
  return { clock, store, service, want, parts, outbox: createOutbox(parts) }
}

const creates = (service: FakeService) => service.calls.filter((call) => call === 'create').length

describe('a request in the outbox', () => {
  test('is sent with its reference, claims and reason, and bound to what the service made', async () => {
    const { outbox, service, store, want } = desk()
    const id = want()
    expect(await outbox.pump()).toBe(true)
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-1' })
    expect(service.requests).toMatchObject([
      { reference: 'A-1', reason: 'why', claims_required: [{ type: 'sub', value: 'EE30303039914' }] }
    ])
    expect(store.views.get(id)).toMatchObject({ status: 'pending' })
  })

  test('is committed as being sent before the first byte leaves', async () => {
    const { parts, store, want } = desk()
    const id = want()
    let seen: string | undefined
    const client = {
      ...parts.client,
      create: async (...args: Parameters<typeof parts.client.create>) => {
        seen = store.outbox.get(id)?.state
        return parts.client.create(...args)
      }
    }
    await createOutbox({ ...parts, client }).pump()
    expect(seen).toBe('sending')
  })

  test('waits while the service cannot be reached, in the order it was wanted', async () => {
    const { outbox, service, store, want } = desk()
    service.fates = [{ before: offline }]
    const [first, second] = [want('A-1'), want('A-2')]
    expect(await outbox.pump()).toBe(false)
    expect(store.outbox.get(first)).toMatchObject({ state: 'queued', lastProblem: 'offline' })
    expect(creates(service)).toBe(1)
    expect(await outbox.pump()).toBe(true)
    expect([first, second].map((id) => store.outbox.get(id)?.requestId)).toEqual(['made-1', 'made-2'])
  })

  test('that the service refuses keeps the service’s words and lets the next one go', async () => {
    const { outbox, service, store, want } = desk()
    service.fates = [{ before: { kind: 'rejected', text: 'Claim sub has no value', sent: 'no' } }]
    const [first, second] = [want('A-1'), want('A-2')]
    await outbox.pump()
    expect(store.outbox.get(first)).toMatchObject({ state: 'needsCorrecting', rejection: 'Claim sub has no value' })
    expect(store.outbox.get(second)?.state).toBe('created')
  })

  test('that waiting would not help needs the attention of the clerk', async () => {
    const { outbox, service, store, want } = desk()
    service.fates = [{ before: { kind: 'notFound', sent: 'no' } }]
    const id = want()
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'needsAttention', lastProblem: 'notFound' })
  })

  test('is sent once when several pumps run together', async () => {
    const { outbox, service, want } = desk()
    want()
    await Promise.all([outbox.pump(), outbox.pump(), outbox.pump()])
    expect(creates(service)).toBe(1)
  })
})

describe('a request that is on the service already, by whatever way', () => {
  test('is taken up from what a sweep saw, not sent', async () => {
    const { outbox, service, store, want } = desk()
    const id = want()
    const ours = service.put({
      id: 'there',
      reference: 'A-1',
      claims_required: [{ type: 'sub', value: 'EE30303039914' }]
    })
    keepAnswer(store, { serviceId: testService.id, request: ours, now: 0 })
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'there' })
    expect(creates(service)).toBe(0)
  })

  test('is taken up where its row needed attention, as when the stack sent it twice and the second was refused', async () => {
    const { outbox, service, store, want } = desk()
    const id = want()
    service.fates = [{ before: { kind: 'notFound', sent: 'no' } }]
    await outbox.pump()
    const ours = service.put({
      id: 'there',
      reference: 'A-1',
      claims_required: [{ type: 'sub', value: 'EE30303039914' }]
    })
    keepAnswer(store, { serviceId: testService.id, request: ours, now: 0 })
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'there' })
  })

  test('is taken up where its row was refused, as when the stack sent it twice and the rules changed in between', async () => {
    const { outbox, service, store, want } = desk()
    const id = want()
    service.fates = [{ before: { kind: 'rejected', text: 'Claim sub is required', sent: 'no' } }]
    await outbox.pump()
    const ours = service.put({
      id: 'there',
      reference: 'A-1',
      claims_required: [{ type: 'sub', value: 'EE30303039914' }]
    })
    keepAnswer(store, { serviceId: testService.id, request: ours, now: 0 })
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'there', rejection: null })
  })

  test('is left to itself where the clerk has discarded its row', async () => {
    const { outbox, service, store, want } = desk()
    const id = want()
    service.fates = [{ before: { kind: 'rejected', text: 'Claim sub is required', sent: 'no' } }]
    await outbox.pump()
    store.outbox.discard(id)
    const ours = service.put({
      id: 'there',
      reference: 'A-1',
      claims_required: [{ type: 'sub', value: 'EE30303039914' }]
    })
    keepAnswer(store, { serviceId: testService.id, request: ours, now: 0 })
    await outbox.pump()
    expect(store.views.get('there')).toMatchObject({ requestId: 'there' })
    expect(store.outbox.isBound(testService.id, 'there')).toBe(false)
  })

  test('is left alone where it asks for somebody else', async () => {
    const { outbox, service, store, want } = desk()
    const id = want()
    const theirs = service.put({ id: 'theirs', reference: 'A-1', claims_required: [{ type: 'name', value: 'Juku' }] })
    keepAnswer(store, { serviceId: testService.id, request: theirs, now: 0 })
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-2' })
  })
})

test('a request waits where the sign-in is answered by a portal’s page', async () => {
  const { outbox, service, store, want } = desk()
  service.fates = [{ before: { kind: 'malformed', detail: 'html', sent: 'no' } }]
  const id = want()
  expect(await outbox.pump()).toBe(false)
  expect(store.outbox.get(id)?.state).toBe('queued')
})

describe('a create whose answer did not come', () => {
  test('is found in the list and adopted, not sent again', async () => {
    const { outbox, service, store, want } = desk()
    service.fates = [{ after: lost }]
    const id = want()
    expect(await outbox.pump()).toBe(false)
    expect(store.outbox.get(id)?.state).toBe('confirming')
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-1' })
    expect(creates(service)).toBe(1)
  })

  test('is found on a later page too', async () => {
    const { outbox, service, store, want } = desk()
    service.pageCap = 1
    service.fates = [{ after: lost }]
    const id = want()
    await outbox.pump()
    service.put({ id: 'newer-1' })
    service.put({ id: 'newer-2' })
    await outbox.pump()
    expect(store.outbox.get(id)?.requestId).toBe('made-1')
  })

  test('is sent again only when it is absent after the service’s own deadline', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.fates = [{ before: lost }]
    const id = want()
    await outbox.pump()
    await outbox.pump()
    clock.advance(59_999)
    await outbox.pump()
    expect(creates(service)).toBe(1)
    clock.advance(1)
    await outbox.pump()
    expect(creates(service)).toBe(2)
    expect(store.outbox.get(id)?.state).toBe('created')
  })

  test('is not sent again sooner because the desk’s clock is put forward', async () => {
    const { clock, outbox, service, want } = desk()
    service.fates = [{ before: lost }]
    want()
    await outbox.pump()
    clock.wall += 24 * 3_600_000
    await outbox.pump()
    await outbox.pump()
    expect(creates(service)).toBe(1)
  })

  test('is not sent again on the word of a list that lost items while it was read', async () => {
    const { clock, outbox, service, store, want } = desk()
    for (const id of ['a', 'b', 'c']) service.put({ id })
    service.fates = [{ before: lost }]
    const id = want()
    await outbox.pump()
    clock.advance(60_000)
    service.pageCap = 2
    // One that was read already moves to the end, and what would have come next slips onto the page before.
    service.betweenPages = () => {
      service.requests = [...service.requests.slice(1), ...service.requests.slice(0, 1)]
    }
    await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('confirming')
    service.betweenPages = () => {}
    await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('created')
    expect(creates(service)).toBe(2)
  })

  test('does not adopt another’s request with the same reference, nor one that is bound already', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.put({ id: 'theirs', reference: 'A-1', claims_required: [{ type: 'name', value: 'Somebody' }] })
    const first = want()
    await outbox.pump()
    service.fates = [{ before: lost }]
    const second = want()
    await outbox.pump()
    await outbox.pump()
    expect(store.outbox.get(second)?.state).toBe('confirming')
    clock.advance(60_000)
    await outbox.pump()
    const bound = [first, second].map((id) => store.outbox.get(id)?.requestId)
    expect(new Set(bound).size).toBe(2)
    expect(bound).not.toContain('theirs')
  })

  test('keeps both where the service made two, and flags them', async () => {
    const { outbox, service, store, want } = desk()
    service.fates = [{ after: lost }]
    const id = want()
    await outbox.pump()
    const twin = service.requests[0]
    service.put({ ...twin, id: 'twin', created_at: '2026-05-01T08:00:01Z' })
    await outbox.pump()
    expect(store.outbox.get(id)?.requestId).toBe('made-1')
    expect(store.list.page(testService.id, wholeList, 0, 10).rows.map((row) => row.doubled)).toEqual([1, 1])
  })

  test('needs attention after five tries, and never dropped', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.fates = Array.from({ length: 9 }, () => ({ before: lost }))
    const id = want()
    for (let round = 0; round < 30; round++) {
      await outbox.pump()
      clock.advance(60_000)
    }
    expect(creates(service)).toBe(5)
    expect(store.outbox.get(id)).toMatchObject({ state: 'needsAttention', lastProblem: 'timeout' })
  })

  test('stays in doubt while the list cannot be read, and nothing else is sent meanwhile', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.fates = [{ before: lost }]
    const id = want('A-1')
    await outbox.pump()
    want('A-2')
    service.fault = { kind: 'server' }
    clock.advance(60_000)
    expect(await outbox.pump()).toBe(false)
    expect(store.outbox.get(id)?.state).toBe('confirming')
    expect(creates(service)).toBe(1)
  })

  test('is not looked for on every page while the service may still be acting', async () => {
    const { outbox, service, want } = desk()
    for (let n = 0; n < 50; n++) service.put({ id: `other-${n}` })
    service.pageCap = 5
    service.fates = [{ before: lost }]
    want()
    await outbox.pump()
    service.calls = []
    for (let n = 0; n < 5; n++) await outbox.pump()
    expect(service.calls).toEqual(['list 1', 'list 2', 'list 3'])
  })

  test('is concluded from several readings together where the list is never twice the same', async () => {
    const { clock, outbox, service, store, want } = desk()
    for (let n = 0; n < 20; n++) service.put({ id: `other-${n}` })
    service.pageCap = 4
    const random = seededRandom(1)
    service.shuffle = (requests) => requests.toSorted(() => random.next() - 0.5)
    service.fates = [{ before: lost }]
    const id = want()
    await outbox.pump()
    clock.advance(60_000)
    await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('confirming')
    for (let n = 0; n < 20; n++) await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('created')
    expect(creates(service)).toBe(2)
  })

  test('is believed to be absent after two readings that show the same where the service does not count', async () => {
    const { clock, outbox, service, want } = desk()
    service.counts = false
    service.put({ id: 'other' })
    service.fates = [{ before: lost }]
    want()
    await outbox.pump()
    clock.advance(60_000)
    await outbox.pump()
    expect(creates(service)).toBe(1)
    clock.advance(1_000)
    await outbox.pump()
    expect(creates(service)).toBe(2)
  })

  test('is not believed to be absent where readings show a request twice and the service does not count', async () => {
    const { clock, outbox, service, store, want } = desk()
    for (const id of ['a', 'b', 'c']) service.put({ id })
    service.pageCap = 1
    service.counts = false
    service.fates = [{ after: lost }]
    const id = want()
    await outbox.pump()
    clock.advance(60_000)
    // Each page is of another order, so that one request stands on two of four pages and another on none.
    service.shuffle = ([, ...others]) => [...others, ...others.slice(0, 1)]
    for (let n = 0; n < 5; n++) {
      clock.advance(1_000)
      await outbox.pump()
    }
    expect(creates(service)).toBe(1)
    expect(store.outbox.get(id)?.state).toBe('confirming')
    service.shuffle = (requests) => requests.toReversed()
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-4' })
    expect(creates(service)).toBe(1)
  })

  test('is not sent again while anything in the list cannot be understood; the clerk is asked in the end', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.malformed = 1
    service.uncounted = 1
    service.fates = [{ before: lost }]
    const id = want()
    await outbox.pump()
    clock.advance(60_000)
    for (let n = 0; n < 45; n++) await outbox.pump()
    expect(creates(service)).toBe(1)
    expect(store.outbox.get(id)).toMatchObject({ state: 'needsAttention', lastProblem: 'malformed' })
  })

  test('is not sent again on the word of a count that has not caught up with the list', async () => {
    const { clock, outbox, service, store, want } = desk()
    for (const id of ['a', 'b', 'c', 'd']) service.put({ id })
    service.shuffle = (requests) => requests.toReversed()
    service.pageCap = 2
    service.countsWrongly = 4
    service.fates = [{ after: lost }]
    const id = want()
    await outbox.pump()
    clock.advance(60_000)
    await outbox.pump()
    expect(creates(service)).toBe(1)
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-5' })
  })

  test.each([
    ['the claims', ['claims_required']],
    ['the references', ['reference']],
    ['neither claims nor references', ['claims_required', 'reference']]
  ] as const)('is asked for by itself where the list leaves out %s', async (_what, unlisted) => {
    const { clock, outbox, service, store, want } = desk()
    service.put({ id: 'theirs', reference: 'A-1' })
    service.unlisted = [...unlisted]
    service.fates = [{ after: lost }]
    const id = want()
    await outbox.pump()
    await outbox.pump()
    clock.advance(60_000)
    await outbox.pump()
    expect(creates(service)).toBe(1)
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-2' })
  })

  test.each(['claims_required', 'reference'] as const)(
    'is not sent again where the service never tells the %s of a request that may be it; the clerk is asked in the end',
    async (untold) => {
      const { clock, outbox, service, store, want } = desk()
      service.untold = [untold]
      service.fates = [{ after: lost }]
      const id = want()
      await outbox.pump()
      clock.advance(60_000)
      for (let n = 0; n < 45; n++) await outbox.pump()
      expect(creates(service)).toBe(1)
      expect(store.outbox.get(id)?.state).toBe('needsAttention')
    }
  )

  test('is not taken for another client’s request that carries no reference', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.put({ id: 'theirs', claims_required: [{ type: 'sub', value: 'EE30303039914' }] })
    service.put({ id: 'other', reference: 'B-1' })
    service.fates = [{ before: lost }]
    const id = want()
    await outbox.pump()
    clock.advance(60_000)
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-3' })
  })

  test('is known by its claims though the service writes them in another case', async () => {
    const { outbox, service, store } = desk()
    service.fates = [{ after: lost }]
    const claims = { name: 'Mari Maasikas' }
    const id = store.outbox.add({ serviceId: testService.id, reference: 'A-2', claims, reason: '' })
    await outbox.pump()
    service.put({ ...service.requests[0], id: 'made-1', claims_required: [{ type: 'name', value: 'MARI  MAASIKAS' }] })
    await outbox.pump()
    expect(store.outbox.get(id)?.requestId).toBe('made-1')
  })

  test('that needed attention is tried anew when the clerk says so, and looked up first', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.fates = Array.from({ length: 5 }, () => ({ before: lost }))
    const id = want()
    for (let round = 0; round < 15; round++) {
      await outbox.pump()
      clock.advance(60_000)
    }
    expect(store.outbox.get(id)?.state).toBe('needsAttention')
    store.outbox.markConfirming(id, 'timeout')
    await outbox.pump()
    expect(creates(service)).toBe(5)
    clock.advance(60_000)
    await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('created')
  })

  test('does not need attention the sooner for having waited long for a network', async () => {
    const { clock, outbox, service, store, want } = desk()
    service.fates = [...Array.from({ length: 20 }, () => ({ before: offline })), { before: lost }]
    const id = want()
    for (let round = 0; round < 21; round++) await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('confirming')
    await outbox.pump()
    clock.advance(60_000)
    await outbox.pump()
    expect(store.outbox.get(id)?.state).toBe('created')
  })

  test('is not spoiled by a list that comes after the answer', async () => {
    const { parts, service, store, want } = desk()
    service.fates = [{ after: lost }]
    const id = want()
    const client = {
      ...parts.client,
      listPage: async (wanted: { page: number; pageSize: number }) => {
        const page = await parts.client.listPage(wanted)
        store.outbox.markCreated(id, 'made-1')
        return page
      }
    }
    const outbox = createOutbox({ ...parts, client })
    await outbox.pump()
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-1' })
  })
})

describe('a request that asks for nobody', () => {
  function doubtful() {
    const parts = desk()
    const { store, service } = parts
    service.fates = [{ after: lost }]
    const draft = { serviceId: testService.id, reference: 'A-1', claims: { sub: '' }, reason: '' }
    return { ...parts, id: store.outbox.add(draft) }
  }

  test('goes out with one blank claim', async () => {
    const { outbox, service } = doubtful()
    await outbox.pump()
    expect(service.requests).toMatchObject([{ claims_required: [{ type: 'sub', value: '' }] }])
  })

  test.each([[[]], [['claims_required']]])(
    'is found by its reference alone; the list leaves out %j',
    async (unlisted) => {
      const { outbox, service, store, id } = doubtful()
      service.unlisted = unlisted
      service.put({ id: 'theirs', reference: 'A-1', claims_required: [{ type: 'sub', value: 'EE30303039914' }] })
      await outbox.pump()
      await outbox.pump()
      expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-2' })
      expect(creates(service)).toBe(1)
    }
  )

  test('is found by it where no answer tells what was asked', async () => {
    const { outbox, service, store, id } = doubtful()
    service.untold = ['claims_required']
    await outbox.pump()
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'created', requestId: 'made-1' })
  })

  test('is never sent twice where the service tells no references, and it is said that it cannot be found', async () => {
    const { clock, outbox, service, store, id } = doubtful()
    service.untold = ['reference']
    await outbox.pump()
    clock.advance(61_000)
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'needsAttention', lastProblem: 'cannotBeFound' })
    store.outbox.markConfirming(id, 'cannotBeFound')
    clock.advance(61_000)
    await outbox.pump()
    clock.advance(61_000)
    await outbox.pump()
    expect(store.outbox.get(id)).toMatchObject({ state: 'needsAttention', lastProblem: 'cannotBeFound' })
    expect(creates(service)).toBe(1)
  })
})
