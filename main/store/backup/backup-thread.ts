/** The thread in which backups of the ledger are made: the entry that `main/startup/backup-thread.ts` starts. */
import { parentPort } from 'node:worker_threads'
import { asStoreFault, type OpenFault } from '../database/connection.ts'
import { doSlice } from '../database/steps.ts'
import { type BackupMade, type BackupOptions, backupSteps } from './backup.ts'

/** What the thread is told. The key is this thread's own copy; `ended` holds 1 as soon as the backup is not wanted. */
export type BackupOrder = BackupOptions & { ended: Int32Array }

/** What came of it. */
export type BackupOutcome =
  | { kind: 'made'; made: BackupMade }
  | { kind: 'brokenOff' }
  | { kind: 'failed'; fault: OpenFault; sqliteCode: string }

function outcomeOf({ ended, pace, ...options }: BackupOrder): BackupOutcome {
  const steps = backupSteps(options)
  try {
    while (Atomics.load(ended, 0) === 0) {
      const slice = doSlice(steps, pace.sliceMs)
      if (slice.done) return { kind: 'made', made: slice.value }
      if (pace.restMs > 0) Atomics.wait(ended, 0, 0, pace.restMs)
    }
    return { kind: 'brokenOff' }
  } catch (error) {
    const { fault, sqliteCode } = asStoreFault(error)
    return { kind: 'failed', fault, sqliteCode }
  } finally {
    steps.return(undefined as never)
    options.key.fill(0)
  }
}

// After one order nothing keeps the thread: it ends by itself, with everything closed.
parentPort?.once('message', (order: BackupOrder) => parentPort?.postMessage(outcomeOf(order)))
