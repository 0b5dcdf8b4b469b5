/**
 * Electron reads inside `app.asar`; plain Node cannot. The archive is therefore extracted once per content into a
 * private folder; native libraries stay in `app.asar.unpacked` and are only linked to.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

interface AsarFile {
  readonly size: number
  readonly offset: string
  readonly executable?: boolean
  readonly unpacked?: boolean
  readonly link?: string
  readonly integrity?: { readonly hash: string }
}
interface AsarFolder {
  readonly files: Readonly<Record<string, AsarFile | AsarFolder>>
}

/** Extracts an archive and answers the folder, named `app.asar` as in the package, that holds its content. */
export function extractAsar(archive: string): string {
  const stat = fs.statSync(archive)
  const identity = createHash('sha256').update(`${archive}:${stat.size}:${stat.mtimeMs}`).digest('hex').slice(0, 16)
  const base = path.join(os.tmpdir(), `eoc-asar-${process.getuid?.() ?? 0}-${identity}`)
  const target = path.join(base, 'app.asar')
  if (ownFolder(base)) return target
  const staging = fs.mkdtempSync(`${base}.`)
  const descriptor = fs.openSync(archive, 'r')
  try {
    new Extraction(archive, descriptor, path.join(staging, 'app.asar')).run()
  } finally {
    fs.closeSync(descriptor)
  }
  if (fs.existsSync(`${archive}.unpacked`)) {
    fs.symlinkSync(`${archive}.unpacked`, path.join(staging, 'app.asar.unpacked'))
  }
  try {
    fs.renameSync(staging, base)
  } catch (error) {
    // Another instance was quicker.
    fs.rmSync(staging, { recursive: true, force: true })
    if (!ownFolder(base)) throw error
  }
  return target
}

/** Whether the folder exists and is nobody else's: the temp folder is everyone's. */
function ownFolder(folder: string): boolean {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false })
  if (!stat) return false
  if (!stat.isDirectory() || stat.uid !== process.getuid?.()) throw new Error(`${folder} belongs to someone else`)
  return true
}

class Extraction {
  readonly #archive: string
  readonly #descriptor: number
  readonly #target: string
  readonly #header: AsarFolder
  readonly #dataAt: number

  constructor(archive: string, descriptor: number, target: string) {
    this.#archive = archive
    this.#descriptor = descriptor
    this.#target = target
    const sizes = this.#read(0, 16)
    this.#dataAt = 8 + sizes.readUInt32LE(4)
    this.#header = JSON.parse(this.#read(16, sizes.readUInt32LE(12)).toString())
  }

  run(): void {
    fs.mkdirSync(this.#target, { recursive: true, mode: 0o700 })
    this.#folder(this.#header, '')
  }

  #read(position: number, size: number): Buffer {
    const buffer = Buffer.alloc(size)
    fs.readSync(this.#descriptor, buffer, 0, size, position)
    return buffer
  }

  #folder(folder: AsarFolder, relative: string): void {
    for (const [name, entry] of Object.entries(folder.files)) {
      const at = path.join(relative, name)
      if ('files' in entry) {
        fs.mkdirSync(path.join(this.#target, at))
        this.#folder(entry, at)
      } else this.#file(entry, at)
    }
  }

  #file(entry: AsarFile, relative: string): void {
    const to = path.join(this.#target, relative)
    if (entry.link !== undefined) {
      fs.symlinkSync(path.relative(path.dirname(to), path.join(this.#target, entry.link)), to)
    } else if (entry.unpacked) {
      this.#unpacked(path.join(`${this.#archive}.unpacked`, relative), to)
    } else {
      const content = this.#read(this.#dataAt + Number(entry.offset), entry.size)
      if (entry.integrity && createHash('sha256').update(content).digest('hex') !== entry.integrity.hash) {
        throw new Error(`${this.#archive}: ${relative} is not what the archive's header says`)
      }
      fs.writeFileSync(to, content, { mode: entry.executable ? 0o755 : 0o644 })
    }
  }

  #unpacked(from: string, to: string): void {
    if (/\.(node|so)(\.|$)/.test(path.basename(from))) fs.symlinkSync(from, to)
    else fs.copyFileSync(from, to)
  }
}
