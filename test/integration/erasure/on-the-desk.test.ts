/** A whole desk and a practice server: a person is erased while the service goes on telling of them. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { verifyLog } from '../../../main/audit/verify.ts'
import { sessionKeychain } from '../../../main/credentials/session-keychain.ts'
import { createEraser } from '../../../main/erasure/eraser.ts'
import { retentionSetting } from '../../../main/erasure/settings.ts'
import { createEvents } from '../../../main/events/events.ts'
import { sha256Of } from '../../../main/files/sha256.ts'
import { silentLog } from '../../../main/log/log.ts'
import { proofOpener } from '../../../main/proofs/open.ts'
import { createDesk } from '../../../main/startup/desk.ts'
import { startServiceLoop } from '../../../main/startup/service-loop.ts'
import { backUpInSlices } from '../../../main/store/backup/backup.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { rekeyInSlices } from '../../../main/store/rekey.ts'
import { scratch } from '../../desk-parts/scratch.ts'
import { settled } from '../../desk-parts/settled.ts'
import { memoryKeychain } from '../../unit/startup/memory-keychain.ts'
import { Desk } from '../eeid/desk.ts'

const serviceId = 'service-1'
const code = 'EE60001019906'
const reference = 'ERASED-1'
const dayMs = 86_400_000
const patience = { timeout: 60_000, interval: 10 }

/** A desk with a service, whose loop goes by the clock of the test. */
async function deskAt(service: Desk) {
  const folder = mkdtempSync(join(scratch, 'eeid-desk-test-'))
  const keychain = memoryKeychain()
  const events = createEvents(silentLog)
  const { clock, server } = service
  const desk = createDesk({
    keychain,
    folder: join(folder, 'desk'),
    clock,
    randomBytes,
    author: () => 'Manager',
    log: silentLog,
    backUp: backUpInSlices,
    rekey: rekeyInSlices,
    changed: (state) => events.emit('startupChanged', state),
    secrets: sessionKeychain(keychain),
    mayLose: async () => true,
    startService: (store, { id }) =>
      startServiceLoop({
        serviceId: id,
        store,
        // The one client of the test outlives the desk's openings.
        client: { ...service.client, end: () => {} },
        clock,
        random: () => 0.5,
        log: silentLog,
        events,
        noteChange: () => {}
      })
  })
  const opener = proofOpener({ folder: join(folder, 'opened-proofs'), openInViewer: async () => true, clock })
  const windows = vi.fn()
  const isQuiet = { now: false }
  const officeClock: { offMs: number | null } = { offMs: null }
  const eraser = createEraser({
    desk,
    clock,
    log: silentLog,
    clearOpened: opener.sweepAll,
    renewWindow: windows,
    isQuiet: () => isQuiet.now,
    officeClockOffMs: () => officeClock.offMs
  })
  await desk.open()
  const first = storeOf()
  first.services.add({
    id: serviceId,
    name: 'Desk',
    environment: 'test',
    baseUrl: server.url,
    clientId: server.clientId
  })
  await desk.openAnew()
  onTestFinished(async () => {
    await desk.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function storeOf(): Store {
    const store = desk.opened()?.store
    if (!store) throw new Error('the desk is not open')
    return store
  }

  /** Lets one more round come to its end. */
  async function round(ms = 3_000): Promise<void> {
    const loop = desk.opened()?.sync.of(serviceId)
    const before = loop?.connection().lastSwept ?? 0
    loop?.checkNow()
    service.pass(ms)
    await vi.waitFor(() => {
      expect(loop?.connection().checking).toBe(false)
      expect(loop?.connection().lastSwept).not.toBe(before)
    }, patience)
  }

  return { desk, folder, events, eraser, opener, windows, isQuiet, officeClock, store: storeOf, round }
}

/** A request that this desk made and the person completed, with its proof. */
async function completed(service: Desk, main: Awaited<ReturnType<typeof deskAt>>): Promise<string> {
  const id = main.store().outbox.add({ serviceId, reference, claims: { sub: code, name: 'MARI MAASIKAS' }, reason: '' })
  main.desk.opened()?.sync.of(serviceId)?.sendNow()
  await vi.waitFor(() => expect(main.store().outbox.get(id)?.state).toBe('created'), patience)
  const requestId = main.store().outbox.get(id)?.requestId ?? ''
  await service.practice.complete(requestId)
  await main.round()
  await vi.waitFor(() => expect(main.store().proofs.get(serviceId, requestId)).toBeDefined(), patience)
  return id
}

const requestOf = (store: Store, id: string): string => store.outbox.get(id)?.requestId ?? ''

function rmCache(folder: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(join(folder, 'desk', `cache.db${part}`), { force: true })
}

const settledFor = (ms: number) => new Promise((done) => setTimeout(done, ms))

test('a person who was erased stays erased: sweeps, look-ups, proofs and a cache made anew bring nothing back', {
  timeout: 120_000
}, async () => {
  await using service = await Desk.open()
  const main = await deskAt(service)
  const id = await completed(service, main)
  const requestId = main.store().outbox.get(id)?.requestId ?? ''
  const office = join(main.folder, 'office')
  mkdirSync(office)
  const proof = main.store().proofs.get(serviceId, requestId)
  writeFileSync(join(office, 'Mari.pdf'), proof?.pdf ?? '')
  const sha256 = sha256Of(proof?.pdf ?? new Uint8Array())
  main.store().filings.add({ serviceId, requestId, folder: office, path: 'Mari.pdf', sha256 })
  await main.opener.open(main.store(), id)

  const order = { search: code, confirmation: code, ids: [id], reason: 'Asked for it', removesFiled: true }
  expect(await main.eraser.erasePerson(main.store(), order)).toMatchObject({ ok: true })
  expect(main.windows).toHaveBeenCalledOnce()
  expect(readdirSync(office)).toEqual([])
  expect(readdirSync(join(main.folder, 'opened-proofs'))).toEqual([])

  const nothingIsBack = () => {
    expect(main.store().views.onService(serviceId, requestId)).toBeUndefined()
    expect(main.store().proofs.get(serviceId, requestId)).toBeUndefined()
    expect(main.store().list.all(serviceId, wholeList)).toEqual([])
  }
  await main.round()
  nothingIsBack()
  // By its webhook.
  const lookedUp = main.desk.opened()?.sync.of(serviceId)?.lookUp(requestId)
  service.pass(10_000)
  await lookedUp
  nothingIsBack()
  // By whoever asks for its proof again.
  await main.desk.opened()?.sync.of(serviceId)?.fetchProofAgain(requestId)
  nothingIsBack()
  const calls = (await service.practice.counters()).calls
  await main.round()
  await main.round()
  const after = (await service.practice.counters()).calls
  expect({ show: after.show, proof: after.proof }).toEqual({ show: calls.show, proof: calls.proof })
  // By a cache that is made anew.
  await main.desk.openAnew()
  rmCache(main.folder)
  await main.desk.openAnew()
  await main.round()
  nothingIsBack()
  expect(main.desk.opened()?.sync.of(serviceId)?.connection().progress).toBeNull()

  const { store } = main
  expect(verifyLog(store().audit.entries(), store().audit.days()).findings).toEqual([])
  expect(verifyLog(store().audit.entries(), []).erased).toBe(0)
  expect(store().erasures.list()).toMatchObject([{ step: 'ended', counts: { requests: 1, proofs: 1 } }])
  expect(store().audit.page({ acts: ['erase'], author: null, from: null, until: null }, 0, 5).total).toBe(1)

  // The same person may come again, with a new request.
  const again = await service.ask('NEW-1', code)
  await main.round()
  expect(main.store().views.onService(serviceId, again)).toBeDefined()
})

test('what a manager has ordered at another desk goes by itself as soon as nobody works here, and eeID does not bring it back', {
  timeout: 120_000
}, async () => {
  await using service = await Desk.open()
  const main = await deskAt(service)
  const id = await completed(service, main)
  const requestId = requestOf(main.store(), id)
  const requests = [{ serviceId, requestId, outboxId: id, references: [reference] }]
  const order = { why: 'person' as const, reason: '', author: 'Manager', removesFiled: false, requests, words: [] }
  main.store().atomically(() => main.store().erasures.order(order))
  main.eraser.look()
  await settled()
  expect(main.store().views.get(id)).toBeDefined()
  main.isQuiet.now = true
  await vi.waitFor(() => {
    main.eraser.look()
    expect(main.desk.opened()?.store.erasures.list()).toMatchObject([{ author: 'Manager', step: 'ended' }])
  }, patience)
  await main.round()
  const store = main.store()
  expect([store.views.get(id), store.proofs.get(serviceId, requestId)]).toEqual([undefined, undefined])
  expect(store.list.all(serviceId, wholeList)).toEqual([])
})

test('five years on, what the office kept long enough is gone by itself; with a wrong clock nothing is', {
  timeout: 120_000
}, async () => {
  await using service = await Desk.open()
  const main = await deskAt(service)
  const id = await completed(service, main)
  main.store().decisions.decide({
    serviceId,
    requestId: requestOf(main.store(), id),
    verdict: 'accept',
    note: '',
    wentAgainst: []
  })
  const fiveYears = 1827
  main.store().settings.set(retentionSetting, { accepted: fiveYears, rejected: 0, askedAgain: 0, undecided: 0 })
  main.events.on('connectionChanged', main.eraser.look)

  // A clock that is years ahead of the service's.
  service.clock.jump((fiveYears + 1) * dayMs)
  await main.round()
  main.eraser.look()
  await settledFor(200)
  expect(main.store().views.get(id)).toBeDefined()
  service.clock.jump(-(fiveYears + 1) * dayMs)

  service.pass((fiveYears - 1) * dayMs)
  await main.round()
  await settledFor(200)
  expect(main.store().views.get(id)).toBeDefined()

  service.pass(2 * dayMs)
  await main.round()
  main.isQuiet.now = true
  // The office's server shows another time.
  main.officeClock.offMs = -5 * 60_000
  main.eraser.look()
  await settledFor(200)
  expect(main.store().views.get(id)).toBeDefined()
  main.officeClock.offMs = 1_000
  // It looks once an hour.
  service.pass(3_600_000)
  await vi.waitFor(() => {
    main.eraser.look()
    expect(main.desk.opened()?.store.erasures.list()).toMatchObject([{ why: 'retention', step: 'ended' }])
  }, patience)
  await main.round()
  expect(main.store().views.get(id)).toBeUndefined()
  expect(main.store().list.all(serviceId, wholeList)).toEqual([])
})
