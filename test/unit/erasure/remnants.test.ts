/** Why a database is written anew: what SQLite leaves of rows that it moved from page to page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../../main/store/database/connection.ts'
import { rewriteDatabase } from '../../../main/store/erasure/rewrite.ts'
import { filesWith } from '../../desk-parts/raw-pages.ts'
import { temporaryFolder, testKey } from '../store/temporary-store.ts'

const canary = 'KANAARILIND'

/** Numbers that look random, and are the same each time (Numerical Recipes, "Quick and Dirty Generators"). */
function numbers(seed: number): () => number {
  let last = seed
  return () => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0
    return last / 2 ** 32
  }
}

/** Rows in no order, changed and deleted as on a desk, and at the end all of those that name somebody. */
function work(file: string, seed: number): void {
  const next = numbers(seed)
  const word = () => next().toString(36).slice(2)
  const database = connect(file, testKey)
  database.pragma('synchronous=OFF')
  database.exec('CREATE TABLE p (id TEXT PRIMARY KEY, who TEXT, body TEXT) STRICT; CREATE INDEX w ON p (who)')
  const insert = database.prepare('INSERT INTO p VALUES (?, ?, ?)')
  const grow = database.prepare(`UPDATE p SET body = body || 'x' || ? WHERE rowid % 7 = ?`)
  for (let round = 0; round < 30; round++) {
    database.transaction(() => {
      for (let at = 0; at < 60; at++) {
        insert.run(word() + word(), word() + (at % 20 === 0 ? canary : ''), word().repeat(2 + Math.floor(next() * 30)))
      }
      grow.run(word(), round % 7)
    })()
  }
  for (let part = 0; part < 40; part++) {
    database.prepare(`DELETE FROM p WHERE rowid % 41 = ? AND who NOT LIKE '%${canary}%'`).run(part)
  }
  database.prepare(`DELETE FROM p WHERE who LIKE '%${canary}%'`).run()
  database.close()
}

test('deleting leaves traces of a row somewhere, writing anew leaves none', () => {
  const folder = temporaryFolder()
  // Of a dozen, those that left something.
  const seeds = [4, 8]
  for (const seed of seeds) work(join(folder, `${seed}.db`), seed)
  const before = filesWith(folder, testKey, canary)
  expect(before.length).toBeGreaterThan(0)
  for (const seed of seeds) rewriteDatabase(join(folder, `${seed}.db`), testKey)
  expect(filesWith(folder, testKey, canary)).toEqual([])
})

test('what was there is there after, encrypted', () => {
  const file = join(temporaryFolder(), 'a.db')
  const database = connect(file, testKey)
  database.exec(`CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('stays'); PRAGMA user_version = 7`)
  database.close()
  rewriteDatabase(file, testKey)
  expect(readFileSync(file).includes('stays')).toBe(false)
  const again = connect(file, testKey)
  expect(again.prepare('SELECT a FROM t').pluck().all()).toEqual(['stays'])
  expect(again.pragma('user_version', { simple: true })).toBe(7)
  again.close()
})
