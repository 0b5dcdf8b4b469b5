import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupSteps } from '../../../main/store/backup/backup.ts'
import { listBackups } from '../../../main/store/backup/backup-names.ts'
import { connect } from '../../../main/store/database/connection.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { ledgerMigrations } from '../../../main/store/ledger/ledger-migrations.ts'
import { openLedger } from '../../../main/store/open-ledger.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { spoilPage, spoilTable } from './damage.ts'
import {
  cachedRequest,
  openTestStore,
  storeWithService,
  temporaryFolder,
  testClock,
  testKey,
  testService
} from './temporary-store.ts'

const backedUpAt = Date.parse('2026-05-01T07:55:00Z')
const draft = (reference: string) => ({ serviceId: testService.id, reference, claims: { sub: 'EE1' }, reason: '' })
const pdf = (name: string) => Buffer.from(`%PDF-1.7 ${name}`)

/** Enough proofs that damage among them leaves the first page of every table whole. */
const proofs = Array.from({ length: 40 }, (_, index) => `proof-${index}`)

type Desk = { folder: string; ledger: string; ids: Record<'queued' | 'sending' | 'confirming' | 'created', string> }

/** A desk with a row in every state, backed up, that then sent what waited and was asked for one more. */
function desk(afterBackup: (store: Store, ids: Desk['ids']) => void = () => {}): Desk {
  const folder = temporaryFolder()
  const store = storeWithService(folder)
  const add = (reference: string) => store.outbox.add(draft(reference))
  const ids = { queued: add('queued'), sending: add('sending'), confirming: add('confirming'), created: add('created') }
  store.outbox.markSending(ids.sending)
  store.outbox.markConfirming(ids.confirming, 'timeout')
  store.outbox.markCreated(ids.created, 'on-service')
  for (const name of proofs) store.proofs.keep(testService.id, name, Buffer.alloc(9_000, pdf(name)))
  atOnce(backupSteps({ folder, key: testKey, now: backedUpAt }))
  afterBackup(store, ids)
  store.close()
  return { folder, ledger: join(folder, 'ledger.db'), ids }
}

const states = (store: Store, ids: Desk['ids']) =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, store.outbox.get(id)?.state]))

const contents = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')])

const setAside = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('ledger.db.damaged-'))

describe('a ledger whose outbox is damaged', () => {
  const damaged = (afterBackup?: Parameters<typeof desk>[0]) => {
    const made = desk(afterBackup)
    spoilTable(made.ledger, 'outbox')
    return made
  }

  test('is restored from its backup, and what seemed unsent is doubted', () => {
    const { folder, ids } = damaged((store, { queued }) => {
      store.outbox.markSending(queued)
      store.outbox.markCreated(queued, 'made-since')
    })
    const store = openTestStore(folder)
    expect(store.ledgerRestored).toEqual({ at: testClock().now(), from: backedUpAt, whole: false })
    expect(states(store, ids)).toEqual({
      queued: 'confirming',
      sending: 'confirming',
      confirming: 'confirming',
      created: 'created'
    })
    expect(store.outbox.get(ids.created)?.requestId).toBe('on-service')
    expect(store.cacheRebuilt).toBe(false)
  })

  test('is set aside as it was, with its log, and stays there', () => {
    const { folder, ledger } = damaged()
    const before = readFileSync(ledger)
    openTestStore(folder).close()
    const [aside = ''] = setAside(folder)
    expect(readFileSync(join(folder, aside)).equals(before)).toBe(true)
    for (let start = 0; start < 3; start++) openTestStore(folder).close()
    expect(setAside(folder)).toEqual([aside])
  })

  test('gives out no reference a second time', () => {
    const { folder } = damaged((store) => void store.desk.takeReference())
    const store = openTestStore(folder)
    const [code, number] = store.desk.nextReference().split('-')
    expect(code).not.toBe('FFF')
    expect(code).toHaveLength(3)
    expect(Number(number)).toBeGreaterThan(0)
  })

  test('keeps its proofs, also those that came after the backup', () => {
    const { folder } = damaged((store) => store.proofs.keep(testService.id, 'late', pdf('late')))
    const store = openTestStore(folder)
    for (const name of proofs)
      expect(store.proofs.get(testService.id, name)?.pdf).toEqual(Buffer.alloc(9_000, pdf(name)))
    expect(store.proofs.get(testService.id, 'late')?.pdf).toEqual(pdf('late'))
  })

  test('keeps what the other tables were given after the backup', () => {
    const { folder } = damaged((store) => store.services.update({ ...testService, name: 'Renamed since' }))
    expect(openTestStore(folder).services.get(testService.id)?.name).toBe('Renamed since')
  })
})

