/** Saves kept proofs into a folder that the clerk chose, each under its reference where that tells nobody's name; nothing there is overwritten. */
import type { Outcome } from '../../preload/problem.ts'
import { diskProblem } from '../proofs/disk-problem.ts'
import { proofFileName } from '../proofs/file-name.ts'
import { keptProof } from '../proofs/kept.ts'
import type { Store } from '../store/open-store.ts'
import { fileProof } from './file-proof.ts'
import { namesThere } from './names-there.ts'

/** Answers the function that saves one request's proof into `folder`; two of one reference are numbered. */
export function savingInto(store: Store, folder: string): (id: string) => Promise<Outcome<null>> {
  const saved = new Set<string>()
  const names = namesThere(Date.now)
  return async (id) => {
    const proof = keptProof(store, id)
    if (!proof.ok) return proof
    const base = proofFileName(proof.value.name).slice(0, -'.pdf'.length)
    try {
      const place = { folders: [], base }
      saved.add(await fileProof({ folder, place, pdf: proof.value.pdf, names, isOurs: (path) => saved.has(path) }))
      store.unkept.noteSaved(proof.value.sha256)
      return { ok: true, value: null }
    } catch (error) {
      return { ok: false, error: diskProblem(error) }
    }
  }
}
