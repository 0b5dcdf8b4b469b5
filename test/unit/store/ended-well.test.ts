import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupSteps } from '../../../main/store/backup/backup.ts'
import { endedWell, noteEnd } from '../../../main/store/database/ended-well.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { spoilPage, spoilTable } from './damage.ts'
import { openTestStore, storeWithService, temporaryFolder, testClock, testKey, testService } from './temporary-store.ts'

const draft = (reference: string) => ({ serviceId: testService.id, reference, claims: { sub: 'EE1' }, reason: '' })

/** A ledger with a backup, closed as the app closes it. */
function closedDesk() {
  const folder = temporaryFolder()
  const store = storeWithService(folder)
  const id = store.outbox.add(draft('kept'))
  atOnce(backupSteps({ folder, key: testKey, now: testClock().now() }))
  store.close()
  return { folder, ledger: join(folder, 'ledger.db'), mark: join(folder, 'ended-well'), id }
}

test('an orderly end is noted, and counts until the ledger is opened again', () => {
  const { folder, mark } = closedDesk()
  expect(endedWell(folder)).toBe(true)
  const store = openTestStore(folder)
  expect(existsSync(mark)).toBe(false)
  expect(endedWell(folder)).toBe(false)
  store.close()
  expect(endedWell(folder)).toBe(true)
})

test.each<[string, (desk: ReturnType<typeof closedDesk>) => void]>([
  ['was written to since', ({ ledger }) => spoilPage(ledger, 3)],
  ['was put back from elsewhere', ({ ledger }) => utimesSync(ledger, 1_000_000, 1_000_000)],
  ['has a log, as after a crash', ({ ledger }) => writeFileSync(`${ledger}-wal`, 'x')],
  ['has another mark', ({ mark }) => writeFileSync(mark, 'of another ledger')]
])('a ledger that %s did not end well', (_, spoil) => {
  const desk = closedDesk()
  spoil(desk)
  expect(endedWell(desk.folder)).toBe(false)
})

test('a ledger that ended well is not read whole at its opening; damage is told when it is met, and mended at the next one', () => {
  const { folder, ledger, id } = closedDesk()
  spoilTable(ledger, 'outbox')
  // A disk that goes bad changes no time.
  noteEnd(folder)
  const told: string[] = []
  const store = openTestStore(folder, testClock(), testKey, (code) => told.push(code))
  expect(store.ledgerRestored).toBeNull()
  expect(() => store.outbox.get(id)).toThrow()
  expect(told[0]).toMatch(/^SQLITE_(CORRUPT|NOTADB)/)
  store.close()
  const mended = openTestStore(folder)
  expect(mended.ledgerRestored).not.toBeNull()
  expect(mended.outbox.get(id)?.reference).toBe('kept')
})

test('damage that the opening itself meets is mended at once', () => {
  const { folder, ledger } = closedDesk()
  spoilTable(ledger, 'ledger_changes')
  noteEnd(folder)
  expect(openTestStore(folder).ledgerRestored).not.toBeNull()
})

test('the mark says nothing of what is kept', () => {
  expect(readFileSync(closedDesk().mark, 'utf8')).toMatch(/^\d+ \d+$/)
})
