/** Reads the filing folder again and compares it with the ledger. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join, posix, resolve, sep } from 'node:path'
import { headsNames, temporaryHeads } from './heads.ts'
import { type Listed, manifestNames, readManifest, temporaryManifest } from './manifest.ts'
import { sameName } from './names-there.ts'

/** What was found, by path below the folder. */
export type Verification = {
  /** How many of this desk's proofs are there as they were filed. */
  whole: number
  /** How many of the rest are listed in the manifest and are as listed: another desk's. */
  others: number
  changed: string[]
  missing: string[]
  /** Files that neither this desk nor the manifest knows. */
  foreign: string[]
}

/** What comparing works with. */
export type ToVerify = {
  folder: string
  /** What this desk has filed there until now. */
  filed: () => readonly Listed[]
  /** Called with how many of how many were read; where it returns false, the reading ends. */
  tell: (done: number, total: number) => boolean
}

const none: Verification = { whole: 0, others: 0, changed: [], missing: [], foreign: [] }

/**
 * Compares; undefined where it was ended.
 * @throws what the file system throws where the folder itself cannot be read, or has gone in between
 */
export async function verifyFolder({ folder, filed, tell }: ToVerify): Promise<Verification | undefined> {
  const { dev: disk } = await stat(folder)
  const listed = await readManifest(folder)
  const ours = filed()
  const own = new Set(ours.map(({ path }) => path))
  const known = [...ours, ...listed.filter(({ path }) => !own.has(path))]
  let found = none
  for (const [done, one] of known.entries()) {
    if (!tell(done, known.length)) return undefined
    found = withOne(found, one, own.has(one.path), await hashOf(folder, one.path))
  }
  const there = await filesBelow(folder)
  // A drive that has gone in between would have all of it missing.
  if ((await stat(folder)).dev !== disk) throw Object.assign(new Error('another drive'), { code: 'ENODEV' })
  tell(known.length, known.length)
  // Asked once more: filing goes on in the meantime.
  const expected = new Set([...known, ...filed()].map(({ path }) => sameName(path)))
  return { ...found, foreign: there.filter((path) => !expected.has(sameName(path))).sort() }
}

function withOne(found: Verification, one: Listed, isOwn: boolean, hash: string | null): Verification {
  if (hash === null) return { ...found, missing: [...found.missing, one.path] }
  if (hash !== one.sha256) return { ...found, changed: [...found.changed, one.path] }
  return isOwn ? { ...found, whole: found.whole + 1 } : { ...found, others: found.others + 1 }
}

// What systems and programs put beside people's files: hidden ones (proofs half written, too), and those of open documents.
const litter = /^(\.|~\$)|^(desktop\.ini|thumbs\.db)$/i

const ourNames = [manifestNames, temporaryManifest, headsNames, temporaryHeads]
const isOurs = (name: string): boolean => ourNames.some((names) => names.test(name))

/** Paths of all files below the folder; what may not be read is left out. */
async function filesBelow(folder: string, above = ''): Promise<string[]> {
  const entries = await readdir(join(folder, above), { withFileTypes: true }).catch((error) => {
    if (above === '') throw error
    return []
  })
  const paths: string[] = []
  for (const entry of entries.filter(({ name }) => !isOurs(name) && !litter.test(name))) {
    const path = posix.join(above, entry.name)
    if (entry.isDirectory()) paths.push(...(await filesBelow(folder, path)))
    else paths.push(path)
  }
  return paths
}

/** A file's hash; null if there is none. A file that cannot be read counts as changed. */
async function hashOf(folder: string, path: string): Promise<string | null> {
  // The manifest is anybody's to write: nothing beside the folder is read for it.
  const file = resolve(folder, path)
  if (!file.startsWith(join(resolve(folder), sep))) return null
  const there = await lstat(file).catch(({ code }: NodeJS.ErrnoException) => code ?? '')
  if (there === 'ENOENT' || there === 'ENOTDIR') return null
  if (typeof there === 'string' || !there.isFile()) return 'unreadable'
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  } catch {
    return 'unreadable'
  }
}
