import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lookAtDisk } from '../../../main/health/disk.ts'
import { type HealthPorts, healthOf } from '../../../main/health/gather.ts'
import type { OpenDesk } from '../../../main/startup/desk.ts'
import { noneInForce } from '../../desk-parts/compose-desk.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { openTestStore, temporaryFolder, testClock } from '../store/temporary-store.ts'

/** A desk whose parts are well, unless a test says otherwise. */
function health(change: Partial<HealthPorts> = {}, backups?: OpenDesk['backups']) {
  const clock = testClock()
  const folder = temporaryFolder()
  const desk = deskWithoutLoops(openTestStore(join(folder, 'desk'), clock))
  const opened = () => {
    const open = desk.opened()
    return open && (backups ? { ...open, backups } : open)
  }
  const look = healthOf({
    desk: { opened },
    clock,
    folder,
    keychain: { probe: async () => 'ok' },
    lookAtDisk,
    proxies: { asking: () => null },
    certificateOf: () => undefined,
    proxyFor: async () => 'DIRECT',
    filing: { state: () => undefined },
    receiver: { state: () => ({ stage: 'off', lastDelivery: null, lastRefused: null, secretsMissing: 0 }) },
    policy: noneInForce,
    ...change
  })
  return { clock, folder, look }
}

test('nothing is known of a desk that is not open', async () => {
  const { look } = health({ desk: { opened: () => undefined } })
  expect(await look('disk')).toEqual([])
})

test('what does not answer is told as not checked after twenty seconds, and holds up nothing else', async () => {
  const { clock, look } = health({ keychain: { probe: () => new Promise(() => {}) } })
  const late = look('keychain')
  expect(await look('disk')).toMatchObject([{ code: 'disk.fine' }])
  clock.advance(20_000)
  expect(await late).toMatchObject([{ subject: 'keychain', code: 'notChecked', remedy: { act: 'checkAgain' } }])
})

test('what fails is told the same way', async () => {
  const { look } = health({
    proxyFor: () => Promise.reject(new Error('no')),
    lookAtDisk: () => Promise.reject(new Error('no'))
  })
  expect(await look('disk')).toMatchObject([{ subject: 'disk', code: 'notChecked' }])
})

test('an answer in time leaves no timer behind', async () => {
  const { clock, look } = health()
  const [line] = await look('keychain')
  clock.advance(20_000)
  expect(line?.code).toBe('keychain.fine')
})

test('the newest backup is read off the folder, and how it stands off the running backups', async () => {
  const state = { openedAt: 0, isCurrent: false, hasFailed: false }
  const { clock, folder, look } = health({}, { state: () => state, makeNow: async () => ({ ok: true, value: null }) })
  const made = new Date(clock.now() - 31 * 60_000).toISOString()
  mkdirSync(join(folder, 'desk', 'backups'), { recursive: true })
  writeFileSync(join(folder, 'desk', 'backups', `ledger-000001-${made.replaceAll(':', '-')}.db`), '')
  expect(await look('backup')).toMatchObject([{ code: 'backup.due', told: { at: made } }])
})

test('a desk that keeps nothing has no backups', async () => {
  expect(await health().look('backup')).toMatchObject([{ code: 'backup.off' }])
})

test('the disk is tried by writing, and nothing stays behind', async () => {
  const folder = temporaryFolder()
  const { freeBytes, isWritable } = await lookAtDisk(folder)
  expect([freeBytes > 0, isWritable, readdirSync(folder)]).toEqual([true, true, []])
})

test('a folder that is a file cannot be written', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  chmodSync(file, 0o400)
  expect(await lookAtDisk(file)).toMatchObject({ isWritable: false })
  expect(existsSync(file)).toBe(true)
})
