import { expect, test } from 'vitest'
import { type FilingChoice, filingSetting } from '../../../main/filing/choice.ts'
import { detailView } from '../../../main/requests/request-view.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'

const { id: serviceId } = testService

/** A desk that keeps a proof, where the office files as it has chosen. */
function desk(choice: Partial<FilingChoice>) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  store.settings.set(filingSetting, { ...filingSetting.initial, folder: '/office', ...choice })
  store.requests.put(cachedRequest({ id: 'r', status: 'completed', completedAt: clock.now() }))
  store.requests.put(cachedRequest({ id: 'unproved', status: 'completed', completedAt: clock.now() }))
  store.proofs.keep(serviceId, 'r', Buffer.from('%PDF-1.7 %%EOF'))
  const told = (id = 'r') => {
    const found = store.views.get(id)
    return found && detailView(store, found, clock.now()).filing
  }
  const accept = () =>
    store.decisions.decide({ serviceId, requestId: 'r', verdict: 'accept', note: '', wentAgainst: [] })
  return { clock, store, told, accept }
}

test('a proof waits to be filed from when it came, where the office files what comes', () => {
  const { clock, store, told } = desk({ when: 'completion' })
  expect(told()).toEqual({ path: null })
  expect(told('unproved')).toBeNull()
  store.settings.set(filingSetting, { ...store.settings.get(filingSetting), since: clock.now() + 1 })
  expect(told()).toBeNull()
})

test('where the office files what it accepts, it waits once it is accepted', () => {
  const { told, accept } = desk({ when: 'accept' })
  expect(told()).toBeNull()
  accept()
  expect(told()).toEqual({ path: null })
})

test('once filed, its place is told below the folder, also where filing was turned off since', () => {
  const { store, told } = desk({ when: 'off' })
  expect(told()).toBeNull()
  store.filings.add({ serviceId, requestId: 'r', folder: '/office', path: '2026-05/Tamm.pdf', sha256: 'x' })
  expect(told()).toEqual({ path: '2026-05/Tamm.pdf' })
})
