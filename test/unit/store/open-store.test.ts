import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { cacheMigrations } from '../../../main/store/cache/cache-migrations.ts'
import { connect, StoreFault } from '../../../main/store/database/connection.ts'
import { migrate } from '../../../main/store/database/migrate.ts'
import { ledgerMigrations } from '../../../main/store/ledger/ledger-migrations.ts'
import {
  cachedRequest,
  openTestStore,
  storeWithService,
  temporaryFolder,
  testClock,
  testKey,
  testService
} from './temporary-store.ts'

const faultOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof StoreFault ? error.fault : `unexpected ${String(error)}`
  }
}

describe('the databases', () => {
  test('hold nothing that can be read without the key', () => {
    const folder = temporaryFolder()
    const store = storeWithService(folder)
    store.requests.put(cachedRequest({ who: 'Mari Maasikas' }))
    store.outbox.add({ serviceId: testService.id, reference: 'R', claims: { name: 'Mari Maasikas' }, reason: '' })
    const onDisk = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(onDisk.length).toBeGreaterThan(1)
    for (const bytes of onDisk) {
      expect(bytes.includes('Maasikas')).toBe(false)
      expect(bytes.includes('SQLite format')).toBe(false)
    }
  })

  test('are there again after closing', () => {
    const folder = temporaryFolder()
    const before = storeWithService(folder)
    before.requests.put(cachedRequest())
    before.close()
    const after = openTestStore(folder)
    expect(after.cacheRebuilt).toBe(false)
    expect(after.list.page(testService.id, wholeList, 0, 10).rows.map((row) => row.id)).toEqual(['request-1'])
  })

  test('refuse a wrong key and are not changed by it', () => {
    const folder = temporaryFolder()
    storeWithService(folder).close()
    const files = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
    const before = files()
    expect(faultOf(() => openTestStore(folder, undefined, new Uint8Array(32).fill(8)))).toBe('unreadable')
    expect(files()).toEqual(before)
  })

  test('refuse a ledger that a newer app has made, and leave it as it is', () => {
    const folder = temporaryFolder()
    openTestStore(folder).close()
    const ledger = connect(join(folder, 'ledger.db'), testKey)
    ledger.pragma('user_version=99')
    ledger.close()
    expect(faultOf(() => openTestStore(folder))).toBe('tooNew')
  })

  test('set a damaged cache aside and begin a new one; the ledger stays', () => {
    const folder = temporaryFolder()
    const before = storeWithService(folder)
    before.requests.put(cachedRequest())
    before.close()
    writeFileSync(join(folder, 'cache.db'), Buffer.alloc(8192, 1))
    const after = openTestStore(folder)
    expect(after.cacheRebuilt).toBe(true)
    expect(after.list.counts(testService.id).all).toBe(0)
    expect(after.services.list()).toHaveLength(1)
    expect(readdirSync(folder).some((name) => name.startsWith('cache.db.damaged-'))).toBe(true)
  })

  test('say that a ledger without a backup is damaged, and never make a new one in its place', () => {
    const folder = temporaryFolder()
    openTestStore(folder).close()
    const damaged = Buffer.alloc(8192, 1)
    writeFileSync(join(folder, 'ledger.db'), damaged)
    // The cache opens, so the key is right.
    expect(faultOf(() => openTestStore(folder))).toBe('damaged')
    expect(readFileSync(join(folder, 'ledger.db')).equals(damaged)).toBe(true)
  })

  test('cannot tell a wrong key from damage where nothing opens with it', () => {
    const folder = temporaryFolder()
    openTestStore(folder).close()
    rmSync(join(folder, 'cache.db'))
    writeFileSync(join(folder, 'ledger.db'), Buffer.alloc(8192, 1))
    expect(faultOf(() => openTestStore(folder))).toBe('unreadable')
  })

  test('keep two of the caches that were set aside', () => {
    const folder = temporaryFolder()
    const clock = testClock()
    openTestStore(folder, clock).close()
    for (let round = 0; round < 4; round++) {
      clock.advance(1_000)
      writeFileSync(join(folder, 'cache.db'), Buffer.alloc(8192, round))
      const store = openTestStore(folder, clock)
      expect(store.cacheRebuilt).toBe(true)
      store.close()
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('cache.db.damaged-'))).toHaveLength(2)
  })

  test('remove no file that only begins as the name of one of those does', () => {
    const folder = temporaryFolder()
    const clock = testClock()
    openTestStore(folder, clock).close()
    const theirs = ['cache.db.damaged-1 copy for IT', 'cache.db.damaged-0.zip', 'cache.db.damaged-report.docx']
    for (const name of theirs) writeFileSync(join(folder, name), 'of the IT')
    for (let round = 0; round < 4; round++) {
      clock.advance(1_000)
      writeFileSync(join(folder, 'cache.db'), Buffer.alloc(8192, round))
      openTestStore(folder, clock).close()
    }
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(theirs))
  })
})

describe('migrations', () => {
  test.each([
    ['ledger', ledgerMigrations],
    ['cache', cacheMigrations]
  ])('of the %s run once each, from every version before', (_name, migrations) => {
    for (let version = 0; version <= migrations.length; version++) {
      const connection = connect(join(temporaryFolder(), 'x.db'), testKey)
      migrate(connection, migrations.slice(0, version))
      migrate(connection, migrations)
      migrate(connection, migrations)
      expect(connection.pragma('user_version', { simple: true })).toBe(migrations.length)
      connection.close()
    }
  })

  test('that fail leave the version before them whole', () => {
    const connection = connect(join(temporaryFolder(), 'x.db'), testKey)
    expect(() => migrate(connection, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); broken'])).toThrow()
    expect(connection.pragma('user_version', { simple: true })).toBe(1)
    expect(connection.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a'])
    connection.close()
  })
})
