import { expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { startLedgerBackups } from '../../../main/startup/ledger-backups.ts'
import type { BackUp, BackupMade } from '../../../main/store/backup/backup.ts'
import { StoreFault } from '../../../main/store/database/connection.ts'
import { briskly, gently, type Pace } from '../../../main/store/database/steps.ts'
import { openTestStore, testClock, testKey } from '../store/temporary-store.ts'

const minuteMs = 60_000
const backup = { file: '', number: 1, at: 0 } as unknown as BackupMade['backup']

/** The backups of a ledger that changes when it is told to, and how each of them was made. */
function backups() {
  const clock = testClock()
  const made: Pace[] = []
  const ledger = { changes: 0, fails: false }
  const backUp: BackUp = async ({ pace }) => {
    if (ledger.fails) throw new StoreFault('diskFault', 'SQLITE_FULL')
    made.push(pace)
    return { backup, proofsAdded: 0 }
  }
  const { settings } = openTestStore()
  const store = { changes: () => ledger.changes, suspectDamage: () => {}, settings }
  const running = startLedgerBackups({ store, folder: '', key: testKey, backUp, clock, log: silentLog })
  async function pass(minutes: number) {
    clock.advance(minutes * minuteMs)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { made, ledger, running, pass }
}

test('the first backup leaves the first minute to the clerk, and takes little of the computer', async () => {
  const { made, pass } = backups()
  await pass(0.9)
  expect(made).toEqual([])
  await pass(0.1)
  expect(made).toEqual([gently])
})

test('five minutes later there is another one, if something has changed', async () => {
  const { made, ledger, pass } = backups()
  await pass(1)
  await pass(5)
  expect(made).toHaveLength(1)
  ledger.changes += 1
  await pass(5)
  expect(made).toEqual([gently, gently])
})

test('the last one, for which somebody waits, is made as fast as it can be, and only if something has changed', async () => {
  const { made, ledger, running, pass } = backups()
  await pass(1)
  await running.end()
  expect(made).toHaveLength(1)
  ledger.changes += 1
  await running.end()
  expect(made).toEqual([gently, briskly])
})

test('one that is asked for is made at once, as fast as it can be, and where nothing has changed not at all', async () => {
  const { made, ledger, running } = backups()
  expect(running.state().isCurrent).toBe(false)
  expect(await running.makeNow()).toEqual({ ok: true, value: null })
  expect(await running.makeNow()).toEqual({ ok: true, value: null })
  expect(made).toEqual([briskly])
  expect(running.state()).toMatchObject({ isCurrent: true, hasFailed: false })
  ledger.changes += 1
  expect(running.state().isCurrent).toBe(false)
})

test('one that failed is told, with why, until one is made', async () => {
  const { ledger, running, pass } = backups()
  ledger.fails = true
  await pass(1)
  expect(running.state().hasFailed).toBe(true)
  expect(await running.makeNow()).toEqual({ ok: false, error: { code: 'dataDiskFull', detail: 'SQLITE_FULL' } })
  ledger.fails = false
  expect(await running.makeNow()).toEqual({ ok: true, value: null })
  expect(running.state().hasFailed).toBe(false)
})

test('several at once are made one after the other', async () => {
  const { made, ledger, running } = backups()
  const both = [running.makeNow(), running.makeNow()]
  ledger.changes += 1
  await Promise.all(both)
  expect(made.length).toBeLessThanOrEqual(2)
})
