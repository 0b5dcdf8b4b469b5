/** Writes a file so that it is there whole or not at all. */
import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { writeFile } from 'atomically'
import { sha256Of } from './sha256.ts'

/**
 * Writes a temporary file in the same folder, syncs it, renames it, and reads it back.
 * @throws what the file system throws
 */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  // The library makes folders that are not there and retries what is forbidden for seconds: a share that has gone or a
  // folder that is read-only is to be told at once.
  await access(dirname(file), constants.W_OK)
  // As a stream: handed a buffer, the library takes one short write of a filling disk for the whole.
  await writeFile(file, Readable.from([Buffer.from(content)]), { fsync: true, fsyncWait: true, timeout: 5_000 })
  if (sha256Of(await readFile(file)) !== sha256Of(content)) throw new Error('what was written is not what was kept')
}
