/**
 * Reads what is in the files of a desk, without SQLite: every page is decrypted, also those in a log and those that no
 * table uses any more (SQLCipher 4: AES-256-CBC, at the end of each page 16 bytes of IV and 64 of HMAC).
 */
import { createDecipheriv } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const pageSize = 4096
const reserved = 80
const block = 16
const logHeader = 32
const frameHeader = 24
// The salt, and what SQLite has to know of a file before it has the key.
const plainInFirst = 24

function decrypted(page: Buffer, key: Uint8Array, isFirst: boolean): Buffer {
  const end = pageSize - reserved
  const from = isFirst ? plainInFirst : 0
  const length = Math.floor((end - from) / block) * block
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + block))
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(page.subarray(from, from + length)), cipher.final()])
}

function* pagesOf(file: string, bytes: Buffer, key: Uint8Array): Generator<Buffer> {
  const isLog = file.endsWith('-wal')
  const step = isLog ? frameHeader + pageSize : pageSize
  for (let at = isLog ? logHeader : 0; at + step <= bytes.length; at += step) {
    const page = bytes.subarray(at + step - pageSize, at + step)
    const isFirst = isLog ? bytes.readUInt32BE(at) === 1 : at === 0
    yield decrypted(page, key, isFirst)
  }
}

const isDatabase = (file: string): boolean => /\.db/.test(file)

/** The files below a folder in which a text stands, by name: as it is, or in a page that was decrypted with the key. */
export function filesWith(folder: string, key: Uint8Array, text: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.flatMap(({ parentPath, name }) => {
    const file = join(parentPath, name)
    const bytes = readFileSync(file)
    if (bytes.includes(text) || name.includes(text)) return [name]
    return isDatabase(name) && [...pagesOf(name, bytes, key)].some((page) => page.includes(text)) ? [name] : []
  })
}
