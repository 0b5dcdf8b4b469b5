/** Files one proof in the office's folder. */
import { constants } from 'node:fs'
import { access, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of } from '../store/proofs.ts'
import { putNew } from './new-file.ts'
import { type FilingPlace, numberedName } from './template.ts'

/** What filing one proof works with. */
export type ToFile = {
  folder: string
  place: FilingPlace
  pdf: Uint8Array
  /** Whether a file below the folder is already the proof of another request. */
  isOurs: (path: string) => boolean
}

// More of one name in one folder is no template but a mistake.
const mostOfOneName = 10_000

/**
 * Puts the proof under the first free number of its name, and answers its path below the folder, with `/` between its
 * parts. A file that is this proof already (filed just before a power cut) is taken as it is.
 * @throws what the file system throws: the folder itself is never made, because one that is not there is a drive that is away
 */
export async function fileProof({ folder, place, pdf, isOurs }: ToFile): Promise<string> {
  await access(folder, constants.W_OK)
  const below = join(folder, ...place.folders)
  if (place.folders.length > 0) await mkdir(below, { recursive: true })
  for (let number = 1; number <= mostOfOneName; number++) {
    const name = numberedName(place.base, number)
    const path = [...place.folders, name].join('/')
    if (isOurs(path)) continue
    if (await putNew(join(below, name), pdf)) return path
    if (await isSame(join(below, name), pdf)) return path
  }
  throw new Error('there are too many of that name')
}

async function isSame(file: string, pdf: Uint8Array): Promise<boolean> {
  const there = await readFile(file).catch(() => undefined)
  return there !== undefined && sha256Of(there) === sha256Of(pdf)
}
