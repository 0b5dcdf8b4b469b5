/** Saves kept proofs into a folder that the clerk chose, each under its reference where that tells nobody's name; nothing there is overwritten. */
import { join } from 'node:path'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { diskProblem } from '../files/disk-problem.ts'
import { noteSaved } from '../proofs/deeds.ts'
import { keptProof } from '../proofs/kept.ts'
import { proofFileName } from '../proofs/proof-name.ts'
import type { Store } from '../store/open-store.ts'
import { fileProof } from './file-proof.ts'
import { namesThere } from './names-there.ts'

/**
 * Returns the function that saves one request's proof into `folder`; two of one reference are numbered. `now`: milliseconds
 * since 1970 UTC.
 */
export function savingInto(
  store: Pick<Store, 'views' | 'proofs' | 'services' | 'unkept' | 'outbox' | 'proofDeeds'>,
  folder: string,
  now: () => number
): (id: string) => Promise<Outcome<null>> {
  const saved = new Set<string>()
  const names = namesThere(now)
  return async (id) => {
    const proof = keptProof(store, id)
    if (!proof.ok) return proof
    const base = proofFileName(proof.value.name).slice(0, -'.pdf'.length)
    try {
      const place = { folders: [], base }
      const path = await fileProof({ folder, place, pdf: proof.value.pdf, names, isOurs: (path) => saved.has(path) })
      saved.add(path)
      noteSaved(store, id, join(folder, path))
      store.unkept.noteSaved(proof.value.sha256)
      return ok(null)
    } catch (error) {
      return failed(diskProblem(error))
    }
  }
}
