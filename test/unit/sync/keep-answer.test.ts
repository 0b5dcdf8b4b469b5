import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { shownLink } from '../../../main/handover/desk/shown-link.ts'
import { silentLog } from '../../../main/log/log.ts'
import type { FoundRequest } from '../../../main/store/list/views.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { noLongerMatching } from '../../../main/sync/no-longer-matching.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

const { id: serviceId } = testService
const asked = { sub: 'EE60001019906', name: 'Mari Maasikas' }
const claims_required = Object.entries(asked).map(([type, value]) => ({ type, value }))
const somebodyElse = { sub: 'EE30303039914', given_name: 'OK', family_name: 'TESTNUMBER' }
const mari = { sub: 'EE60001019906', given_name: 'MARI', family_name: 'MAASIKAS' }
const told = {
  id: 'r-1',
  reference: 'A-1',
  reason: 'Opening an account',
  link: 'https://eeid.example/i/1',
  link_expires_at: '2026-05-08T08:00:00Z',
  claims_required
}

/** A desk that has asked for Mari and heard the whole of its request once, unless `isOurs` is false: then nobody asked. */
async function desk({ isOurs = true, first = told as object, unlisted = [] as string[] } = {}) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  const parts = { serviceId, store, client: service.client, clock, log: silentLog, changed: () => {} }
  const sweep = createSweep(parts)
  const id = store.outbox.add({ serviceId, reference: 'A-1', claims: asked, reason: 'Opening an account' })
  if (isOurs) store.outbox.markCreated(id, 'r-1')
  service.put({ id: 'r-1', ...first })
  service.unlisted = unlisted
  await sweep.run()
  service.calls = []
  const found = () => store.views.onService(serviceId, 'r-1') as FoundRequest
  return { clock, store, service, sweep, found }
}

const shows = (service: FakeService) => service.calls.filter((call) => call === 'show').length
const states = (store: Store) =>
  (['matching', 'differing', 'notCompared'] as const).filter(
    (status) => store.list.page(serviceId, { ...wholeList, statuses: [status] }, 0, 10).total > 0
  )

describe('where a list leaves fields out', () => {
  const leaner = ['claims_required', 'link', 'link_expires_at', 'reference', 'reason']

  test.each([...leaner.map((name) => [name]), leaner])('%s: another person never matches', async (...unlisted) => {
    const { store, service, sweep, found } = await desk()
    service.unlisted = unlisted
    service.complete('r-1', somebodyElse)
    await sweep.run()
    expect(found()).toMatchObject({ status: 'completed', outcome: 'differing', reference: 'A-1', who: 'Mari Maasikas' })
    expect(states(store)).toEqual(['differing'])
    await sweep.run()
    expect(states(store)).toEqual(['differing'])
  })

  test('the code stays while a phone is aimed at it, and the time at which its link runs out', async () => {
    const { store, service, sweep, found } = await desk()
    const shown = shownLink(store, found(), 'en')
    const until = found().linkExpiresAt
    service.unlisted = leaner
    for (let rounds = 0; rounds < 3; rounds++) {
      service.put({ ...told, id: 'r-1', status: 'pending', client_id: `told ${rounds}` })
      await sweep.run()
      expect(shownLink(store, found(), 'en')).toEqual(shown)
      expect(found().linkExpiresAt).toBe(until)
    }
    expect(shown.link).toContain('https://eeid.example/i/1')
  })

  test('a request that nobody dates stays where it is in the list', async () => {
    const { clock, service, sweep, found } = await desk({ first: { ...told, created_at: null } })
    const { createdAt } = found()
    clock.advance(60_000)
    service.put({ ...told, id: 'r-1', created_at: null, client_id: 'told later' })
    await sweep.run()
    expect(found().createdAt).toBe(createdAt)
  })

  test('a status that is left out changes nothing', async () => {
    const { service, sweep, found } = await desk()
    service.unlisted = ['status']
    await sweep.run()
    expect(found().status).toBe('pending')
  })

  test('what was never told is what this desk asked', async () => {
    const { found, service, sweep, store } = await desk({ first: {} })
    service.untold = leaner
    service.complete('r-1', somebodyElse)
    await sweep.run()
    expect(found()).toMatchObject({ outcome: 'differing', reference: 'A-1', who: 'Mari Maasikas' })
    expect(store.recent.about(serviceId, asked, 0)?.reference).toBe('A-1')
  })
})

