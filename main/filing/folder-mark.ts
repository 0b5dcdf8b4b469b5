/**
 * The mark by which a desk knows a folder again: a small hidden file with a name that nobody else has. A path says only
 * where a drive or a share should be, and below it there is an empty folder of the local disk.
 */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { putNew } from './new-file.ts'

// Not `.eeid-desk-`: earlier versions remove what begins so and is old. Each desk has a mark of its own, so that
// several may share a folder. No desk reads or replaces what another user's desk has written.
const nameOf = (mark: string): string => `.eeid-desk.${mark}`

/** Whether this folder has the mark. */
export async function isMarked(folder: string, mark: string): Promise<boolean> {
  return (await there(join(folder, nameOf(mark))))?.isFile() === true
}

/** Marks a folder. @throws what the file system throws */
export async function putMark(folder: string, mark: string): Promise<void> {
  await putNew(join(folder, nameOf(mark)), Buffer.from(`${mark}\n`))
}

const mostSought = 40

/**
 * Whether a folder looks like the one that these were filed in: of a sample, evenly over all of them, more than half are
 * there. Some may have been taken away since, and a few may have been filed beside the folder while it was away.
 * @throws what the file system throws where it cannot tell
 */
export async function isFamiliar(folder: string, filed: readonly { path: string }[]): Promise<boolean> {
  const every = Math.max(1, Math.ceil(filed.length / mostSought))
  const sample = filed.filter((_one, index) => index % every === 0)
  let found = 0
  for (const { path } of sample) if ((await there(join(folder, path)))?.isFile()) found++
  return sample.length === 0 || found * 2 > sample.length
}

/** What is there; undefined where nothing is. */
function there(file: string) {
  return lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
}
