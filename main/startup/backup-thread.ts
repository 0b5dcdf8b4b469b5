/** Makes each backup of the ledger in a thread of its own, so that the window never waits for one. */
import type { Worker, WorkerOptions } from 'node:worker_threads'
import type { Log } from '../log/log.ts'
import type { BackUp, BackupOptions } from '../store/backup/backup.ts'
import type { BackupOrder, BackupOutcome } from '../store/backup/backup-thread.ts'
import { StoreFault } from '../store/database/connection.ts'

/** Starts the thread of `main/store/backup/backup-thread.ts`. */
export type StartThread = (options: WorkerOptions) => Worker

/** The thread ended without an outcome: it could not be started, or something ended it. */
class NoOutcome extends Error {}

/** Backs up in a thread; by `otherwise` where there is none to be had. */
export function backUpInThread(start: StartThread, otherwise: BackUp, log: Log): BackUp {
  return async (options, unwanted) => {
    try {
      return await made(start, options, unwanted)
    } catch (error) {
      if (!(error instanceof NoOutcome)) throw error
      log.warn('backup.no-thread')
      return otherwise(options, unwanted)
    }
  }
}

async function made(start: StartThread, options: BackupOptions, unwanted: AbortSignal): ReturnType<BackUp> {
  const outcome = await outcomeOf(start, options, unwanted)
  if (outcome.kind === 'failed') throw new StoreFault(outcome.fault, outcome.sqliteCode)
  return outcome.kind === 'made' ? outcome.made : undefined
}

/** Settles when the thread has ended, so that nothing of it has a file open any more. */
function outcomeOf(start: StartThread, options: BackupOptions, unwanted: AbortSignal): Promise<BackupOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<BackupOutcome>()
  const ended = new Int32Array(new SharedArrayBuffer(4))
  const end = () => void Atomics.store(ended, 0, 1)
  let outcome: BackupOutcome | undefined
  const thread = started(start)
  if (!thread) return Promise.reject(new NoOutcome())
  unwanted.addEventListener('abort', end)
  if (unwanted.aborted) end()
  thread.once('message', (message: BackupOutcome) => {
    outcome = message
  })
  // The error's message may hold a path, so only the fact that the thread ended is logged.
  thread.once('error', () => {})
  thread.once('exit', () => {
    unwanted.removeEventListener('abort', end)
    if (outcome) resolve(outcome)
    else reject(new NoOutcome())
  })
  // A copy, handed over whole: none stays behind here, and the thread wipes its own.
  const key = Uint8Array.from(options.key)
  thread.postMessage({ ...options, key, ended } satisfies BackupOrder, [key.buffer])
  return promise
}

function started(start: StartThread): Worker | undefined {
  try {
    return start({ name: 'backup', execArgv: [], env: {} })
  } catch {
    return undefined
  }
}
