/** Starts the threads in which the desk copies its databases, and tells them when nobody wants the copies any more. */
import type { Worker, WorkerOptions } from 'node:worker_threads'

/** Starts one thread. */
export type StartThread = (options: WorkerOptions) => Worker

/** The running thread, with nothing of the desk's environment; undefined where the system gives none. */
export function startedThread(start: StartThread, name: string): Worker | undefined {
  try {
    return start({ name, execArgv: [], env: {} })
  } catch {
    return undefined
  }
}

/** Memory that a thread looks at between two pieces of its work: it holds 1 as soon as `unwanted` is. `stop`: no longer. */
export function endedBy(unwanted: AbortSignal): { ended: Int32Array<SharedArrayBuffer>; stop: () => void } {
  const ended = new Int32Array(new SharedArrayBuffer(4))
  // Told also to one that rests.
  const end = () => {
    Atomics.store(ended, 0, 1)
    Atomics.notify(ended, 0)
  }
  unwanted.addEventListener('abort', end)
  if (unwanted.aborted) end()
  return { ended, stop: () => unwanted.removeEventListener('abort', end) }
}
