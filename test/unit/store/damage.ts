/** Spoils databases the way disks do. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { connect } from '../../../main/store/database/connection.ts'
import { testKey } from './temporary-store.ts'

const pageSize = 4096

/** Overwrites the middle of a page, counted from 1, so that its checksum fails. */
export function spoilPage(file: string, page: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(64, 0x5a), 0, 64, (page - 1) * pageSize + 1_000)
  closeSync(handle)
}

/** Overwrites the first page of a table, which must be closed. */
export function spoilTable(file: string, table: string): void {
  const connection = connect(file, testKey)
  const root = connection
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table)
  connection.close()
  if (root === undefined) throw new Error(`there is no table ${table}`)
  spoilPage(file, root)
}
