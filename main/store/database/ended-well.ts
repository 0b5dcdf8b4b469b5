/**
 * The mark of an orderly end. Reading a ledger whole takes more than a second where it has 100,000 requests: one that is as
 * its last close left it is not, as each page proves itself when it is read, and the first backup reads all of them.
 */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ledgerFile } from './files.ts'

const mark = (folder: string) => join(folder, 'ended-well')

/** What the system says of a ledger that nobody has open; null where it has a log, as after a crash, or is not there. */
function stateOf(folder: string): string | null {
  const file = ledgerFile(folder)
  if (existsSync(`${file}-wal`)) return null
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.size} ${found.mtimeNs}` : null
}

/** Notes how the ledger stands after it was closed. Never throws: without the note the next opening reads all of it. */
export function noteEnd(folder: string): void {
  try {
    const state = stateOf(folder)
    if (state !== null) writeFileSync(mark(folder), state, { mode: 0o600 })
  } catch {
    // As after a crash.
  }
}

/** Whether the ledger is as its last orderly close left it. */
export function endedWell(folder: string): boolean {
  try {
    return readFileSync(mark(folder), 'utf8') === stateOf(folder)
  } catch {
    return false
  }
}

/** The ledger is open again: how it stood counts no more. */
export const forgetEnd = (folder: string): void => rmSync(mark(folder), { force: true })
