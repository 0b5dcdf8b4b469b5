/** Hands a proof to the system's viewer as a private file, which is swept away when it is old, at the start and at the end. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../../preload/problem.ts'
import type { Store } from '../store/open-store.ts'
import { diskProblem } from './disk-problem.ts'
import { keptProof } from './kept.ts'

/** Opens a file in the system's viewer; false where there is none. */
export type OpenInViewer = (file: string) => Promise<boolean>

// A viewer has read the file long before; a desk that runs for weeks must not gather open proofs.
const oldMs = 60 * 60_000

/** Opens proofs by way of `folder`, which only this user may enter. `now` is the time, milliseconds since 1970 UTC. */
export function proofOpener(folder: string, openInViewer: OpenInViewer, now: () => number) {
  /** Removes what was handed out at least `ageMs` ago. What a viewer still holds stays until the next sweep. */
  async function sweep(ageMs: number): Promise<void> {
    const names = await readdir(folder).catch(() => [])
    for (const file of names.map((name) => join(folder, name))) {
      const written = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => now()
      )
      // A file from the future was written by a clock that has been put right since.
      if (Math.abs(now() - written) >= ageMs) await rm(file, { force: true, maxRetries: 2 }).catch(() => {})
    }
  }

  return {
    /** Opens one request's proof. The file's name is random: a task bar or a list of recent files tells nothing. */
    async open(store: Store, id: string): Promise<Outcome<null>> {
      const proof = keptProof(store, id)
      if (!proof.ok) return proof
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await sweep(oldMs)
        const file = join(folder, `${randomUUID()}.pdf`)
        await writeFile(file, proof.value.pdf, { mode: 0o600, flag: 'wx', flush: true })
        return (await openInViewer(file)) ? { ok: true, value: null } : { ok: false, error: { code: 'noViewer' } }
      } catch (error) {
        return { ok: false, error: diskProblem(error) }
      }
    },
    /** Removes all that was handed out. */
    sweepAll: (): Promise<void> => sweep(0)
  }
}
