/** The folder that opened proofs are handed out in. Whatever else somebody has put there, or in its place, is not the app's to delete. */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'

const handedOut = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.pdf$/

// On a drive without streams the mark of Windows is a file beside the proof.
const mark = ':Zone.Identifier'

/** A name that nobody can guess, and by which the app knows its own again. */
export const newName = (): string => `${randomUUID()}.pdf`

/** Whether there is a folder here, and not a link or a Windows junction to one. */
const isFolder = (folder: string): Promise<boolean> =>
  lstat(folder).then(
    (there) => there.isDirectory(),
    () => false
  )

/**
 * Makes the folder, for this user only. A link in its place is removed, never what it leads to; a file gets another name.
 * @throws what the file system throws
 */
export async function makeOwnFolder(folder: string): Promise<void> {
  await clearPlace(folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await closeToOthers(folder)
}

/** One that was there already may have been opened to others since. A link that has just taken its place is not followed. */
async function closeToOthers(folder: string): Promise<void> {
  // Windows opens no folders, and goes by the rights of the profile.
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  try {
    await handle.chmod(0o700)
  } finally {
    await handle.close()
  }
}

/** Takes away what stands in the folder's place and is none. */
export async function clearPlace(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => undefined)
  if (there === undefined || there.isDirectory()) return
  if (there.isSymbolicLink()) await unlink(folder)
  else await rename(folder, `${folder}-${randomUUID()}`)
}

/** A file that was handed out; `writtenAt` in milliseconds since 1970 UTC, by the disk's clock. */
export type HandedOut = { file: string; writtenAt: number }

/** What was handed out and is still there: files of the app's own names, and links that took such a name. */
export async function listHandedOut(folder: string): Promise<HandedOut[]> {
  if (!(await isFolder(folder))) return []
  const names = await readdir(folder).catch(() => [])
  const found: HandedOut[] = []
  for (const name of names.filter((each) => handedOut.test(each.replace(mark, '')))) {
    const file = join(folder, name)
    const there = await lstat(file).catch(() => undefined)
    if (there?.isFile() || there?.isSymbolicLink()) found.push({ file, writtenAt: there.mtimeMs })
  }
  return found
}

/** Removes one of them; of a link the link only. Nothing is done once the folder is another one. */
export async function removeHandedOut(folder: string, remove: () => Promise<void>): Promise<void> {
  if (await isFolder(folder)) await remove()
}
