import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { firstChoices } from '../../../common/words/services.ts'
import { createEvents } from '../../../main/events/events.ts'
import { csvFiles } from '../../../main/import/files.ts'
import { connectionHandlers } from '../../../main/ipc/connection.ts'
import { draftHandlers } from '../../../main/ipc/drafts.ts'
import { importHandlers } from '../../../main/ipc/import.ts'
import { listStateHandlers } from '../../../main/ipc/list-state.ts'
import { requestHandlers } from '../../../main/ipc/requests.ts'
import { serviceHandlers } from '../../../main/ipc/services.ts'
import { webhookHandlers } from '../../../main/ipc/webhook.ts'
import { silentLog } from '../../../main/log/log.ts'
import type { Desk } from '../../../main/startup/desk.ts'
import { deskReceiver } from '../../../main/startup/webhook.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { storeWithService, testClock } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'

const serviceId = 'gone'
const claims = { sub: '', name: 'Mari Tamm', birthdate: '', country: '' }

function calls() {
  const { now } = testClock()
  const store = storeWithService()
  const changes: string[] = []
  const changed = (id: string) => void changes.push(id)
  const desk = { opened: () => ({ store, sync: { of: () => undefined } }) } as unknown as Desk
  const files = csvFiles({ file: async () => null, place: async () => null, workbookPlace: async () => null })
  const services = serviceHandlers({
    desk,
    keychain: memoryKeychain(),
    suggested: null,
    clientFor: () => new FakeService().client,
    ask: async () => true,
    language: () => 'en',
    monotonic: () => 0,
    renewWindow: () => {},
    changed: () => changed('services'),
    removed: () => changed('services')
  })
  const requests = requestHandlers(desk, changed, now)
  const imports = importHandlers({ desk, files, now, changed })
  return {
    store,
    changes,
    requests,
    services,
    imports,
    drafts: draftHandlers(desk),
    connection: connectionHandlers(desk, now),
    desk
  }
}

type Calls = ReturnType<typeof calls>

describe('a service that the desk does not have is told as that', () => {
  test.each<[string, (calls: Calls) => unknown]>([
    ['creating', ({ requests }) => requests.create({ serviceId, claims, reference: 'R-1', reason: '' })],
    [
      'keeping a draft',
      ({ drafts }) => drafts.keep({ key: 'k', draft: { serviceId, claims, reference: '', suggested: '', reason: '' } })
    ],
    [
      'keeping how its list was left',
      ({ desk }) => listStateHandlers(desk, testClock().now).set({ serviceId, query: wholeList })
    ],
    ['asking for its connection', ({ connection }) => connection.state({ serviceId })],
    ['checking it now', ({ connection }) => connection.checkNow({ serviceId })],
    [
      'testing its webhook',
      ({ desk }) => {
        const parts = {
          desk,
          keychain: memoryKeychain(),
          clock: testClock(),
          log: silentLog,
          events: createEvents(silentLog)
        }
        return webhookHandlers(desk, deskReceiver(parts), { ask: async () => true, language: () => 'en' }).test({
          serviceId
        })
      }
    ],
    ['beginning an import', ({ imports }) => imports.begin({ serviceId, batchId: randomUUID(), name: '', total: 1 })],
    ['pausing it', ({ services }) => services.pause({ serviceId, isPaused: true })],
    ['asking what it has', ({ services }) => services.holdings({ serviceId })],
    ['removing it', ({ services }) => services.remove({ serviceId, name: 'Desk' })],
    [
      'changing it',
      ({ services }) =>
        services.update({
          ...firstChoices,
          id: serviceId,
          name: 'Desk',
          environment: 'test',
          baseUrl: 'https://eeid.example',
          clientId: 'client',
          clientSecret: 'secret'
        })
    ]
  ])('by %s, and nothing is kept', async (_what, call) => {
    const all = calls()
    const before = all.store.changes()
    expect(await call(all)).toEqual({ ok: false, error: { code: 'unknownService' } })
    expect(all.store.changes()).toBe(before)
    expect(all.changes).toEqual([])
  })
})

test('a request that the desk does not have is still told as a request', async () => {
  const { requests } = calls()
  for (const call of [requests.get, requests.discard, requests.sendAgain])
    expect(await call({ id: 'nobody' })).toEqual({ ok: false, error: { code: 'unknownRequest' } })
})

test('what was asked lately is reckoned by the desk’s clock, not by the machine’s', async () => {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const desk = { opened: () => ({ store, sync: { of: () => undefined } }) } as unknown as Desk
  const requests = requestHandlers(desk, () => {}, clock.now)
  const [service] = store.services.list()
  const about = { serviceId: service?.id ?? '', claims: { ...claims, birthdate: '1990-01-01' } }
  await requests.create({ ...about, reference: 'R-1', reason: '' })
  expect(await requests.askedBefore(about)).toMatchObject({ value: { reference: 'R-1' } })
  clock.advance(8 * 24 * 3_600_000)
  expect(await requests.askedBefore(about)).toEqual({ ok: true, value: null })
})
