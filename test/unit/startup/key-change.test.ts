import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { proofArchiveFile } from '../../../main/store/backup/proof-archive.ts'
import { keyOpens } from '../../../main/store/backup/restore.ts'
import { cacheFile, ledgerFile } from '../../../main/store/database/files.ts'
import { temporaryFolder } from '../store/temporary-store.ts'
import { deskIn } from './desk-in.ts'
import { type MemoryKeychain, memoryKeychain } from './memory-keychain.ts'

const keysIn = ({ entries }: MemoryKeychain) => [...entries].filter(([account]) => account.startsWith('database-key '))

/** A desk that has kept something, with a backup of it, opened again. */
async function deskWithBackup(keychain = memoryKeychain()) {
  const folder = join(temporaryFolder(), 'desk')
  const first = deskIn(folder, keychain)
  await first.desk.open()
  first.desk.opened()?.store.desk.takeReference()
  await first.desk.close()
  const next = deskIn(folder, keychain)
  await next.desk.open()
  const [[account = '', key = ''] = []] = keysIn(keychain)
  return { ...next, folder, account, key: Buffer.from(key, 'hex') }
}

const databasesIn = (folder: string) => [
  ledgerFile(folder),
  cacheFile(folder),
  proofArchiveFile(folder),
  ...listBackups(folder).map(({ file }) => file)
]

describe('another key for what the desk keeps', () => {
  test('opens all of it, and the old one nothing; the desk goes on with what it had', async () => {
    const { desk, folder, keychain, account, key, stages } = await deskWithBackup()
    const reference = desk.opened()?.store.desk.nextReference()
    expect(await desk.changeKey()).toEqual({ ok: true, value: null })
    expect(desk.state()).toMatchObject({ stage: 'ready', keyChanged: { problem: null } })
    expect(stages.filter((stage) => stage === 'changingKey').length).toBeGreaterThan(3)
    expect(desk.opened()?.store.desk.nextReference()).toBe(reference)

    const [[named, next] = []] = keysIn(keychain)
    expect(keysIn(keychain)).toHaveLength(1)
    expect(named).not.toBe(account)
    expect(readFileSync(join(folder, 'database-key-id.json'), 'utf8')).toContain(named)
    await desk.close()
    expect(databasesIn(folder).length).toBeGreaterThan(3)
    for (const file of databasesIn(folder)) {
      expect([file, keyOpens([file], key), keyOpens([file], Buffer.from(next ?? '', 'hex'))]).toEqual([
        file,
        false,
        true
      ])
    }
    expect(existsSync(join(folder, 'key-change'))).toBe(false)
    expect(await deskIn(folder, keychain).desk.open()).toMatchObject({ stage: 'ready' })
  })

  test('is told to the audit log once, with who did it, and not what it is', async () => {
    const { desk, folder, keychain } = await deskWithBackup()
    await desk.changeKey()
    await desk.close()
    const again = deskIn(folder, keychain)
    await again.desk.open()
    const found = again.desk
      .opened()
      ?.store.audit.page({ acts: ['key'], author: null, from: null, until: null }, 0, 10).rows
    expect(found).toMatchObject([{ act: 'key', author: 'Clerk', told: { change: 'databaseKey' } }])
    const [[, next = ''] = []] = keysIn(keychain)
    expect(JSON.stringify(found)).not.toContain(next)
  })

  test.each(['locked', 'denied', 'full'] as const)(
    'is not made with a keychain that is %s, and all opens with the old one',
    async (state) => {
      const { desk, folder, keychain, account } = await deskWithBackup()
      keychain.state = state
      expect(await desk.changeKey()).toMatchObject({ ok: false })
      keychain.state = 'ok'
      await desk.close()
      const again = deskIn(folder, keychain)
      expect(await again.desk.open()).toMatchObject({ stage: 'ready' })
      expect(keysIn(keychain).map(([name]) => name)).toEqual([account])
    }
  )

  test('that a desk in memory asks for is not made', async () => {
    const { desk, keychain } = deskIn(join(temporaryFolder(), 'desk'))
    keychain.state = 'locked'
    await desk.open()
    await desk.keepNothing()
    expect(await desk.changeKey()).toEqual({ ok: false, error: { code: 'notNow' } })
  })

  test('keeps the old one where a damaged ledger was set aside, which only that opens', async () => {
    const { desk, folder, keychain, account } = await deskWithBackup()
    writeFileSync(`${ledgerFile(folder)}.damaged-1`, 'x')
    await desk.changeKey()
    expect(keysIn(keychain).map(([name]) => name)).toContain(account)
    expect(keysIn(keychain)).toHaveLength(2)
    expect(desk.state()).toMatchObject({ stage: 'ready' })
  })

  test('leaves a backup that no key opens where it is', async () => {
    const { desk, folder } = await deskWithBackup()
    const [backup] = listBackups(folder)
    if (!backup) throw new Error('there is no backup')
    writeFileSync(backup.file, 'spoilt')
    expect(await desk.changeKey()).toMatchObject({ ok: true })
    expect(readFileSync(backup.file, 'utf8')).toBe('spoilt')
  })

  test('is broken off by the app’s end, and nothing has changed then', async () => {
    const { desk, folder, keychain, account } = await deskWithBackup()
    const changing = desk.changeKey()
    await desk.close()
    expect(await changing).toMatchObject({ ok: false })
    const again = deskIn(folder, keychain)
    expect(await again.desk.open()).toMatchObject({ stage: 'ready' })
    expect(keysIn(keychain).map(([name]) => name)).toEqual([account])
  })
})
