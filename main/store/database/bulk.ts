/** Keeping much in many transactions, one after the other, without holding up the window longer than each of them takes. */
import type { Connection, DatabaseKey } from './connection.ts'

/** Where the databases are, and what opens them. */
export type BulkFiles = { folder: string; key: DatabaseKey }

/**
 * What brings pages from the journals to their place beside main. `begin` returns what ends it, or undefined where there is none to be
 * had; `allEnded` settles as soon as none of them has a file open any more.
 */
export type Checkpoints = { begin(files: BulkFiles): (() => void) | undefined; allEnded(): Promise<void> }

/** `inBulk` keeps much by `work`; `end` ends what is beside it, where the store is closed meanwhile. */
export type Bulk = { inBulk<T>(work: () => Promise<T>): Promise<T>; end(): void }

// Of the journal, before a commit brings them to their place: SQLite's own number; three times as many, for pages that are written again
// and again; and 80 MB, where that is done beside main and has stopped.
const usualPages = 1_000
const pagesInBulk = 3_000
const pagesBeside = 20_000

/** `beside`: begins to bring pages beside main; nothing where commits have to do it. */
export function bulkOn(connection: Connection, beside: () => (() => void) | undefined = () => undefined): Bulk {
  let running = 0
  let endBeside: (() => void) | undefined

  function bringAfter(pages: number): void {
    if (connection.open) connection.pragma(`wal_autocheckpoint=${pages}`)
  }

  function end(): void {
    endBeside?.()
    endBeside = undefined
  }

  return {
    async inBulk(work) {
      if (running === 0) {
        endBeside = beside()
        bringAfter(endBeside ? pagesBeside : pagesInBulk)
      }
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        if (running === 0) {
          end()
          bringAfter(usualPages)
        }
      }
    },
    end
  }
}
