/** Reads the filing folder again and compares it with the ledger. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Listed, manifestName, readManifest } from './manifest.ts'
import { temporaryPrefix } from './new-file.ts'

/** What was found, by path below the folder. */
export type Verification = {
  /** How many of this desk's proofs are there as they were filed. */
  whole: number
  /** How many of the rest are listed in the manifest and are as listed: another desk's. */
  others: number
  changed: string[]
  missing: string[]
  /** PDFs that neither this desk nor the manifest knows. */
  foreign: string[]
}

const none: Verification = { whole: 0, others: 0, changed: [], missing: [], foreign: [] }

/**
 * Compares. `tell` is called with how many of how many were read; where it answers false the reading ends, and undefined
 * is the answer.
 * @throws what the file system throws where the folder itself cannot be read
 */
export async function verifyFolder(
  folder: string,
  filed: readonly Listed[],
  tell: (done: number, total: number) => boolean
): Promise<Verification | undefined> {
  await access(folder)
  const there = new Set(await filesBelow(folder))
  const manifest = await readManifest(folder)
  const own = new Set(filed.map(({ path }) => path))
  const others = manifest.filter(({ path }) => !own.has(path))
  const known = [...filed, ...others]
  let found = none
  for (const [done, one] of known.entries()) {
    if (!tell(done, known.length)) return undefined
    found = withOne(found, one, own.has(one.path), there.has(one.path) ? await hashOf(join(folder, one.path)) : null)
  }
  tell(known.length, known.length)
  const listed = new Set(known.map(({ path }) => path))
  const foreign = [...there].filter((path) => /\.pdf$/i.test(path) && !listed.has(path)).sort()
  return { ...found, foreign }
}

function withOne(found: Verification, one: Listed, isOwn: boolean, hash: string | null): Verification {
  if (hash === null) return { ...found, missing: [...found.missing, one.path] }
  if (hash !== one.sha256) return { ...found, changed: [...found.changed, one.path] }
  return isOwn ? { ...found, whole: found.whole + 1 } : { ...found, others: found.others + 1 }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name !== manifestName && !entry.name.startsWith(temporaryPrefix))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

// A file that cannot be read is as good as another one.
async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  } catch {
    return 'unreadable'
  }
}
