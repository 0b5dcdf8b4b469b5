/** Which proofs a desk of an office asks eeID for. */
import { expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { createProofFetch } from '../../../main/proofs/fetch.ts'
import { type BringProof, createProofTurns, type DeskTurns } from '../../../main/proofs/turns.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { storeWithService, testService } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'

const minute = 60_000
const { id: serviceId } = testService

/** The turns of a desk, and what others have left. */
function newTurns(turn: ReturnType<DeskTurns['turn']>, desks = 10) {
  const clock = new ManualClock()
  const left = new Map<string, BringProof>()
  const state = { turn }
  const turns = createProofTurns(
    { turn: () => state.turn, desks: () => desks, left: async () => left },
    clock,
    () => 0.5
  )
  return { clock, turns, left, state }
}

/** The minutes, of so many, in which eeID is asked for one proof. */
function minutesAsked({ clock, turns }: ReturnType<typeof newTurns>, many: number): number[] {
  return Array.from({ length: many }, (_, at) => at).filter(() => {
    const may = turns.mayAsk('q-1')
    clock.advance(minute)
    return may
  })
}

test('whoever reads for all asks at once, and as often as it likes', () => {
  expect(minutesAsked(newTurns('reads'), 3)).toEqual([0, 1, 2])
})

test('whoever rests waits for the others, and asks for itself the more seldom the more they are', () => {
  expect(minutesAsked(newTurns('rests'), 120)).toEqual([15, 115])
  expect(minutesAsked(newTurns('rests', 3), 50)).toEqual([15, 45])
})

test('where nobody can tell who reads, a desk asks after a minute, and then as one that is alone', () => {
  expect(minutesAsked(newTurns('slowly'), 4)).toEqual([1, 2, 3])
})

test('a proof that has come is wanted anew from the beginning', () => {
  const office = newTurns('slowly')
  office.turns.mayAsk('q-1')
  office.clock.advance(minute)
  office.turns.over('q-1')
  expect(office.turns.mayAsk('q-1')).toBe(false)
})

/** A desk that rests, a completed request, and what eeID was called for. */
function restingDesk() {
  const { clock, turns, left, state } = newTurns('rests')
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  service.proofs.set('q-1', smallPdf())
  const request = serviceRequest({
    id: 'q-1',
    status: 'completed',
    completed_at: '2026-05-01T08:00:00Z',
    result: mariMaasikas
  })
  store.atomically(() => keepAnswer(store, { serviceId, request, now: clock.now() }))
  const fetch = createProofFetch({ serviceId, store, client: service.client, log: silentLog, changed: () => {}, turns })
  const kept = () => store.proofs.get(serviceId, 'q-1')
  const from = () => store.officeProofs.from({ serviceId, requestId: 'q-1' })
  return { clock, store, service, left, state, fetch, kept, from }
}

test('what another desk has left is kept as that one’s, and eeID is not called', async () => {
  const { clock, left, fetch, kept, from, service } = restingDesk()
  await fetch()
  expect([kept(), service.calls]).toEqual([undefined, []])
  left.set('q-1', async () => ({ pdf: smallPdf(), desk: 'Counter 1' }))
  clock.advance(2_000)
  await fetch()
  expect([kept()?.pdf.length, from(), service.calls]).toEqual([smallPdf().length, 'Counter 1', []])
})

test.each([
  ['no PDF', Buffer.from('<html>Sign in</html>')],
  ['a PDF that was cut', smallPdf().subarray(0, 60)],
  ['the proof of another request', smallPdf('of another')]
])('%s that another desk has left is not kept', async (_, pdf) => {
  const { clock, store, left, fetch, kept, service } = restingDesk()
  store.proofs.keep(serviceId, 'q-2', smallPdf('of another'))
  left.set('q-1', async () => ({ pdf, desk: 'Counter 1' }))
  await fetch()
  expect([kept(), service.calls]).toEqual([undefined, []])
  clock.advance(20 * minute)
  await fetch()
  expect(kept()?.pdf).toEqual(Buffer.from(smallPdf()))
})

test('what cannot be brought is not there', async () => {
  const { left, fetch, kept } = restingDesk()
  left.set('q-1', () => Promise.reject(new Error('gone')))
  await fetch()
  expect(kept()).toBeUndefined()
})

test('eeID is asked at once where the clerk wants that', async () => {
  const { fetch, kept, from } = restingDesk()
  await fetch(true)
  expect([kept()?.pdf.length, from()]).toEqual([smallPdf().length, undefined])
})
