/** Writes a file so that it is there whole or not at all. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { writeFile } from 'atomically'
import { sha256Of } from './sha256.ts'

/**
 * Writes a temporary file in the same folder, syncs it, renames it, and reads it back. A link of that name is replaced: the
 * clerk chose this folder, and not where somebody's link leads.
 * @throws what the file system throws
 */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  // The library makes folders that are not there and retries what is forbidden for seconds: a share that has gone or a
  // folder that is read-only is to be told at once.
  await access(dirname(file), constants.W_OK)
  if (await isLink(file)) await writeOverLink(file, content)
  else await write(file, content)
  if (sha256Of(await readFile(file)) !== sha256Of(content)) throw new Error('what was written is not what was kept')
}

// As a stream: handed a buffer, the library takes one short write of a filling disk for the whole.
const write = (file: string, content: Uint8Array): Promise<void> =>
  writeFile(file, Readable.from([Buffer.from(content)]), { fsync: true, fsyncWait: true, timeout: 5_000 })

const isLink = (file: string): Promise<boolean> =>
  lstat(file).then(
    (there) => there.isSymbolicLink(),
    () => false
  )

/** The library would follow the link. */
async function writeOverLink(file: string, content: Uint8Array): Promise<void> {
  const fresh = `${file}.tmp-${randomBytes(8).toString('hex')}`
  try {
    await write(fresh, content)
    await rename(fresh, file)
  } finally {
    await rm(fresh, { force: true }).catch(() => {})
  }
}
