/** Puts a file where there is none: whole or not at all, and never over another. */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Of } from '../files/sha256.ts'

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Names of files that are still being written, or were when the power went. */
export const temporaryFile = new RegExp(`^\\.eeid-desk-${uuid}\\.tmp$`)

// The errors of file systems without hard links: FAT, many network drives, some containers.
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL', 'EACCES']

/**
 * Writes a temporary file in the same folder, syncs it, reads it back and gives it its name; false where the name is taken
 * already.
 * @throws what the file system throws; nothing is left behind then
 */
export async function putNew(file: string, content: Uint8Array): Promise<boolean> {
  const temporary = join(dirname(file), `.eeid-desk-${randomUUID()}.tmp`)
  try {
    await writeSynced(temporary, content)
    await expectWhole(temporary, content)
    return await nameIt(temporary, file, content)
  } finally {
    await rm(temporary, { force: true, maxRetries: 3 }).catch(() => {})
  }
}

async function writeSynced(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function expectWhole(file: string, content: Uint8Array): Promise<void> {
  if (sha256Of(await readFile(file)) !== sha256Of(content)) throw new Error('what was written is not what was kept')
}

async function nameIt(temporary: string, file: string, content: Uint8Array): Promise<boolean> {
  try {
    await link(temporary, file)
    await syncAt(dirname(file), 'r')
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (!noLinks.includes(code)) throw error
    return copyNew(temporary, file, content)
  }
}

/**
 * So that it is there after a power cut, too: a folder for the name, a file for what was copied. Windows opens no folders,
 * and some network drives sync nothing.
 */
async function syncAt(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags).catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

async function copyNew(temporary: string, file: string, content: Uint8Array): Promise<boolean> {
  try {
    await copyFile(temporary, file, constants.COPYFILE_EXCL)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  try {
    await syncAt(file, 'r+')
    await expectWhole(file, content)
    return true
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}
