/** The list of filed proofs beside them, as `sha256sum -c` reads it. Several desks may file in one folder. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../files/write-whole.ts'

/** The manifest's name. */
export const manifestName = 'manifest-sha256.txt'

/** Names of manifests that are being written, or were when the power went. */
export const temporaryManifest = /^manifest-sha256\.txt\.tmp-[0-9a-f]+$/

/** A file and its SHA-256, lower-case hex. */
export type Listed = { path: string; sha256: string }

/**
 * Writes the manifest of a folder: what is listed there already stays, because it may be another desk's, and this desk's
 * own files are as the ledger has them.
 * @throws what the file system throws
 */
export async function writeManifest(folder: string, own: readonly Listed[]): Promise<void> {
  const before = await textOf(folder)
  const lines = linesOf(before)
  const listed = lines.flatMap((line) => listedIn(line) ?? [])
  const all = new Map([...listed, ...own].map(({ path, sha256 }) => [path, sha256]))
  const sorted = [...all].sort(([one], [other]) => (one < other ? -1 : 1))
  // What somebody else has written there is not ours to take away.
  const remarks = lines.filter((line) => line.trim() !== '' && listedIn(line) === undefined)
  const after = [...remarks, ...sorted.map(([path, sha256]) => lineOf({ path, sha256 }))]
    .map((line) => `${line}\n`)
    .join('')
  if (after !== before) await writeWhole(join(folder, manifestName), Buffer.from(after))
}

/** What the manifest of a folder lists; nothing where there is none. Lines that are no such line are left out. */
export async function readManifest(folder: string): Promise<Listed[]> {
  return linesOf(await textOf(folder)).flatMap((line) => listedIn(line) ?? [])
}

const textOf = (folder: string): Promise<string> =>
  readFile(join(folder, manifestName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

// An editor of Windows puts a mark before the first line, and another line's end.
const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r?\n/)

// A backslash before the hash says that the name behind it is escaped (coreutils manual, "md5sum invocation").
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' }
const unescaped: Record<string, string> = Object.fromEntries(Object.entries(escapes).map(([mark, as]) => [as, mark]))

function lineOf({ path, sha256 }: Listed): string {
  const name = path.replaceAll(/[\\\n\r]/g, (mark) => escapes[mark] ?? mark)
  return `${name === path ? '' : '\\'}${sha256}  ${name}`
}

function listedIn(line: string): Listed | undefined {
  const [, mark, sha256, name] = /^(\\?)([0-9a-f]{64}) [ *](.+)$/i.exec(line) ?? []
  if (sha256 === undefined || name === undefined) return undefined
  const path = mark === '' ? name : name.replaceAll(/\\[\\nr]/g, (as) => unescaped[as] ?? as)
  return { path, sha256: sha256.toLowerCase() }
}
