/** Real disks that are full, or may not be written: file systems in memory, mounted for one test. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'

/** Whether this user may mount. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A file system in memory of so many bytes; undefined where this machine mounts none. */
export function smallDisk(bytes: number): string | undefined {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]).status === 0
  if (!mounted) return undefined
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

/** Takes all the room that is left. Returns how to give it back. */
export function fill(disk: string): () => void {
  const file = join(disk, 'filler')
  for (const size of [65_536, 4_096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' })
    } catch {
      // There is less room than that.
    }
  }
  return () => rmSync(file)
}

/** Makes a disk read-only, or writable again. */
export const remount = (disk: string, mode: 'ro' | 'rw'): boolean =>
  spawnSync('mount', ['-o', `remount,${mode}`, disk]).status === 0
