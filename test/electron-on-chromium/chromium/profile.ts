/**
 * Chromium's profile: a private temporary folder outside the app's own data. Windows are off the record, so that what
 * is typed or shown is not written to it either; it is removed at exit, and swept at the next start after a kill.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const prefix = 'eoc-profile-'

/** The folder's name says who made it: the process and when that began, for process numbers are used again. */
function nameOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${prefix}${pid}-${startedAt}-`
  } catch {
    return undefined
  }
}

/** Makes the profile folder of this process, readable by nobody else. */
export function createProfile(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), nameOf(process.pid) ?? `${prefix}${process.pid}-0-`))
}

/** Removes a profile. Chromium may still be writing its last; what it leaves is swept at the next start. */
export function removeProfile(profile: string): void {
  try {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 40 })
  } catch {
    // Swept at the next start.
  }
}

/** Removes the profiles of processes that were killed before they could. */
export function sweepProfiles(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!pid) continue
    const owner = nameOf(pid)
    if (owner !== undefined && name.startsWith(owner)) continue
    const folder = path.join(os.tmpdir(), name)
    if (fs.lstatSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()) removeProfile(folder)
  }
}
