/** How far the first reading of a service's whole list has come, so that it goes on where it was interrupted. */
import type { Connection } from '../database/connection.ts'

/** Where a first reading stands. */
export type FirstSync = {
  /** The page to read next, from 1. */
  nextPage: number
  /** How many requests the service said it has; null before it said so. */
  total: number | null
  done: boolean
}

const nothingRead: FirstSync = { nextPage: 1, total: null, done: false }

/** The table of the cache: a cache that is made anew is read anew. */
export function firstSyncTable(connection: Connection) {
  const read = connection.prepare<[string], Omit<FirstSync, 'done'> & { done: number }>(
    'SELECT next_page AS nextPage, total, done FROM cache.first_sync WHERE service_id = ?'
  )
  const write = connection.prepare(
    `INSERT INTO cache.first_sync (service_id, next_page, total, done) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET next_page = excluded.next_page, total = excluded.total, done = excluded.done`
  )
  return {
    get(serviceId: string): FirstSync {
      const row = read.get(serviceId)
      return row ? { ...row, done: row.done === 1 } : nothingRead
    },
    set: (serviceId: string, { nextPage, total, done }: FirstSync): void =>
      void write.run(serviceId, nextPage, total, Number(done))
  }
}
