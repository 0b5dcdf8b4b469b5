/** Makes sure, before and after each write, that the way to it stays in the office's folder. */
import { lstat, readlink, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../store/open-store.ts'
import { FolderFault } from './folder-fault.ts'
import { isFamiliar, isMarked, putMark } from './folder-mark.ts'
import { type KnownFolder, knownFolderSetting, knownOf } from './known-folder.ts'

/** Looks at the folder itself and at these folders below it, the upper one first. @throws FolderFault, and what the file system throws */
export type ExpectOwn = (folders: readonly string[]) => Promise<void>

/** The look at one filing folder. */
export function wayInto(store: Store, folder: string): ExpectOwn {
  return async (folders) => {
    const { known, mark } = marked(store, folder)
    if (!(await isMarked(folder, mark))) throw new FolderFault('otherFolder')
    let disk = (await stat(folder)).dev
    for (const [index] of folders.entries()) {
      const path = folders.slice(0, index + 1).join('/')
      const isLink = await isAgreedLink(folder, path, known)
      const { dev } = await stat(join(folder, path))
      if (isLink || dev !== disk || known.elsewhere.includes(path)) await expectMarked(store, folder, path)
      disk = dev
    }
  }
}

/** Whether it is a link that the clerk agreed to. @throws FolderFault where it is any other one */
async function isAgreedLink(folder: string, path: string, { links }: KnownFolder): Promise<boolean> {
  if (!(await lstat(join(folder, path))).isSymbolicLink()) return false
  const target = await readlink(join(folder, path))
  if (links.some((link) => link.path === path && link.target === target && link.use)) return true
  throw new FolderFault('linkInFolder', path)
}

/** Returns the question whether what is at this path is still what is there now. @throws what the file system throws */
export async function sameFolder(folder: string): Promise<() => Promise<boolean>> {
  const before = await stat(folder)
  return async () => {
    const now = await stat(folder)
    return now.dev === before.dev && now.ino === before.ino
  }
}

/** Where a list of this name is written: where it stands, or where a link leads that the clerk agreed to. @throws FolderFault at any other link */
export async function listFile(store: Store, folder: string, name: string): Promise<string> {
  const file = join(folder, name)
  const isThere = await lstat(file).then(
    () => true,
    () => false
  )
  if (!isThere || !(await isAgreedLink(folder, name, marked(store, folder).known))) return file
  return realpath(file)
}

/** A sub-folder on another disk may be away as the folder itself may. */
async function expectMarked(store: Store, folder: string, path: string): Promise<void> {
  const { known, mark } = marked(store, folder)
  const there = join(folder, path)
  if (await isMarked(there, mark)) return
  const below = store.filings.inFolder(folder).filter((filed) => filed.path.startsWith(`${path}/`))
  const isOther = below.length === 0 ? known.elsewhere.includes(path) : !(await isFamiliar(folder, below))
  if (isOther) throw new FolderFault('otherFolder', path)
  await putMark(there, mark)
  store.settings.set(knownFolderSetting, { ...known, elsewhere: [...known.elsewhere, path] })
}

function marked(store: Store, folder: string): { known: KnownFolder; mark: string } {
  const known = knownOf(store, folder)
  // The clerk has just chosen another one, or this one anew: what is under way ends, and the next pass marks it.
  if (known === null || known.mark === null) throw new FolderFault('otherFolder')
  return { known, mark: known.mark }
}