test('a ledger only whose proofs are damaged loses no request', () => {
  const { folder, ledger, ids } = desk((store, { queued }) => {
    store.outbox.markSending(queued)
    store.outbox.markCreated(queued, 'made-since')
    store.outbox.add(draft('wanted since'))
  })
  spoilTable(ledger, 'proof')
  writeFileSync(join(folder, 'look-for-damage'), '')
  const store = openTestStore(folder)
  expect(store.ledgerRestored).toMatchObject({ whole: true })
  expect(store.outbox.get(ids.queued)).toMatchObject({ state: 'created', requestId: 'made-since' })
  expect(store.outbox.inState(testService.id, 'confirming').map(({ reference }) => reference)).toContain('wanted since')
  for (const name of proofs) expect(store.proofs.get(testService.id, name)).toBeDefined()
  expect(existsSync(join(folder, 'look-for-damage'))).toBe(false)
})

test('a proof that is nowhere whole is left out, so that it is fetched again', () => {
  const { folder, ledger } = desk((store) => {
    for (const id of proofs) store.requests.put(cachedRequest({ id, status: 'completed' }))
  })
  spoilTable(ledger, 'outbox')
  const archive = connect(join(folder, 'backups', 'proofs.db'), testKey)
  archive.exec(`UPDATE pdf SET bytes = x'00'`)
  archive.close()
  const connection = connect(ledger, testKey)
  connection.exec(`UPDATE proof SET pdf = x'00' WHERE request_id = 'proof-7'`)
  connection.close()
  const store = openTestStore(folder)
  expect(store.proofs.get(testService.id, 'proof-7')).toBeUndefined()
  expect(store.proofs.due(testService.id, 5)).toMatchObject([{ requestId: 'proof-7' }])
})

describe('a ledger is restored', () => {
  test.each<[string, (desk: Desk) => void]>([
    ['whose first page is damaged', ({ ledger }) => spoilPage(ledger, 1)],
    ['that is gone', ({ ledger }) => rmSync(ledger)],
    ['that is empty', ({ ledger }) => writeFileSync(ledger, '')],
    ['that is overwritten', ({ ledger }) => writeFileSync(ledger, Buffer.alloc(20_000, 1))],
    ['that is cut short', ({ ledger }) => writeFileSync(ledger, readFileSync(ledger).subarray(0, 30_000))],
    [
      'in whose place a new one was made',
      ({ ledger }) => {
        rmSync(ledger)
        connect(ledger, testKey).close()
      }
    ],
    [
      'whose cache is damaged too',
      ({ folder, ledger }) => {
        spoilPage(ledger, 1)
        writeFileSync(join(folder, 'cache.db'), Buffer.alloc(8_192, 1))
      }
    ]
  ])('%s', (_name, spoil) => {
    const made = desk()
    spoil(made)
    const store = openTestStore(made.folder)
    expect(store.ledgerRestored).toMatchObject({ from: backedUpAt })
    expect(states(store, made.ids)).toMatchObject({ queued: 'confirming', created: 'created' })
    for (const name of proofs) expect(store.proofs.get(testService.id, name)).toBeDefined()
  })

  test('from the newest backup that is good', () => {
    const { folder, ledger } = desk((store) => void store.outbox.add(draft('later')))
    const { backup } = atOnce(backupSteps({ folder, key: testKey, now: backedUpAt + 1 }))
    writeFileSync(backup.file, Buffer.alloc(8_192, 1))
    spoilPage(ledger, 1)
    const store = openTestStore(folder)
    expect(store.ledgerRestored?.from).toBe(backedUpAt)
    expect(store.outbox.inState(testService.id, 'confirming')).toHaveLength(3)
  })

  test('from a backup of the version before', () => {
    const { folder, ledger } = desk()
    spoilPage(ledger, 1)
    const migrations = [...ledgerMigrations, `ALTER TABLE outbox ADD COLUMN added TEXT DEFAULT 'x'`]
    const options = { folder, key: testKey, clock: testClock(), random: () => new Uint8Array(3), migrations }
    const connection = openLedger(options, 'quickly')
    expect(connection.prepare('SELECT DISTINCT added FROM outbox').pluck().all()).toEqual(['x'])
    connection.close()
  })

  test('and tells so for a day', () => {
    const { folder, ledger } = desk()
    spoilPage(ledger, 1)
    const clock = testClock()
    openTestStore(folder, clock).close()
    clock.advance(86_400_000)
    expect(openTestStore(folder, clock).ledgerRestored).not.toBeNull()
    clock.advance(1)
    expect(openTestStore(folder, clock).ledgerRestored).toBeNull()
  })

  test('though the app was killed in the middle of it', () => {
    const { folder, ledger, ids } = desk()
    const cache = readFileSync(join(folder, 'cache.db'))
    spoilPage(ledger, 1)
    const damaged = readFileSync(ledger)
    openTestStore(folder).close()
    const restored = readFileSync(ledger)
    const ready = join(folder, 'ledger.db.restored')
    const begin = () => {
      rmSync(ledger, { force: true })
      writeFileSync(join(folder, 'cache.db'), cache)
    }
    // While it was being built; when it was ready; when the damaged one was set aside, but for its log.
    const moments = [
      () => {
        writeFileSync(ledger, damaged)
        writeFileSync(join(folder, 'ledger.db.restoring'), restored.subarray(0, 10_000))
        writeFileSync(join(folder, 'ledger.db.salvage'), damaged)
      },
      () => {
        writeFileSync(ledger, damaged)
        writeFileSync(ready, restored)
      },
      () => {
        writeFileSync(`${ledger}-wal`, Buffer.alloc(10_000, 3))
        writeFileSync(ready, restored)
      }
    ]
    for (const moment of moments) {
      begin()
      moment()
      const store = openTestStore(folder)
      expect(states(store, ids)).toMatchObject({ queued: 'confirming', created: 'created' })
      store.close()
      const left = readdirSync(folder).filter((name) => /restoring|restored$|salvage/.test(name))
      expect(left).toEqual([])
    }
  })
})

