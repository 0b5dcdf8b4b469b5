/** Hands a proof to the system's viewer as a private file, which is swept away at the next start and at the end. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from '../../preload/problem.ts'
import type { Store } from '../store/open-store.ts'
import { diskProblem } from './disk-problem.ts'
import { keptProof } from './kept.ts'

/** Opens a file in the system's viewer; false where there is none. */
export type OpenInViewer = (file: string) => Promise<boolean>

/** Opens proofs by way of `folder`, which only this user may enter. */
export function proofOpener(folder: string, openInViewer: OpenInViewer) {
  return {
    /** Opens one request's proof. The file's name is random: a task bar or a list of recent files tells nothing. */
    async open(store: Store, id: string): Promise<Outcome<null>> {
      const proof = keptProof(store, id)
      if (!proof.ok) return proof
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const file = join(folder, `${randomUUID()}.pdf`)
        await writeFile(file, proof.value.pdf, { mode: 0o600, flag: 'wx' })
        return (await openInViewer(file)) ? { ok: true, value: null } : { ok: false, error: { code: 'noViewer' } }
      } catch (error) {
        return { ok: false, error: diskProblem(error) }
      }
    },
    /** Removes what was handed out. A file that a viewer still holds stays until the next sweep. */
    sweep: (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => {})
  }
}
