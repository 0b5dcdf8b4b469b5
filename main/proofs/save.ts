import { access } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { z } from 'zod'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { dataDiskProblem, diskProblem } from '../files/disk-problem.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Remembered } from '../store/ledger/settings.ts'
import type { Store } from '../store/open-store.ts'
import { noteSaved } from './deeds.ts'
import { earlierProof, keptProof } from './kept.ts'
import { proofFileName } from './proof-name.ts'

/** The folder that the clerk saved into last, on this desk; null before that. */
export const saveFolderSetting: Remembered<string | null> = {
  name: 'saveFolder',
  shape: z.string().nullable(),
  initial: null
}

/**
 * Returns the function that saves one request's proof: the name of the file, or null where the clerk closed the dialog.
 * The file appears whole or not at all.
 */
export function proofSaver(choosePlace: ChoosePlace) {
  return async (
    store: Pick<Store, 'views' | 'proofs' | 'outbox' | 'services' | 'settings' | 'unkept' | 'proofDeeds'>,
    id: string
  ): Promise<Outcome<{ fileName: string } | null>> => {
    const proof = keptProof(store, id)
    if (!proof.ok) return proof
    const { name, pdf, sha256 } = proof.value
    const saved = await saveWhereChosen(store, choosePlace, proofFileName(name), async () => pdf)
    if (saved.ok && saved.value) {
      store.unkept.noteSaved(sha256)
      noteSaved(store, id, saved.value.file)
    }
    return named(saved)
  }
}

/** Returns the function that saves an earlier proof of a request, which `sha256` names, as the kept one is saved. */
export function earlierProofSaver(choosePlace: ChoosePlace) {
  return async (
    store: Pick<Store, 'views' | 'proofs' | 'outbox' | 'services' | 'settings'>,
    id: string,
    sha256: string
  ): Promise<Outcome<{ fileName: string } | null>> => {
    const proof = earlierProof(store, id, sha256)
    if (!proof.ok) return proof
    const { name, pdf } = proof.value
    return named(await saveWhereChosen(store, choosePlace, proofFileName(name), async () => pdf))
  }
}

/** Where something was saved as the window is told of it: by the file's name alone; null where it was not. */
export const named = (saved: Outcome<{ file: string } | null>): Outcome<{ fileName: string } | null> =>
  saved.ok ? ok(saved.value && { fileName: basename(saved.value.file) }) : saved

/** Asks for a place, beginning with the folder of the last time, and saves there what `make` gives. */
export async function saveWhereChosen(
  store: Pick<Store, 'settings'>,
  choosePlace: ChoosePlace,
  name: string,
  make: () => Promise<Uint8Array>
): Promise<Outcome<{ file: string } | null>> {
  const file = await choosePlace(name, await lastFolder(store))
  if (file === null) return ok(null)
  try {
    await writeWhole(file, await make())
  } catch (error) {
    return failed(diskProblem(error))
  }
  remember(store, dirname(file))
  return ok({ file })
}

/** The file is there, whatever becomes of this: the next dialog may begin elsewhere. */
function remember(store: Pick<Store, 'settings'>, folder: string): void {
  try {
    store.settings.set(saveFolderSetting, folder)
  } catch (error) {
    if (!dataDiskProblem(error)) throw error
  }
}

/** Where the clerk saved last, while it is there: a dialog that begins nowhere opens on some systems not at all. */
async function lastFolder(store: Pick<Store, 'settings'>): Promise<string | null> {
  const folder = store.settings.get(saveFolderSetting)
  if (folder === null) return null
  return access(folder).then(
    () => folder,
    () => null
  )
}
