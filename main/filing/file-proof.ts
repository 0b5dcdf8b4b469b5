/** Files one proof in the office's folder. */
import { constants } from 'node:fs'
import { access, lstat, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of } from '../files/sha256.ts'
import type { NamesThere } from './names-there.ts'
import { putNew } from './new-file.ts'
import { type FilingPlace, numberedName } from './template.ts'

/** What filing one proof works with. */
export type ToFile = {
  folder: string
  place: FilingPlace
  pdf: Uint8Array
  names: NamesThere
  /** Whether a file below the folder is already the proof of another request. */
  isOurs: (path: string) => boolean
  /** Throws where the way into these folders below `folder` leaves it. A folder that was just chosen is its own. */
  expectOwn?: (folders: readonly string[]) => Promise<void>
}

// More of one name in one folder is no template but a mistake.
const mostOfOneName = 10_000

/**
 * Puts the proof under the first free number of its name, and returns its path below the folder, with `/` between its
 * parts. A file that is this proof already (filed just before a power cut) is taken as it is.
 * @throws what the file system throws: the folder itself is never made, because one that is not there is a drive that is away
 */
export async function fileProof({ folder, place, pdf, names, isOurs, expectOwn = anyway }: ToFile): Promise<string> {
  await access(folder, constants.W_OK)
  const folders = await foldersFor(folder, place.folders, names, expectOwn)
  const below = join(folder, ...folders)
  for (let number = 1; number <= mostOfOneName; number++) {
    const wanted = numberedName(place.base, number)
    const there = await names.find(below, wanted)
    const name = there ?? wanted
    const path = [...folders, name].join('/')
    if (isOurs(path)) continue
    if (there === undefined && (await putOwn(join(below, name), pdf, () => expectOwn(folders)))) {
      await names.add(below, name)
      return path
    }
    if (await isSame(join(below, name), pdf)) return path
  }
  throw new Error('there are too many of that name')
}

const anyway = async (): Promise<void> => {}

/** What was written while the folder went away, or a link came, lies where it does not belong: it is taken away again. */
async function putOwn(file: string, pdf: Uint8Array, expectOwn: () => Promise<void>): Promise<boolean> {
  if (!(await putNew(file, pdf))) return false
  try {
    await expectOwn()
    return true
  } catch (error) {
    if (await isSame(file, pdf)) await rm(file, { force: true }).catch(() => {})
    throw error
  }
}

/** Makes the folders that are not there, and returns how those that are there are written. */
async function foldersFor(
  folder: string,
  wanted: readonly string[],
  names: NamesThere,
  expectOwn: (folders: readonly string[]) => Promise<void>
): Promise<string[]> {
  const folders: string[] = []
  await expectOwn(folders)
  for (const name of wanted) {
    const above = join(folder, ...folders)
    const there = await names.find(above, name)
    if (there === undefined) {
      await makeFolder(join(above, name))
      await names.add(above, name)
    }
    folders.push(there ?? name)
    await expectOwn(folders)
  }
  return folders
}

// Another desk may have made it in this moment.
const makeFolder = (folder: string): Promise<void> =>
  mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })

async function isSame(file: string, pdf: Uint8Array): Promise<boolean> {
  const there = await lstat(file).catch(() => undefined)
  if (!there?.isFile() || there.size !== pdf.length) return false
  const content = await readFile(file).catch(() => undefined)
  return content !== undefined && sha256Of(content) === sha256Of(pdf)
}
