/** Saves a kept proof where the clerk says, byte for byte as the service sent it. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { writeFile } from 'atomically'
import { z } from 'zod'
import type { Outcome } from '../../preload/problem.ts'
import type { Store } from '../store/open-store.ts'
import { sha256Of } from '../store/proofs.ts'
import type { Setting } from '../store/settings.ts'
import { diskProblem } from './disk-problem.ts'
import { proofFileName } from './file-name.ts'
import { keptProof } from './kept.ts'

/** Asks the clerk where to save; null when the dialog was closed. */
export type ChoosePlace = (fileName: string, folder: string | null) => Promise<string | null>

/** The folder that the clerk saved into last, on this desk; null before that. */
export const saveFolderSetting: Setting<string | null> = {
  name: 'saveFolder',
  shape: z.string().nullable(),
  initial: null
}

/**
 * Answers the function that saves one request's proof: the name of the file, or null where the clerk closed the dialog.
 * The file appears whole or not at all.
 */
export function proofSaver(choosePlace: ChoosePlace) {
  return async (store: Store, id: string): Promise<Outcome<{ fileName: string } | null>> => {
    const proof = keptProof(store, id)
    if (!proof.ok) return proof
    const { name, pdf, sha256 } = proof.value
    const saved = await saveWhereChosen(store, choosePlace, proofFileName(name), async () => pdf)
    if (saved.ok && saved.value) store.unkept.noteSaved(sha256)
    return saved
  }
}

/** Asks for a place, beginning with the folder of the last time, and saves there what `make` gives. */
export async function saveWhereChosen(
  store: Store,
  choosePlace: ChoosePlace,
  name: string,
  make: () => Promise<Uint8Array>
): Promise<Outcome<{ fileName: string } | null>> {
  const file = await choosePlace(name, await lastFolder(store))
  if (file === null) return { ok: true, value: null }
  try {
    await writeWhole(file, await make())
  } catch (error) {
    return { ok: false, error: diskProblem(error) }
  }
  store.settings.set(saveFolderSetting, dirname(file))
  return { ok: true, value: { fileName: basename(file) } }
}

/** Where the clerk saved last, while it is there: a dialog that begins nowhere opens on some systems not at all. */
async function lastFolder(store: Store): Promise<string | null> {
  const folder = store.settings.get(saveFolderSetting)
  if (folder === null) return null
  return access(folder).then(
    () => folder,
    () => null
  )
}

/**
 * Writes a temporary file in the same folder, syncs it, renames it, and reads it back. A link of that name is replaced: the
 * clerk chose this folder, and not where somebody's link leads.
 * @throws what the file system throws
 */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  // The library makes folders that are not there and retries what is forbidden for seconds: a share that has gone or a
  // folder that is read-only is to be told at once.
  await access(dirname(file), constants.W_OK)
  if (await isLink(file)) await writeOverLink(file, content)
  else await write(file, content)
  if (sha256Of(await readFile(file)) !== sha256Of(content)) throw new Error('what was written is not what was kept')
}

// As a stream: handed a buffer, the library takes one short write of a filling disk for the whole.
const write = (file: string, content: Uint8Array): Promise<void> =>
  writeFile(file, Readable.from([Buffer.from(content)]), { fsync: true, fsyncWait: true, timeout: 5_000 })

const isLink = (file: string): Promise<boolean> =>
  lstat(file).then(
    (there) => there.isSymbolicLink(),
    () => false
  )

/** The library would follow the link. */
async function writeOverLink(file: string, content: Uint8Array): Promise<void> {
  const fresh = `${file}.tmp-${randomBytes(8).toString('hex')}`
  try {
    await write(fresh, content)
    await rename(fresh, file)
  } finally {
    await rm(fresh, { force: true }).catch(() => {})
  }
}
