/** The links below a filing folder that filing could write through: to folders, and the manifest. */
import type { Dirent } from 'node:fs'
import { readdir, readlink, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { headsNames } from './heads.ts'
import { manifestNames } from './manifest.ts'
import { mostFolders } from './template.ts'

/** A link, by its path below the folder, and what it says to lead to. */
export type FolderLink = { path: string; target: string }

/** All of them, as deep as a template goes. No link is followed; what may not be read is left out. */
export async function linksBelow(folder: string, above = ''): Promise<FolderLink[]> {
  const entries = await readdir(join(folder, above), { withFileTypes: true }).catch((error) => {
    if (above === '') throw error
    return []
  })
  const links: FolderLink[] = []
  for (const entry of entries) {
    const path = posix.join(above, entry.name)
    if (entry.isDirectory() && path.split('/').length < mostFolders) links.push(...(await linksBelow(folder, path)))
    else if (await leadsWrites(folder, path, entry)) links.push({ path, target: await readlink(join(folder, path)) })
  }
  return links
}

/** A link to a file is in nobody's way: a proof of its name is numbered. */
async function leadsWrites(folder: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false
  if (manifestNames.test(path) || headsNames.test(path)) return true
  return stat(join(folder, path)).then(
    (target) => target.isDirectory(),
    // Its disk may be away. A name with an ending was never a folder of a template's.
    () => !/\.[a-z0-9]{2,5}$/i.test(entry.name)
  )
}
