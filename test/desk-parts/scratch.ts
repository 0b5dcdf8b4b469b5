/** Where tests keep what need not outlive them. */
import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memoryFolder = '/dev/shm'

// Containers are given 64 MB of it unless they ask for more.
const enoughBytes = 512 * 1024 * 1024

function isRoomy(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= enoughBytes
}

/**
 * A folder in memory, where there is one with room for two workers' tests, and the system's temporary folder elsewhere: what
 * counts is what SQLite wrote, not how long a disk takes to keep it.
 */
export const scratch = isRoomy(memoryFolder) ? memoryFolder : tmpdir()
