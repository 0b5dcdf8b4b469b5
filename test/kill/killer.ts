/** Kills its own process where it is told to: between two calls, or from a second thread in the middle of one. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Life } from './life.ts'

/** What the rest of a life goes through. */
export type Killer = {
  /** Does `work` under a name at which the life may end. */
  around<T>(name: string, work: () => T): T
  /** Whether the life ends after that call. */
  endsAfter(name: string): boolean
  /** Ends the life here and now. */
  kill(): void
}

/** What a life writes to its standard output just before it is killed where it was meant to be. */
export const killedAsMeant = 'killed as meant\n'

// Plain JavaScript, so that nothing has to be loaded for it: SIGKILL must strike while the first thread is in SQLite.
const secondThread = `
  const { existsSync, readdirSync, writeSync } = require('node:fs')
  const { dirname, basename } = require('node:path')
  const { parentPort, workerData } = require('node:worker_threads')
  const { point, file, flags, said } = workerData
  const shared = new Int32Array(flags)
  const kill = (microseconds) => {
    const end = performance.now() + microseconds / 1000
    while (performance.now() < end);
    writeSync(1, said)
    process.kill(process.pid, 'SIGKILL')
  }
  const isThere = () => {
    try {
      return readdirSync(dirname(file)).some((name) => name.startsWith(basename(file)))
    } catch {
      return false
    }
  }
  parentPort.postMessage('ready')
  if (point.at === 'during') {
    Atomics.wait(shared, 0, 0)
    kill(point.afterUs)
  } else if (point.at === 'file') {
    while (!isThere()) Atomics.wait(shared, 1, 0, 0.1)
    kill(point.afterUs)
  } else {
    Atomics.wait(shared, 1, 0, point.afterMs)
    kill(0)
  }
`

/** Makes the killer of a life. */
export async function createKiller({ point, folder }: Pick<Life, 'point' | 'folder'>): Promise<Killer> {
  const flags = new SharedArrayBuffer(8)
  const begin = new Int32Array(flags)
  let calls = 0
  if (point && point.at !== 'call') await startSecondThread()

  function startSecondThread(): Promise<unknown> {
    const file = point?.at === 'file' ? join(folder, point.path) : ''
    const worker = new Worker(secondThread, { eval: true, workerData: { point, file, flags, said: killedAsMeant } })
    worker.unref()
    return new Promise((resolve) => worker.once('message', resolve))
  }

  function kill(): void {
    writeSync(1, killedAsMeant)
    process.kill(process.pid, 'SIGKILL')
    // The signal is on its way: nothing more may happen.
    Atomics.wait(begin, 1, 0, 10_000)
  }

  function enter(name: string): boolean {
    if (!point || point.at === 'file' || point.at === 'time' || point.name !== name) return false
    calls += 1
    if (calls !== point.nth) return false
    if (point.at === 'during') {
      Atomics.store(begin, 0, 1)
      Atomics.notify(begin, 0)
      return false
    }
    if (point.when === 'before') kill()
    return true
  }

  return {
    kill,
    endsAfter: (name) => point?.at === 'call' && point.name === name && point.when === 'after',
    around(name, work) {
      const endsAfter = enter(name)
      const result = work()
      if (!endsAfter) return result
      if (result instanceof Promise) void result.finally(kill)
      else kill()
      return result
    }
  }
}

/** The same object, each of whose functions goes through the killer as `prefix.name`. */
export function mortal<T extends object>(killer: Killer, prefix: string, object: T): T {
  const entries = Object.entries(object).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value]
    const call = value as (...values: unknown[]) => unknown
    return [name, (...values: unknown[]) => killer.around(`${prefix}.${name}`, () => call(...values))]
  })
  return Object.fromEntries(entries) as T
}
