/** The list of filed proofs beside them, as `sha256sum -c` reads it. Several desks may file in one folder. */
import { access, constants, lstat, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../files/write-whole.ts'
import { FolderFault } from './folder-fault.ts'

/** The manifest's name. */
export const manifestName = 'manifest-sha256.txt'

/** Names of manifests: that of all, and those of desks that may not write in it. */
export const manifestNames = /^manifest-sha256(-[A-Z0-9]+)?\.txt$/

/** Names of manifests that are being written, or were when the power went. */
export const temporaryManifest = /^manifest-sha256(-[A-Z0-9]+)?\.txt\.tmp-[0-9a-f]+$/

/** A file and its SHA-256, lower-case hex. */
export type Listed = { path: string; sha256: string }

/** What writing a manifest works with. */
export type ToList = {
  folder: string
  own: readonly Listed[]
  /** This desk's code. */
  desk: string
  /** Where a list of this name is written: at a link that is agreed to, where it leads. */
  fileOf: (name: string) => Promise<string>
  /** Whether the folder is still the one that was looked at before. */
  isSame: () => Promise<boolean>
}

/**
 * Writes the manifest of a folder: what is listed there already stays, because it may be another desk's, and this desk's
 * own files are as the ledger has them. If another user's list may not be replaced, this desk writes one of its own
 * beside it, named by the desk's code.
 * @throws what the file system throws
 */
export async function writeManifest({ folder, own, desk, fileOf, isSame }: ToList): Promise<void> {
  const ownName = `manifest-sha256-${desk}.txt`
  const write = async (name: string) => writeInto(await fileOf(name), own, isSame)
  if (await isThere(join(folder, ownName))) return write(ownName)
  try {
    await write(manifestName)
  } catch (error) {
    if (!isForbidden(error) || !(await isOpenTo(folder))) throw error
    await write(ownName)
  }
}

/** What was written while the folder went away lies on the disk below it: it is taken away again. */
async function writeInto(file: string, own: readonly Listed[], isSame: ToList['isSame']): Promise<void> {
  const written = await writeList(file, own)
  if (await isSame()) return
  if (written !== undefined && (await textOf(file)) === written) await rm(file, { force: true })
  throw new FolderFault('otherFolder')
}

/** Returns what was written; undefined where the list says all of it already. */
async function writeList(file: string, own: readonly Listed[]): Promise<string | undefined> {
  const before = await textOf(file)
  const lines = linesOf(before)
  const listed = lines.flatMap((line) => listedIn(line) ?? [])
  const all = new Map([...listed, ...own].map(({ path, sha256 }) => [path, sha256]))
  const sorted = [...all].sort(([one], [other]) => (one < other ? -1 : 1))
  // What somebody else has written there is not ours to take away.
  const remarks = lines.filter((line) => line.trim() !== '' && listedIn(line) === undefined)
  const after = [...remarks, ...sorted.map(([path, sha256]) => lineOf({ path, sha256 }))]
    .map((line) => `${line}\n`)
    .join('')
  if (after === before) return undefined
  await writeWhole(file, Buffer.from(after))
  return after
}

// In a folder where each may replace only what is his own (as /tmp), or where another user keeps the list to himself.
// Windows forbids to replace a file also while somebody reads it.
const isForbidden = (error: unknown): boolean =>
  process.platform !== 'win32' && /^(EPERM|EACCES)$/.test((error as NodeJS.ErrnoException).code ?? '')

const isThere = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false
  )

const isOpenTo = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false
  )

/** What the manifests of a folder list; nothing where there is none. Lines that are no such line are left out. */
export async function readManifest(folder: string): Promise<Listed[]> {
  const names = (await readdir(folder)).filter((name) => manifestNames.test(name))
  const texts = await Promise.all(names.map((name) => textOf(join(folder, name))))
  return texts.flatMap((text) => linesOf(text).flatMap((line) => listedIn(line) ?? []))
}

async function textOf(file: string): Promise<string> {
  try {
    // Reading a pipe would never end.
    const there = await stat(file)
    if (!there.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

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

/** Takes files that are gone off every list of the folder; what else stands there stays. @throws what the file system throws */
export async function unlist(folder: string, gone: readonly string[]): Promise<void> {
  if (gone.length === 0) return
  const paths = new Set(gone)
  for (const name of (await readdir(folder)).filter((each) => manifestNames.test(each))) {
    const file = join(folder, name)
    const before = await textOf(file)
    const left = linesOf(before).filter((line) => !paths.has(listedIn(line)?.path ?? ''))
    const after = left.join('\n')
    if (after !== linesOf(before).join('\n')) await writeWhole(file, Buffer.from(after))
  }
}
