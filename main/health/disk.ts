/** The disk on which the desk keeps its data. */
import { randomUUID } from 'node:crypto'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiskFacts } from './facts.ts'

/** Looks at the disk of a folder, and tries to write there. @throws what the file system throws where the folder is gone */
export async function lookAtDisk(folder: string): Promise<DiskFacts> {
  const { bavail, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, isWritable: await canWrite(folder) }
}

// Asked by writing: rights alone do not tell on Windows, nor for an administrator.
async function canWrite(folder: string): Promise<boolean> {
  const probe = join(folder, `.writable-${randomUUID()}`)
  try {
    await writeFile(probe, 'x')
    return true
  } catch {
    return false
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}