test('what was accepted as matching, and is not by what the service tells later, is noted', async () => {
  const { store, service, sweep } = await desk()
  service.complete('r-1', mari)
  await sweep.run()
  store.decisions.decide({ serviceId, requestId: 'r-1', verdict: 'accept', note: '', wentAgainst: [] })
  const mismatched_claims = { name: { expected: 'Mari Maasikas', actual: 'MARI MAASIKAS' } }
  service.put({ ...told, id: 'r-1', status: 'completed', result: mari, claims_matched: false, mismatched_claims })
  await sweep.run()
  await sweep.run()
  expect(store.settings.get(noLongerMatching)).toEqual([{ serviceId, requestId: 'r-1' }])
})

describe('where an answer lacks what is needed, the service is asked for the one request', () => {
  test('once, before the request is judged', async () => {
    const { store, service, sweep, found } = await desk()
    service.unlisted = ['result']
    service.complete('r-1', mari)
    const seen: (string | null)[] = []
    const { put } = store.requests
    store.requests.put = (request) => {
      const isNews = put(request)
      seen.push(found().outcome)
      return isNews
    }
    await sweep.run()
    expect(found().outcome).toBe('matching')
    expect(seen.at(-1)).toBe('matching')
    await sweep.run()
    await sweep.run()
    expect(shows(service)).toBe(1)
  })

  test('once too where that tells no more, and then nothing is compared', async () => {
    const { store, service, sweep, found } = await desk()
    service.untold = ['result']
    service.complete('r-1', mari)
    for (let rounds = 0; rounds < 5; rounds++) await sweep.run()
    expect(shows(service)).toBe(1)
    expect(found().outcome).toBe('notCompared')
    expect(states(store)).toEqual(['notCompared'])
  })

  test('for the comparison of a service that is known to compare', async () => {
    const { service, sweep, found } = await desk({ first: { ...told, claims_matched: null, mismatched_claims: {} } })
    service.unlisted = ['claims_matched', 'mismatched_claims']
    const mismatched_claims = { name: { expected: 'Mari Maasikas', actual: 'MARI MAASIKAS' } }
    service.put({ ...told, id: 'r-1', status: 'completed', result: mari, claims_matched: false, mismatched_claims })
    await sweep.run()
    expect([shows(service), found().outcome]).toEqual([1, 'differing'])
  })

  test('for a link that no list tells', async () => {
    const { store, service, sweep, found } = await desk({ unlisted: ['link'] })
    expect(shownLink(store, found(), 'en').link).toContain('https://eeid.example/i/1')
    await sweep.run()
    expect(shows(service)).toBe(0)
  })

  test('for a link that nobody tells, once', async () => {
    const { store, service, sweep, found } = await desk({ first: { ...told, link: null } })
    await sweep.run()
    expect([shows(service), shownLink(store, found(), 'en').link]).toEqual([0, null])
  })

  test('of another client only where a person has just ended', async () => {
    const { store, service, sweep, found } = await desk({ isOurs: false, first: { claims_required: null } })
    for (let n = 0; n < 20; n++) service.put({ id: `old-${n}`, status: 'completed', claims_required: null })
    await sweep.run()
    expect(shows(service)).toBe(0)
    service.unlisted = ['claims_required']
    service.put({ ...told, id: 'r-1', status: 'completed', result: somebodyElse })
    await sweep.run()
    expect([shows(service), found().outcome]).toEqual([1, 'differing'])
    expect(store.list.page(serviceId, { ...wholeList, statuses: ['notCompared'] }, 0, 50).total).toBe(20)
  })
})
