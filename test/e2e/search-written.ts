/** Searches everything that was written for what must not be readable in it. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A place where a secret was found: the file, and which secret. Never the secret itself. */
export type Finding = { where: string; what: string }

/** What to look for, by a name that may be printed. */
export type Secrets = Readonly<Record<string, string>>

/** Every file below `folder`, however deep; sockets and links are left out, and so is what goes away meanwhile. */
export function filesBelow(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Looks for each secret in each form in which it might have been written. */
export function searchFiles(files: readonly string[], secrets: Secrets): Finding[] {
  const needles = Object.entries(secrets).flatMap(([what, secret]) => formsOf(secret).map((bytes) => ({ what, bytes })))
  return files.flatMap((where) => {
    const content = readIfThere(where)
    const found = needles.filter(({ bytes }) => content.includes(bytes))
    return [...new Set(found.map(({ what }) => what))].map((what) => ({ where, what }))
  })
}

/** Looks in a text, such as what the app has printed. */
export function searchText(where: string, text: string, secrets: Secrets): Finding[] {
  return searchBytes(Buffer.from(text), secrets).map((what) => ({ where, what }))
}

/** Looks in bytes, such as a process has in memory; returns the names of what stands there. */
export function searchBytes(content: Buffer, secrets: Secrets): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((bytes) => content.includes(bytes)))
    .map(([what]) => what)
}

/**
 * As it is, composed and decomposed, in UTF-16 (Chromium and Windows), as JSON and URLs escape it, in base64 wherever it
 * stands in what was encoded, in hexadecimal, and as raw bytes where it is hexadecimal.
 */
function formsOf(secret: string): Buffer[] {
  const plain = Buffer.from(secret)
  const raw = /^[0-9a-f]{64}$/.test(secret) ? [Buffer.from(secret, 'hex')] : []
  const escaped = secret.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const encoded = [plain.toString('hex'), encodeURIComponent(secret), escaped, ...base64Of(plain)]
  return [
    plain,
    Buffer.from(secret.normalize('NFD')),
    Buffer.from(secret, 'utf16le'),
    ...encoded.map((text) => Buffer.from(text)),
    ...raw
  ]
}

/** What base64 makes of it at each of the three places where it may begin, without the letters that its neighbours share. */
function base64Of(plain: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), plain])
      .toString('base64')
      .replace(/=+$/, '')
    const own = text.slice([0, 2, 3][before], (before + plain.length) % 3 === 0 ? undefined : -1)
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}
