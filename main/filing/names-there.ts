/** Which names are taken in the folders that proofs are filed in. */
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { capitals } from '../../common/people/text.ts'
import { temporaryManifest } from './manifest.ts'
import { temporaryFile } from './new-file.ts'

/**
 * A name as Windows and macOS tell it from others: whatever its case, and however its letters are composed. Linux keeps
 * two names that differ only in that. Copied to such a system, one would replace the other.
 */
export const sameName = (name: string): string => capitals(name)

/** The names in folders, read once and kept while several proofs are filed. */
export type NamesThere = {
  /** The name in `folder` that is the same as `name`, as it is written there. */
  find(folder: string, name: string): Promise<string | undefined>
  /** A file or folder of that name has been made. */
  add(folder: string, name: string): Promise<void>
}

/** Nothing is written for so long: what is older was left behind by a power cut. */
const leftBehindMs = 24 * 60 * 60_000

/** Begins with nothing read. `now`: milliseconds since 1970 UTC; what was left half written long before is removed. */
export function namesThere(now: () => number): NamesThere {
  const read = new Map<string, Promise<Map<string, string>>>()

  async function readNames(folder: string): Promise<Map<string, string>> {
    const names = await readdir(folder)
    for (const name of names.filter(isTemporary)) await removeOld(join(folder, name), now())
    return new Map(names.map((name) => [sameName(name), name]))
  }

  function namesIn(folder: string): Promise<Map<string, string>> {
    const known = read.get(folder) ?? readNames(folder)
    read.set(folder, known)
    // A folder that could not be read is read again by the next one.
    known.catch(() => read.delete(folder))
    return known
  }

  return {
    find: async (folder, name) => (await namesIn(folder)).get(sameName(name)),
    async add(folder, name) {
      const names = await namesIn(folder)
      names.set(sameName(name), name)
    }
  }
}

const isTemporary = (name: string): boolean => temporaryFile.test(name) || temporaryManifest.test(name)

/** Only a file is removed: a link of such a name is somebody else's, whatever it leads to. */
async function removeOld(file: string, now: number): Promise<void> {
  const there = await lstat(file).catch(() => undefined)
  if (there?.isFile() && now - there.mtimeMs > leftBehindMs) await rm(file, { force: true }).catch(() => {})
}
