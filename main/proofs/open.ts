/**
 * Hands a proof to the system's viewer as a private file. The file is deleted at the start and the end of the app, when
 * it is old, and when the clerk leaves the desk. One that a viewer still holds is tried again while the app runs.
 */

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import { diskProblem } from '../files/disk-problem.ts'
import type { Store } from '../store/open-store.ts'
import { keptProof } from './kept.ts'
import { clearPlace, listHandedOut, makeOwnFolder, newName, removeHandedOut } from './own-folder.ts'

/** Opens a file in the system's viewer; false where there is none. */
export type OpenInViewer = (file: string) => Promise<boolean>

/** What opening works with. `folder` may be entered by this user only. */
export type OpenerOptions = {
  folder: string
  openInViewer: OpenInViewer
  clock: Clock
  platform?: NodeJS.Platform
  /** Removes a file; fails while somebody holds it. */
  remove?: (file: string) => Promise<void>
}

// A viewer has read the file long before; a desk that runs for weeks must not gather open proofs.
const oldMs = 60 * 60_000

// People close a viewer within minutes, or at the end of the day.
const retryMs = 60_000

// Says that a file came from elsewhere: Windows and its viewers then open it with care (MS-FSCC, 5.6.1 "Zone.Identifier").
const mark = '[ZoneTransfer]\r\nZoneId=3\r\n'

/** Opens proofs by way of a folder of its own. */
export function proofOpener({
  folder,
  openInViewer,
  clock,
  platform = process.platform,
  remove = (file) => rm(file, { force: true, maxRetries: 2 })
}: OpenerOptions) {
  const held = new Set<string>()
  let isWaiting = false

  async function removeOrWait(file: string): Promise<void> {
    const isGone = await removeHandedOut(folder, () => remove(file)).then(
      () => true,
      () => false
    )
    if (isGone) held.delete(file)
    else held.add(file)
  }

  /** Tries again later what could not be removed, as long as there is any. */
  function waitForHeld(): void {
    if (held.size === 0 || isWaiting) return
    isWaiting = true
    clock.after(retryMs, () => {
      isWaiting = false
      void Promise.all([...held].map(removeOrWait)).then(waitForHeld)
    })
  }

  /** Removes what was handed out at least `ageMs` ago. */
  async function sweep(ageMs: number): Promise<void> {
    await clearPlace(folder).catch(() => {})
    for (const { file, writtenAt } of await listHandedOut(folder)) {
      // A file from the future was written by a clock that has been put right since.
      if (Math.abs(clock.now() - writtenAt) >= ageMs) await removeOrWait(file)
    }
    waitForHeld()
  }

  async function handOut(pdf: Uint8Array): Promise<string> {
    await makeOwnFolder(folder)
    await sweep(oldMs)
    const file = join(folder, newName())
    await writeFile(file, pdf, { mode: 0o600, flag: 'wx', flush: true })
    // A drive without such streams has no place for the mark: the proof is opened all the same.
    if (platform === 'win32') await writeFile(`${file}:Zone.Identifier`, mark).catch(() => {})
    // A little later than old: the file's time is the disk's.
    clock.after(oldMs + retryMs, () => void sweep(oldMs))
    return file
  }

  return {
    /** Opens one request's proof. The file's name is random: a task bar or a list of recent files tells nothing. */
    async open(store: Store, id: string): Promise<Outcome<null>> {
      const proof = keptProof(store, id)
      if (!proof.ok) return proof
      try {
        const file = await handOut(proof.value.pdf)
        if (await openInViewer(file)) return ok(null)
        await removeOrWait(file)
        waitForHeld()
        return failed({ code: 'noViewer' })
      } catch (error) {
        return failed(diskProblem(error))
      }
    },
    /** Removes all that was handed out. */
    sweepAll: (): Promise<void> => sweep(0)
  }
}
