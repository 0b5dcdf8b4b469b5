/** The list of filed proofs beside them, as `sha256sum -c` reads it. Several desks may file in one folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../proofs/save.ts'

/** The manifest's name. */
export const manifestName = 'manifest-sha256.txt'

/** A file and its SHA-256, lower-case hex. */
export type Listed = { path: string; sha256: string }

/**
 * Writes the manifest of a folder: what is listed there already stays, because it may be another desk's, and this desk's
 * own files are as the ledger has them.
 * @throws what the file system throws
 */
export async function writeManifest(folder: string, own: readonly Listed[]): Promise<void> {
  const before = await readManifest(folder)
  const all = new Map([...before, ...own].map(({ path, sha256 }) => [path, sha256]))
  const lines = [...all]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, sha256]) => `${sha256}  ${path}\n`)
  const text = lines.join('')
  if (text !== (await textOf(folder))) await writeWhole(join(folder, manifestName), Buffer.from(text))
}

/** What the manifest of a folder lists; nothing where there is none. Lines that are no such line are left out. */
export async function readManifest(folder: string): Promise<Listed[]> {
  return (await textOf(folder)).split(/\r?\n/).flatMap((line) => {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    return sha256 === undefined || path === undefined ? [] : [{ path, sha256 }]
  })
}

const textOf = (folder: string): Promise<string> =>
  readFile(join(folder, manifestName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
