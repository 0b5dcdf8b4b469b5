import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEvents } from '../../../main/events/events.ts'
import { filingSetting } from '../../../main/filing/choice.ts'
import { silentLog } from '../../../main/log/log.ts'
import type { OpenDesk } from '../../../main/startup/desk.ts'
import { deskFiling } from '../../../main/startup/filing.ts'
import { startServiceLoop } from '../../../main/startup/service-loop.ts'
import { deskReceiver } from '../../../main/startup/webhook.ts'
import { webhookSetting } from '../../../main/webhook/settings.ts'
import type { StartupState } from '../../../preload/contract/startup.ts'
import { freePort } from '../../ports/free-port.ts'
import { cachedRequest, storeWithService, temporaryFolder, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'
import { memoryKeychain } from './memory-keychain.ts'

const { id: serviceId } = testService

const ready: StartupState = {
  stage: 'ready',
  folder: null,
  cacheRebuilt: false,
  ledgerRestored: null,
  setAside: null,
  keepsNothing: false
}

function office() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const events = createEvents(silentLog)
  const open = { store, sync: { of: () => undefined, listenNoMore: () => {} } } as unknown as OpenDesk
  let opened: OpenDesk | undefined
  const desk = { opened: () => opened }
  const become = (now: OpenDesk | undefined) => {
    opened = now
    events.emit('startupChanged', ready)
  }
  return { clock, store, events, desk, opens: () => become(open), closes: () => become(undefined) }
}

test('everybody who listens hears at once, in the order in which they came, until they listen no more', () => {
  const events = createEvents(silentLog)
  const heard: string[] = []
  events.on('requestsChanged', ({ serviceId: id }) => heard.push(`first ${id}`))
  const end = events.on('requestsChanged', ({ serviceId: id }) => heard.push(`second ${id}`))
  events.emit('requestsChanged', { serviceId: 'a' })
  expect(heard).toEqual(['first a', 'second a'])
  end()
  events.emit('requestsChanged', { serviceId: 'b' })
  expect(heard).toEqual(['first a', 'second a', 'first b'])
})

test('a listener that fails takes neither the others nor the teller with it, and is told in the log', () => {
  const lines: unknown[] = []
  const events = createEvents({ ...silentLog, error: (event, fields) => void lines.push([event, fields]) })
  const heard: string[] = []
  events.on('requestsChanged', () => {
    throw new TypeError('with a name in it')
  })
  events.on('requestsChanged', ({ serviceId: id }) => heard.push(id))
  expect(() => events.emit('requestsChanged', { serviceId: 'a' })).not.toThrow()
  expect(heard).toEqual(['a'])
  expect(lines).toEqual([['events.listener-failed', { event: 'requestsChanged', error: 'TypeError' }]])
})

test('filing begins when the desk opens, looks when requests have changed, and ends with the desk', async () => {
  const { clock, store, events, desk, opens, closes } = office()
  const folder = temporaryFolder()
  const filing = deskFiling({ desk, clock, log: silentLog, events })
  const completed = (id: string) => {
    store.requests.put(
      cachedRequest({ id, reference: id, status: 'completed', outcome: 'matching', completedAt: 2_000 })
    )
    store.proofs.keep(serviceId, id, Buffer.from(`%PDF-1.7 ${id}`))
  }
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.pdf'))
  const template = '{reference}.pdf'
  store.settings.set(filingSetting, { ...filingSetting.initial, folder, template, when: 'completion' })
  completed('one')
  events.emit('requestsChanged', { serviceId })
  expect(filing.state()).toBeUndefined()
  opens()
  await vi.waitFor(() => expect(files()).toHaveLength(1))
  completed('two')
  const told = vi.fn()
  events.on('filingChanged', told)
  events.emit('requestsChanged', { serviceId })
  await vi.waitFor(() => expect(files()).toHaveLength(2))
  expect(told).toHaveBeenCalled()
  closes()
  expect(filing.state()).toBeUndefined()
})

test('the receiver of webhooks listens while the desk is open, and asks for secrets anew when services have changed', async () => {
  const { clock, store, events, desk, opens, closes } = office()
  store.settings.set(webhookSetting, { on: true, address: '127.0.0.1', port: await freePort() })
  const keychain = memoryKeychain()
  const receiver = deskReceiver({ desk, keychain, clock, log: silentLog, events })
  const told = vi.fn()
  events.on('webhookChanged', told)
  opens()
  onTestFinished(() => receiver.stop())
  await vi.waitFor(() => expect(receiver.state()).toMatchObject({ stage: 'listening', secretsMissing: 1 }))
  expect(told).toHaveBeenCalled()
  keychain.entries.set(serviceId, 'the secret')
  events.emit('servicesChanged')
  await vi.waitFor(() => expect(receiver.state().secretsMissing).toBe(0))
  closes()
  await vi.waitFor(() => expect(receiver.state().stage).toBe('off'))
})

test('a loop tells of its service by events, and what follows its requests ends with it', async () => {
  const { clock, store, events } = office()
  const service = new FakeService()
  const news: string[] = []
  events.on('requestsChanged', ({ serviceId: id }) => news.push(id))
  const lines = vi.fn()
  events.on('connectionChanged', lines)
  const noteChange = vi.fn()
  const loop = startServiceLoop({
    serviceId,
    store,
    client: service.client,
    clock,
    random: () => 0.5,
    log: silentLog,
    events,
    noteChange
  })
  const take = (place: number) => {
    const id = randomUUID()
    store.batches.begin({ id, serviceId, name: 'people.csv', total: 1 })
    store.batches.fill(id, 0, { reference: `F-${place}`, claims: { sub: `EE${place}` }, reason: '' })
    store.batches.run(id)
  }

  take(1)
  events.emit('requestsChanged', { serviceId: 'another' })
  expect([store.outbox.countWaiting(serviceId), noteChange.mock.calls.length]).toEqual([0, 0])
  events.emit('requestsChanged', { serviceId })
  expect([store.outbox.countWaiting(serviceId), noteChange.mock.calls.length]).toEqual([1, 1])

  loop.sendNow()
  await vi.waitFor(() => expect(service.requests.map(({ reference }) => reference)).toEqual(['F-1']))
  await vi.waitFor(() => expect(news.length).toBeGreaterThan(3))
  expect(new Set(news.slice(2))).toEqual(new Set([serviceId]))
  expect(lines).toHaveBeenCalledWith({ serviceId })

  loop.stop()
  noteChange.mockClear()
  take(2)
  events.emit('requestsChanged', { serviceId })
  expect([store.outbox.countWaiting(serviceId), noteChange.mock.calls.length]).toEqual([0, 0])
})
