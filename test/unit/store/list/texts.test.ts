import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../../../main/store/database/connection.ts'
import { atOnce } from '../../../../main/store/database/steps.ts'
import { listTexts, rowsWith } from '../../../../main/store/list/texts.ts'
import { temporaryFolder } from '../temporary-store.ts'

/** The texts of a table of its own with so many rows; each has its number in it. */
function textsOf(count: number) {
  const folder = temporaryFolder()
  const connection = connect(join(folder, 'ledger.db'), new Uint8Array(32))
  onTestFinished(() => void connection.close())
  connection.exec(`ATTACH '${join(folder, 'cache.db')}' AS cache; CREATE TABLE cache.listed (row INTEGER PRIMARY KEY, text TEXT);
    CREATE INDEX cache.listed_created ON listed (row, text)`)
  const add = connection.prepare('INSERT INTO cache.listed VALUES (?, ?)')
  connection.transaction(() => {
    for (let row = 1; row <= count; row++) add.run(row, `mari ${row}`)
  })()
  const texts = listTexts(connection)
  const found = (...words: string[]) => [
    ...rowsWith(
      texts.all(),
      Int32Array.from({ length: count + 2 }, (_, i) => i),
      words.map((word) => [word])
    )
  ]
  return { connection, texts, found }
}

test('finds what has every word, in the order given', () => {
  const { texts, found } = textsOf(40)
  expect(found('mari', '3')).toEqual([3, 13, 23, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39])
  expect(found('33')).toEqual([33])
  expect(found('i 4', 'ma')).toEqual([4, 40])
  expect([...rowsWith(texts.all(), Int32Array.of(31, 3, 12, 30), [['3']])]).toEqual([31, 3, 30])
})

test('misses nothing that changes while they are made step by step', () => {
  const { connection, texts, found } = textsOf(600)
  const steps = texts.prepare()
  expect(steps.next().done).toBe(false)
  const keep = connection.prepare(
    'INSERT INTO cache.listed VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text'
  )
  for (const row of [10, 500, 601]) {
    keep.run(row, 'pille')
    texts.put(row, 'pille')
  }
  for (const row of [11, 501]) {
    connection.prepare('DELETE FROM cache.listed WHERE row = ?').run(row)
    texts.remove(row)
  }
  atOnce(steps)
  expect(found('pi')).toEqual([10, 500, 601])
  expect(found('pille')).toEqual([10, 500, 601])
  expect([found('ma').includes(10), found('ma').includes(11), found('ma').includes(500)]).toEqual([false, false, false])
  expect(found('ma')).toHaveLength(596)
})

test('keeps nothing of what a transaction saw that may be undone', () => {
  const { connection, texts, found } = textsOf(3)
  connection.exec("BEGIN; INSERT INTO cache.listed VALUES (4, 'pille')")
  expect(found('pi')).toEqual([4])
  connection.exec('ROLLBACK')
  expect(found('pi')).toEqual([])
  texts.forget()
  expect(found('ma')).toEqual([1, 2, 3])
})

test('stops without a word where the list is closed while they are made', () => {
  const { connection, texts } = textsOf(600)
  const steps = texts.prepare()
  expect(steps.next().done).toBe(false)
  connection.close()
  expect(steps.next().done).toBe(true)
})
