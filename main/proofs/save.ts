/** Saves a kept proof where the clerk says, byte for byte as the service sent it. */
import { basename, dirname } from 'node:path'
import { writeFile } from 'atomically'
import type { Outcome } from '../../preload/problem.ts'
import type { Store } from '../store/open-store.ts'
import { diskProblem } from './disk-problem.ts'
import { proofFileName } from './file-name.ts'
import { keptProof } from './kept.ts'

/** Asks the clerk where to save; null when the dialog was closed. */
export type ChoosePlace = (fileName: string, folder: string | null) => Promise<string | null>

/**
 * Answers the function that saves one request's proof: the name of the file, or null where the clerk closed the dialog.
 * The file appears whole or not at all: a temporary one in the same folder is written, synced and renamed.
 */
export function proofSaver(choosePlace: ChoosePlace) {
  let lastFolder: string | null = null
  return async (store: Store, id: string): Promise<Outcome<{ fileName: string } | null>> => {
    const proof = keptProof(store, id)
    if (!proof.ok) return proof
    const file = await choosePlace(proofFileName(proof.value.reference), lastFolder)
    if (file === null) return { ok: true, value: null }
    try {
      await writeFile(file, proof.value.pdf, { fsync: true, fsyncWait: true })
    } catch (error) {
      return { ok: false, error: diskProblem(error) }
    }
    lastFolder = dirname(file)
    return { ok: true, value: { fileName: basename(file) } }
  }
}
