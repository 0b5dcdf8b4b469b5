import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../../main/store/database/connection.ts'
import { watchForDamage } from '../../../main/store/database/watch.ts'
import { spoilPage } from './damage.ts'
import { temporaryFolder, testKey } from './temporary-store.ts'

test('damage is told however a statement reads, and no other failure is', () => {
  const file = join(temporaryFolder(), 'x.db')
  const first = connect(file, testKey)
  first.exec('CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT UNIQUE)')
  for (let id = 0; id < 200; id++) first.prepare('INSERT INTO a VALUES (?, ?)').run(id, 'x'.repeat(500) + id)
  first.close()
  spoilPage(file, 20)
  const connection = connect(file, testKey)
  const told: string[] = []
  watchForDamage(connection, (code) => told.push(code))
  const all = 'SELECT * FROM a NOT INDEXED'
  const reads = [
    () => connection.prepare(all).all(),
    () => connection.prepare(all).pluck().all(),
    () => connection.prepare('SELECT sum(length(x)) FROM a NOT INDEXED').get(),
    () => connection.prepare('UPDATE a SET x = x || x').run(),
    () => [...connection.prepare(all).iterate()]
  ]
  for (const [index, read] of reads.entries()) {
    expect(read).toThrow()
    expect(told).toHaveLength(index + 1)
  }
  expect(() => connection.prepare('INSERT INTO a VALUES (1, 1)').run()).toThrow('UNIQUE')
  expect(told).toHaveLength(reads.length)
  expect(connection.prepare('SELECT id FROM a WHERE id < 3').pluck().all()).toEqual([0, 1, 2])
  for (const row of connection.prepare('SELECT id FROM a').iterate()) {
    expect(row).toEqual({ id: 0 })
    break
  }
  connection.close()
})
