/** Data folders with many requests: each number of them is made once in a run, since making them takes longest, and copied. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseKey } from '../../main/store/database/connection.ts'
import { type PracticeServer, startPracticeServer } from '../eeid-server/index.ts'
import { timeOf } from './compare.ts'
import { fillDesk, makeDesk } from './desk.ts'

/** One of them. `filledMs` is how long its requests took to keep, milliseconds; `server` is the service of its desk. */
export type MadeDesk = {
  server: PracticeServer
  key: DatabaseKey
  filledMs: number
  /** The folder as it was made; for looking only, every bench works on a copy of its own. */
  userData: string
  /** Puts a copy into a folder that is not there yet. */
  copyTo(userData: string): void
}

/** Those of one run. */
export type MadeDesks = {
  of(count: number): Promise<MadeDesk>
  /** Stops the service and removes every one. */
  end(): Promise<void>
}

/** None yet. */
export function madeDesks(): MadeDesks {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-bench-'))
  const made = new Map<number, Promise<MadeDesk>>()
  let serving: Promise<PracticeServer> | undefined

  async function make(count: number): Promise<MadeDesk> {
    serving ??= startPracticeServer()
    const server = await serving
    const userData = join(folder, String(count))
    const { store, key, backUp } = await makeDesk(userData, server)
    const filledMs = await timeOf(() => {
      fillDesk(store, count, server)
      store.close()
    })
    await backUp()
    const copyTo = (to: string): void => cpSync(userData, to, { recursive: true, preserveTimestamps: true })
    return { server, key, filledMs, userData, copyTo }
  }

  return {
    of(count) {
      const one = made.get(count) ?? make(count)
      made.set(count, one)
      return one
    },
    async end() {
      await (await serving)?.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
