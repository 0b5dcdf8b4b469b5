/** Making many requests through the store, against putting the same rows into the same tables by bare statements. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connection, connect, keyLiteral } from '../../main/store/database/connection.ts'
import { cacheFile, ledgerFile } from '../../main/store/database/files.ts'
import { type Compared, compared } from './compare.ts'
import { databasesIn, fillDesk, openBenchStore } from './desk.ts'
import type { MadeDesk } from './made.ts'

const tables = ['main.outbox', 'main.proof', 'main.decision', 'main.note', 'cache.request', 'cache.listed']
const rowsAtOnce = 20_000
const nowhere = { url: 'http://127.0.0.1:1', clientId: 'practice' }

/** Measures it with the requests of a made desk. */
export function benchSeed(count: number, { userData, key, filledMs }: MadeDesk): Compared {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const copy = join(folder, 'copy')
  try {
    // The tables, and the service that the rows refer to.
    const empty = openBenchStore(copy, key)
    fillDesk(empty, 0, nowhere)
    empty.close()
    const base = copied(withBoth(databasesIn(userData), key), withBoth(copy, key))
    const what = { what: `Making ${count} requests`, baseline: 'the same rows by bare statements', target: 3 }
    return compared(what, [base], [filledMs])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Both databases as the app has them, without what the store does beside its statements. */
function withBoth(folder: string, key: Uint8Array): Connection {
  const connection = connect(ledgerFile(folder), key)
  connection.prepare('ATTACH DATABASE ? AS cache KEY ?').run(cacheFile(folder), keyLiteral(key))
  connection.pragma('cache.synchronous=NORMAL')
  connection.pragma('cache.secure_delete=ON')
  connection.pragma('cache.cache_size=-98304')
  return connection
}

/** Puts every row of one into the other, in one transaction; milliseconds, those of reading left out. */
function copied(from: Connection, to: Connection): number {
  let took = 0
  const timed = (work: () => void) => {
    const begun = performance.now()
    work()
    took += performance.now() - begun
  }
  timed(() => to.exec('BEGIN'))
  for (const table of tables) {
    const all = from.prepare(`SELECT * FROM ${table}`).raw()
    const insert = to.prepare(
      `INSERT INTO ${table} VALUES (${all
        .columns()
        .map(() => '?')
        .join(', ')})`
    )
    let part: unknown[] = []
    const put = () => {
      timed(() => {
        for (const row of part) insert.run(row)
      })
      part = []
    }
    for (const row of all.iterate()) {
      part.push(row)
      if (part.length === rowsAtOnce) put()
    }
    put()
  }
  timed(() => to.exec('COMMIT'))
  from.close()
  timed(() => to.close())
  return took
}
