/**
 * The thread that brings pages from the journals to their place while much is kept: the entry that `main/startup/checkpoint-thread.ts`
 * starts. In main, a commit that also has to do that holds the window up several times as long.
 */
import { parentPort } from 'node:worker_threads'
import { type Connection, connect, type DatabaseKey } from './database/connection.ts'
import { cacheFile, ledgerFile } from './database/files.ts'

/** What the thread is told. The key is its own copy; `ended` holds 1 as soon as no more is to be brought. */
export type CheckpointOrder = { folder: string; key: DatabaseKey; ended: Int32Array }

// Long enough that a page which is written again and again is brought once for many times.
const everyMs = 50

function bringUntilEnded({ folder, key, ended }: CheckpointOrder): void {
  const open: Connection[] = []
  try {
    for (const file of [ledgerFile(folder), cacheFile(folder)]) open.push(connect(file, key))
    while (Atomics.load(ended, 0) === 0) {
      Atomics.wait(ended, 0, 0, everyMs)
      // As far as is possible without waiting for anybody, and without making anybody wait.
      for (const connection of open) connection.pragma('wal_checkpoint(PASSIVE)')
    }
  } catch {
    // Main meets the same fault itself, and tells of it; until then its own commits bring the pages.
  } finally {
    for (const connection of open) connection.close()
    key.fill(0)
  }
}

parentPort?.once('message', bringUntilEnded)