describe('nothing is changed', () => {
  test('where there is no backup', () => {
    const { folder, ledger } = desk()
    for (const { file } of listBackups(folder)) rmSync(file)
    spoilTable(ledger, 'outbox')
    const before = contents(folder)
    expect(() => openTestStore(folder)).toThrow('damaged')
    expect(contents(folder).filter(([name]) => !/-(wal|shm)$/.test(name ?? ''))).toEqual(before)
  })

  test('where it is the key that is wrong', () => {
    const { folder } = desk()
    const before = contents(folder)
    expect(() => openTestStore(folder, undefined, new Uint8Array(32).fill(8))).toThrow('unreadable')
    expect(contents(folder)).toEqual(before)
  })

  test('where the backups are of another key', () => {
    const { folder, ledger } = desk()
    const other = desk()
    rmSync(join(folder, 'cache.db'))
    writeFileSync(ledger, Buffer.alloc(8_192, 1))
    for (const { file } of listBackups(folder)) writeFileSync(file, readFileSync(other.ledger).fill(1))
    const before = contents(folder)
    expect(() => openTestStore(folder)).toThrow('unreadable')
    expect(contents(folder)).toEqual(before)
  })
})

test('damage that is met while the desk is open is told, and mended at the next opening', () => {
  const { folder, ledger } = desk()
  // Not looked at when the ledger is opened.
  spoilTable(ledger, 'proof')
  const told: string[] = []
  const store = openTestStore(folder, testClock(), testKey, (code) => told.push(code))
  expect(store.ledgerRestored).toBeNull()
  expect(() => store.proofs.get(testService.id, 'proof-20')).toThrow()
  expect(told[0]).toMatch(/^SQLITE_(CORRUPT|NOTADB)/)
  store.close()
  const mended = openTestStore(folder)
  expect(mended.ledgerRestored).toMatchObject({ whole: true })
  expect(mended.proofs.get(testService.id, 'proof-20')).toBeDefined()
})

test('a cache whose damage shows late is rebuilt at the next opening', () => {
  const folder = temporaryFolder()
  const store = storeWithService(folder)
  for (let index = 0; index < 400; index++)
    store.requests.put(cachedRequest({ id: `r${index}`, body: JSON.stringify({ text: 'x'.repeat(500) }) }))
  store.close()
  spoilPage(join(folder, 'cache.db'), 60)
  const told: string[] = []
  const late = openTestStore(folder, testClock(), testKey, (code) => told.push(code))
  expect(late.cacheRebuilt).toBe(false)
  expect(() => [...late.views.all(100)]).toThrow()
  expect(told.length).toBeGreaterThan(0)
  late.close()
  const rebuilt = openTestStore(folder)
  expect(rebuilt).toMatchObject({ cacheRebuilt: true, ledgerRestored: null })
  expect(rebuilt.services.list()).toHaveLength(1)
})
