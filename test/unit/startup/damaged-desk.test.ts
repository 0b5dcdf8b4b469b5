import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { sessionKeychain } from '../../../main/credentials/session-keychain.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createDesk } from '../../../main/startup/desk.ts'
import { backUpInSlices } from '../../../main/store/backup/backup.ts'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { briskly } from '../../../main/store/database/steps.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { rekeyInSlices } from '../../../main/store/rekey.ts'
import { startServiceSync } from '../../../main/sync/service-sync.ts'
import type { StartupState } from '../../../preload/contract/startup.ts'
import { spoilTable } from '../store/damage.ts'
import { type TestClock, temporaryFolder, testClock, testKey, testService } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'
import { memoryKeychain } from './memory-keychain.ts'

const minuteMs = 60_000
const keyHex = Buffer.from(testKey).toString('hex')

/** A desk in `folder` with the tests' key, whose service is `service`. */
function deskIn(folder: string, service = new FakeService(), clock = testClock()) {
  const keychain = memoryKeychain()
  writeFileSync(join(folder, 'database-key-id.json'), JSON.stringify({ account: 'database-key test' }))
  keychain.entries.set('database-key test', keyHex)
  const states: StartupState[] = []
  const desk = createDesk({
    keychain,
    folder,
    clock,
    randomBytes,
    author: () => 'Clerk',
    log: silentLog,
    // Without rests, which the test's clock would not hear of.
    backUp: (options, unwanted) => backUpInSlices({ ...options, pace: briskly }, unwanted),
    rekey: rekeyInSlices,
    firstBackupAfterMs: 5_000,
    changed: (state) => states.push(state),
    secrets: sessionKeychain(keychain),
    mayLose: async () => false,
    startService: (store, { id }) =>
      startServiceSync({
        serviceId: id,
        store,
        client: service.client,
        clock,
        random: () => 0.5,
        log: silentLog,
        requestsChanged: () => {},
        connectionChanged: () => {}
      })
  })
  onTestFinished(() => desk.close())
  const store = (): Store => {
    const opened = desk.opened()
    if (!opened) throw new Error('the desk is not open')
    return opened.store
  }
  return { desk, clock, service, states, store }
}

/** Lets time pass, and with it whatever it wakes. */
async function pass(clock: TestClock, ms: number, stepMs = 1_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.advance(stepMs)
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

const draft = (reference: string) => ({
  serviceId: testService.id,
  reference,
  claims: { sub: 'EE30303039914' },
  reason: ''
})
const creates = (service: FakeService) => service.calls.filter((call) => call === 'create').length

describe('a desk backs its ledger up', () => {
  test('soon after the start, every five minutes in which something changed, and at the end', async () => {
    const folder = temporaryFolder()
    const { desk, clock, store } = deskIn(folder)
    await desk.open()
    expect(listBackups(folder)).toHaveLength(0)
    await pass(clock, 6_000)
    expect(listBackups(folder)).toHaveLength(1)
    await pass(clock, 15 * minuteMs, 10_000)
    expect(listBackups(folder)).toHaveLength(1)
    store().services.add(testService)
    await pass(clock, 5 * minuteMs, 10_000)
    expect(listBackups(folder)).toHaveLength(2)
    store().outbox.add(draft('A-1'))
    await desk.close()
    expect(listBackups(folder)).toHaveLength(3)
  })

  test('and does not fail where that cannot be done', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'backups'), 'not a folder')
    const { desk, clock } = deskIn(folder)
    expect(await desk.open()).toMatchObject({ stage: 'ready' })
    await pass(clock, 6_000)
    await expect(desk.close()).resolves.toBeUndefined()
  })
})

test('a request that the backup holds as unsent, and that was sent since, is not sent again', async () => {
  const folder = temporaryFolder()
  const first = deskIn(folder)
  await first.desk.open()
  first.store().services.add(testService)
  const [sent, unsent] = [first.store().outbox.add(draft('sent since')), first.store().outbox.add(draft('not sent'))]
  await first.desk.close()
  expect(listBackups(folder)).toHaveLength(1)

  // Since the backup one of the two was created, and its person has been there.
  const service = first.service
  service.put({ id: 'made', reference: 'sent since', claims_required: [{ type: 'sub', value: 'EE30303039914' }] })
  service.complete('made')
  service.proofs.set('made', Buffer.from('%PDF-1.7'))
  spoilTable(join(folder, 'ledger.db'), 'outbox')

  const second = deskIn(folder, service)
  expect(await second.desk.open()).toMatchObject({ stage: 'ready', ledgerRestored: { whole: false } })
  expect(second.store().outbox.get(unsent)?.state).toBe('confirming')
  await pass(second.clock, 5_000)
  expect(second.store().outbox.get(sent)).toMatchObject({ state: 'created', requestId: 'made' })
  expect(second.store().outbox.get(unsent)?.state).toBe('confirming')
  expect(creates(service)).toBe(0)
  await pass(second.clock, 3 * minuteMs)
  expect(second.store().outbox.get(unsent)?.state).toBe('created')
  expect(service.requests.map(({ reference }) => reference).toSorted()).toEqual(['not sent', 'sent since'])
  expect(creates(service)).toBe(1)
  expect(second.store().proofs.get(testService.id, 'made')).toBeDefined()
})

describe('damage that is met while the desk is open', () => {
  async function openWithSpoiltProof() {
    const folder = temporaryFolder()
    const first = deskIn(folder)
    await first.desk.open()
    first.store().services.add(testService)
    for (let index = 0; index < 40; index++)
      first.store().proofs.keep(testService.id, `proof-${index}`, Buffer.alloc(9_000, `%PDF-1.7 ${index}`))
    await first.desk.close()
    spoilTable(join(folder, 'ledger.db'), 'proof')
    const second = deskIn(folder)
    await second.desk.open()
    return { folder, ...second }
  }

  test('is mended at once, and the clerk is told', async () => {
    const { clock, store, states, desk } = await openWithSpoiltProof()
    expect(() => store().proofs.get(testService.id, 'proof-20')).toThrow()
    await pass(clock, 1_000)
    expect(states.map(({ stage }) => stage)).toEqual(['ready', 'opening', 'ready'])
    expect(desk.state()).toMatchObject({ ledgerRestored: { whole: true } })
    expect(store().proofs.get(testService.id, 'proof-20')).toBeDefined()
  })

  test('and cannot be mended closes the desk, and changes nothing', async () => {
    const { folder, clock, store, desk } = await openWithSpoiltProof()
    for (const { file } of listBackups(folder)) rmSync(file)
    expect(() => store().proofs.get(testService.id, 'proof-20')).toThrow()
    await pass(clock, 1_000)
    expect(desk.state()).toMatchObject({ stage: 'ledgerDamaged', folder })
    expect(desk.opened()).toBeUndefined()
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([])
  })

  test('opens the desk anew once an hour at most', async () => {
    const { clock, store, states } = await openWithSpoiltProof()
    store().suspectDamage('SQLITE_CORRUPT')
    store().suspectDamage('SQLITE_CORRUPT')
    await pass(clock, 1_000)
    const opened = states.length
    store().suspectDamage('SQLITE_CORRUPT')
    await pass(clock, 59 * minuteMs, minuteMs)
    expect(states).toHaveLength(opened)
    await pass(clock, 2 * minuteMs, minuteMs)
    store().suspectDamage('SQLITE_CORRUPT')
    await pass(clock, 1_000)
    expect(states.length).toBeGreaterThan(opened)
  })
})
