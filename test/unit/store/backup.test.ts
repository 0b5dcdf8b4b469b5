import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256Of } from '../../../main/files/sha256.ts'
import { backupSteps, checkBackup } from '../../../main/store/backup/backup.ts'
import { type Backup, listBackups, outdated } from '../../../main/store/backup/backup-names.ts'
import { archivedProof, openProofArchive } from '../../../main/store/backup/proof-archive.ts'
import { connect, connectToRead } from '../../../main/store/database/connection.ts'
import { atOnce, gently, inSlices } from '../../../main/store/database/steps.ts'
import { ledgerMigrations } from '../../../main/store/ledger/ledger-migrations.ts'
import { openLedger } from '../../../main/store/open-ledger.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { storeWithService, temporaryFolder, testClock, testKey, testService } from './temporary-store.ts'

const draft = { serviceId: testService.id, reference: 'A-1', claims: { name: 'Mari Maasikas' }, reason: 'why' }
const pdf = Buffer.from('%PDF-1.7 a proof of Mari Maasikas')

const steps = (folder: string, now = 1_000) => backupSteps({ folder, key: testKey, now })
const files = (folder: string) => readdirSync(join(folder, 'backups')).toSorted()

function rowsIn(file: string): Record<string, unknown[]> {
  const backup = connectToRead(file, testKey)
  const read = (table: string) => backup.prepare(`SELECT * FROM ${table}`).all()
  const rows = { outbox: read('outbox'), proof: read('proof'), desk: read('desk'), service: read('service') }
  backup.close()
  return rows
}

function filled(folder: string): Store {
  const store = storeWithService(folder)
  store.outbox.add(draft)
  store.outbox.markCreated(store.outbox.add({ ...draft, reference: 'A-2' }), 'on-service')
  store.proofs.keep(testService.id, 'on-service', pdf)
  return store
}

