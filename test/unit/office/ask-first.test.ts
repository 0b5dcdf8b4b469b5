import { expect, onTestFinished, test } from 'vitest'
import { askFirst } from '../../../main/requests/ask-first.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { keepAnswer, keepTold } from '../../../main/sync/keep-answer.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'

const { id: serviceId } = testService
const ended = { id: 'q-1', status: 'completed', completed_at: '2026-05-01T08:00:00Z' }
const told = serviceRequest({ ...ended, result: mariMaasikas })
const other = serviceRequest({ ...ended, result: { ...mariMaasikas, given_name: 'JUKU', family_name: 'TAMM' } })
const pending = serviceRequest({ id: 'q-1' })

/** A desk that was told of a completed request; `says`: what the service answers, null where it is not reached. */
function deskWith(says: typeof told | null, isTold = true) {
  const clock = new ManualClock()
  const store = openMemoryStore({ clock, random: fixedRandom(), author: () => 'Clerk' })
  onTestFinished(() => store.close())
  store.services.add(testService)
  const keep = (request: typeof told) =>
    store.atomically(() => keepAnswer(store, { serviceId, request, now: clock.now(), isShown: true }))
  if (isTold)
    store.atomically(() => keepTold(store, { serviceId, request: told, now: 0 }, { desk: 'Counter 2', at: 0 }))
  else keep(told)
  let asked = 0
  const ask = async (): Promise<'found' | 'notAsked'> => {
    asked += 1
    if (says === null) return 'notAsked'
    keep(says)
    return 'found'
  }
  return { open: { store, ask }, asked: () => asked }
}

test('what this desk has read itself is not asked for', async () => {
  const { open, asked } = deskWith(pending, false)
  expect(await askFirst(open, 'q-1')).toEqual({ ok: true, value: null })
  expect(asked()).toBe(0)
})

test('what another desk has told is accepted once the service says it too, and is then this desk’s own', async () => {
  const { open } = deskWith(told)
  expect(await askFirst(open, 'q-1')).toEqual({ ok: true, value: null })
  expect(open.store.readings.toldBy(serviceId, 'q-1')).toBeUndefined()
})

test.each([
  ['is not completed', pending],
  ['names another person', other]
])('it is not accepted where the service says that it %s', async (_what, says) => {
  const { open } = deskWith(says)
  expect(await askFirst(open, 'q-1')).toEqual({ ok: false, error: { code: 'notConfirmed' } })
})

test('where the service cannot be asked, what was told has to do', async () => {
  const { open } = deskWith(null)
  expect(await askFirst(open, 'q-1')).toEqual({ ok: true, value: null })
})
