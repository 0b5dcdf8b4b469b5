/** Copies everything under another key in a thread of its own, so that the window tells how far it is. */
import type { Worker } from 'node:worker_threads'
import { StoreFault } from '../store/database/connection.ts'
import type { Rekey } from '../store/rekey.ts'
import type { RekeyNews, RekeyOrder } from '../store/rekey-thread.ts'
import { endedBy, type StartThread, startedThread } from './thread.ts'

/** Copies in a thread; by `otherwise` where there is none to be had. */
export function rekeyInThread(start: StartThread, otherwise: Rekey): Rekey {
  return async (options, told, unwanted) => {
    const thread = startedThread(start, 'key change')
    if (!thread) return otherwise(options, told, unwanted)
    const { ended, stop } = endedBy(unwanted)
    // Copies, handed over whole: none stays behind here, and the thread wipes its own.
    const [key, next] = [Uint8Array.from(options.key), Uint8Array.from(options.next)]
    const order = { ...options, key, next, ended } satisfies RekeyOrder
    return outcomeOf(thread, told, () => thread.postMessage(order, [key.buffer, next.buffer])).finally(stop)
  }
}

/** Settles when the thread has ended, so that nothing of it has a file open any more. */
function outcomeOf(thread: Worker, told: Parameters<Rekey>[1], begin: () => void): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  let last: RekeyNews | undefined
  thread.on('message', (news: RekeyNews) => {
    if (news.kind === 'progress') told(news.progress)
    else last = news
  })
  // The error's message may hold a path, so only the fact that the thread ended is known.
  thread.once('error', () => {})
  thread.once('exit', () => {
    if (last?.kind === 'copied') resolve(true)
    else if (last?.kind === 'brokenOff') resolve(false)
    else reject(last?.kind === 'failed' ? new StoreFault(last.fault, last.code) : new StoreFault('diskFault', 'THREAD'))
  })
  begin()
  return promise
}