describe('a backup', () => {
  test('holds every row of the ledger, and the PDFs once beside it', () => {
    const folder = temporaryFolder()
    const store = filled(folder)
    const { backup, proofsAdded } = atOnce(steps(folder))
    expect(proofsAdded).toBe(1)
    const rows = rowsIn(backup.file)
    expect(rows.outbox).toMatchObject([
      { reference: 'A-1', state: 'queued' },
      { reference: 'A-2', state: 'created', request_id: 'on-service' }
    ])
    expect(rows.proof).toMatchObject([{ request_id: 'on-service', sha256: sha256Of(pdf), pdf: Buffer.alloc(0) }])
    expect(rows.service).toMatchObject([{ id: testService.id }])
    const archive = openProofArchive(folder, testKey, 1)
    expect(archivedProof(archive, sha256Of(pdf))).toEqual(pdf)
    archive.close()
    expect(atOnce(steps(folder, 2_000)).proofsAdded).toBe(0)
    store.close()
  })

  test('can be read with the key only, and leaves nothing else behind', () => {
    const folder = temporaryFolder()
    filled(folder)
    const { backup } = atOnce(steps(folder, Date.parse('2026-05-01T08:30:00Z')))
    expect(files(folder)).toEqual(['ledger-000001-2026-05-01T08-30-00.000Z.db', 'proofs.db'])
    for (const name of files(folder)) {
      const bytes = readFileSync(join(folder, 'backups', name))
      expect(bytes.includes('Maasikas')).toBe(false)
      expect(bytes.includes('SQLite format')).toBe(false)
    }
    expect(() => checkBackup(backup.file, new Uint8Array(32).fill(8))).toThrow('unreadable')
    expect(statSync(join(folder, 'backups')).mode & 0o077).toBe(0)
  })

  test('is of one moment, whatever is written while it is made', async () => {
    const folder = temporaryFolder()
    const store = filled(folder)
    const making = steps(folder)
    for (let step = 0; step < 3; step++) making.next()
    store.outbox.add({ ...draft, reference: 'later' })
    const made = await inSlices(making, () => true, gently)
    expect(rowsIn(made?.backup.file ?? '').outbox).toHaveLength(2)
    expect(store.outbox.inState(testService.id, 'queued')).toHaveLength(2)
  })

  test('that is broken off leaves those before it as they were, and the next one succeeds', async () => {
    const folder = temporaryFolder()
    filled(folder)
    const all = [...steps(folder)].length
    const before = files(folder)
    for (let most = 0; most < all; most++) {
      const making = steps(folder)
      for (let step = 0; step <= most; step++) making.next()
      expect(await inSlices(making, () => false)).toBeUndefined()
      expect(files(folder)).toEqual(before)
    }
    atOnce(steps(folder, 3_000))
    expect(listBackups(folder).map(({ number }) => number)).toEqual([2, 1])
  })

  test('in which rows are missing or pages are spoilt is found out', () => {
    const folder = temporaryFolder()
    filled(folder)
    const { backup } = atOnce(steps(folder))
    expect(() => checkBackup(backup.file, testKey, { outbox: 2 })).not.toThrow()
    expect(() => checkBackup(backup.file, testKey, { outbox: 3 })).toThrow('ROWS_MISSING')
    const bytes = readFileSync(backup.file)
    bytes.fill(1, 5_000, 5_100)
    writeFileSync(backup.file, bytes)
    expect(() => checkBackup(backup.file, testKey)).toThrow()
  })

  test('is not made of a ledger that was taken away', () => {
    const folder = temporaryFolder()
    filled(folder)
    atOnce(steps(folder))
    const before = files(folder)
    rmSync(join(folder, 'ledger.db'))
    expect(() => atOnce(steps(folder, 2_000))).toThrow('MISSING')
    expect(files(folder)).toEqual(before)
    expect(existsSync(join(folder, 'ledger.db'))).toBe(false)
  })

  test('begins the archive anew where it is damaged', () => {
    const folder = temporaryFolder()
    filled(folder)
    atOnce(steps(folder))
    writeFileSync(join(folder, 'backups', 'proofs.db'), Buffer.alloc(8192, 1))
    expect(atOnce(steps(folder)).proofsAdded).toBe(1)
    expect(files(folder).filter((name) => name.startsWith('proofs.db.damaged-'))).toHaveLength(1)
  })

  test('does not archive a proof that is not what its hash says', () => {
    const folder = temporaryFolder()
    filled(folder).close()
    const ledger = connect(join(folder, 'ledger.db'), testKey)
    ledger.exec(`UPDATE proof SET pdf = x'00'`)
    ledger.close()
    expect(atOnce(steps(folder)).proofsAdded).toBe(0)
  })

  test('is made of the version before, when a migration is due', () => {
    const folder = temporaryFolder()
    filled(folder).close()
    const options = { folder, key: testKey, clock: testClock(), random: () => new Uint8Array(3) }
    openLedger(options, 'quickly').close()
    expect(listBackups(folder)).toEqual([])
    openLedger({ ...options, migrations: [...ledgerMigrations, 'DELETE FROM outbox'] }, 'quickly').close()
    const [backup] = listBackups(folder)
    expect(rowsIn(backup?.file ?? '').outbox).toHaveLength(2)
  })
})

describe('of the backups', () => {
  const hour = 3_600_000
  const made = (times: readonly number[]): Backup[] =>
    times.map((time, index) => ({ file: `${index}`, number: times.length - index, time }))
  const left = (times: readonly number[]) => {
    const backups = made(times)
    const gone = new Set(outdated(backups))
    return backups.filter((backup) => !gone.has(backup)).map(({ time }) => time / hour)
  }

  test('the last three stay, one for each of three hours, and one for each of seven days', () => {
    const start = 20_000 * 24 * hour
    const everyFiveMinutes = Array.from({ length: 10 * 24 * 12 }, (_, index) => start - index * (hour / 12))
    const minutesAgo = left(everyFiveMinutes).map((time) => Math.round((start / hour - time) * 60))
    const day = 24 * 60
    expect(minutesAgo).toEqual([0, 5, 10, 65, ...[1, 2, 3, 4, 5].map((days) => days * day + 5)])
  })

  test('none is taken for new because the clock was wrong when it was made', () => {
    const wrong = 400_000 * hour
    const right = 300_000 * hour
    // Newest first: three made after the clock was put right, one made while it was years ahead.
    expect(left([right + 3, right + 2, right + 1, wrong])).toHaveLength(4)
    expect(left([right + 4, right + 3, right + 2, right + 1, wrong])).toHaveLength(4)
  })
})
