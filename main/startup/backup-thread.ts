/** Makes each backup of the ledger in a thread of its own, so that the window never waits for one. */
import type { Log } from '../log/log.ts'
import type { BackUp, BackupOptions } from '../store/backup/backup.ts'
import type { BackupOrder, BackupOutcome } from '../store/backup/backup-thread.ts'
import { StoreFault } from '../store/database/connection.ts'
import { endedBy, type StartThread, startedThread } from './thread.ts'

/** The thread ended without an outcome: it could not be started, or something ended it. */
class NoOutcome extends Error {}

/** Backs up in the thread of `main/store/backup/backup-thread.ts`, which `start` starts; by `otherwise` where there is none to be had. */
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
  let outcome: BackupOutcome | undefined
  const thread = startedThread(start, 'backup')
  if (!thread) return Promise.reject(new NoOutcome())
  const { ended, stop } = endedBy(unwanted)
  thread.once('message', (message: BackupOutcome) => {
    outcome = message
  })
  // The error's message may hold a path, so only the fact that the thread ended is logged.
  thread.once('error', () => {})
  thread.once('exit', () => {
    stop()
    if (outcome) resolve(outcome)
    else reject(new NoOutcome())
  })
  // A copy, handed over whole: none stays behind here, and the thread wipes its own.
  const key = Uint8Array.from(options.key)
  thread.postMessage({ ...options, key, ended } satisfies BackupOrder, [key.buffer])
  return promise
}
