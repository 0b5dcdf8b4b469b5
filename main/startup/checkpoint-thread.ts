/** Brings pages from the journals to their place in a thread of its own while much is kept, so that the window never waits for it. */
import { once } from 'node:events'
import type { CheckpointOrder } from '../store/checkpoint-thread.ts'
import type { Checkpoints } from '../store/database/bulk.ts'
import { endedBy, type StartThread, startedThread } from './thread.ts'

/** Threads for what is kept in bulk; none where the system gives none. */
export function checkpointsInThread(start: StartThread): Checkpoints {
  const left = new Set<Promise<unknown>>()
  return {
    begin({ folder, key: given }) {
      const thread = startedThread(start, 'checkpoint')
      if (!thread) return undefined
      // The error's message may hold a path, so only the fact that the thread ended is known.
      thread.once('error', () => {})
      const gone = once(thread, 'exit').catch(() => {})
      left.add(gone)
      void gone.then(() => left.delete(gone))
      const unwanted = new AbortController()
      const { ended } = endedBy(unwanted.signal)
      // A copy, handed over whole: none stays behind here, and the thread wipes its own.
      const key = Uint8Array.from(given)
      thread.postMessage({ folder, key, ended } satisfies CheckpointOrder, [key.buffer])
      return () => unwanted.abort()
    },
    async allEnded() {
      await Promise.all(left)
    }
  }
}
