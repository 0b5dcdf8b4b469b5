/** Does to a desk's files what disks, virus scanners and people do. */
import { closeSync, existsSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups } from '../../main/store/backup-names.ts'
import { cacheMigrations } from '../../main/store/cache-migrations.ts'
import { connect, connectToRead } from '../../main/store/connection.ts'
import { migrate } from '../../main/store/migrate.ts'
import { keyIn } from './keychain.ts'
import type { Harm } from './scenes.ts'

/**
 * Does the harm. Answers the references that the newest backup has where it was done to the ledger, else null; a ledger
 * without a backup is left alone.
 */
export function doHarm(folder: string, harm: Harm): ReadonlySet<string> | null {
  const desk = join(folder, 'desk')
  if (harm === 'cacheSpoilt') spoil(join(desk, 'cache.db'))
  if (harm === 'cacheOfVersion1') makeOldCache(folder)
  if (harm === 'cacheSpoilt' || harm === 'cacheOfVersion1') return null
  const known = backedUp(folder)
  if (known && harm === 'ledgerGone') rmSync(join(desk, 'ledger.db'), { force: true })
  if (known && harm === 'ledgerSpoilt') spoil(join(desk, 'ledger.db'))
  return known
}

function backedUp(folder: string): ReadonlySet<string> | null {
  const [newest] = listBackups(join(folder, 'desk'))
  const key = keyIn(folder)
  if (!newest || !key) return null
  const backup = connectToRead(newest.file, key)
  const references = backup.prepare<[], string>('SELECT reference FROM outbox').pluck().all()
  backup.close()
  return new Set(references)
}

function spoil(file: string): void {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(8_192, 0x5a), 0, 8_192, 0)
  closeSync(handle)
  // What is still in the log would stand in for the spoilt pages.
  if (existsSync(`${file}-wal`)) truncateSync(`${file}-wal`)
}

/** A cache as the first version of the app made it, with a request in it. */
function makeOldCache(folder: string): void {
  const key = keyIn(folder)
  if (!key) return
  const file = join(folder, 'desk', 'cache.db')
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
  const cache = connect(file, key)
  migrate(cache, cacheMigrations.slice(0, 1))
  cache.exec(`INSERT INTO proof_attempt VALUES ('service-1', 'nobody', 1, 0, 0)`)
  cache.close()
}
