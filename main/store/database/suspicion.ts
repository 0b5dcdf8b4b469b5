/** A mark in the desk's folder: damage was met, so the next opening checks every page. It outlives a crash. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How much of a database is checked when it is opened: of one that is `asItEnded`, no more than what is read of it. */
export type CheckDepth = 'asItEnded' | 'quickly' | 'everything'

const mark = (folder: string) => join(folder, 'look-for-damage')

/** Whether damage was met since the databases were last checked in full. */
export const isSuspected = (folder: string): boolean => existsSync(mark(folder))

/** Makes the next opening check everything. Never throws: it is called where something has failed already. */
export function suspect(folder: string): void {
  try {
    writeFileSync(mark(folder), '')
  } catch {
    // The next read of the damaged page tries again.
  }
}

/** Both databases were looked over. */
export const forgetSuspicion = (folder: string): void => rmSync(mark(folder), { force: true })
