/** A policy that a configuration profile has put among macOS' managed preferences. Only the system writes there. */
import { execFileSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { parsePolicy, type ReadPolicy } from './file.ts'

/** The domain of the app's preferences, as its profile names it. */
export const preferenceDomain = 'ee.eeid.desk'

const managed = `/Library/Managed Preferences/${preferenceDomain}.plist`

/** Reads the managed preferences by macOS' own program. One that cannot be reached is no absent one, and is refused. */
export function readProfile(file = managed): ReadPolicy {
  try {
    lstatSync(file)
    return parseProfile(execFileSync('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file], { encoding: 'utf8' }))
  } catch (error) {
    // The program ends with a number; without the program there is nothing that could be read.
    const { code, syscall } = error as NodeJS.ErrnoException
    return code === 'ENOENT' && syscall === 'lstat' ? { kind: 'none' } : { kind: 'refused', why: 'unreadable' }
  }
}

/** The policy in the managed preferences as JSON: `locked` and `initial` beside what the system itself notes there. */
export function parseProfile(json: string): ReadPolicy {
  try {
    const { locked, initial } = JSON.parse(json) as Record<string, unknown>
    const read = parsePolicy(JSON.stringify({ locked, initial }))
    return read.kind === 'read' ? { kind: 'read', raw: { ...read.raw, source: 'profile' } } : read
  } catch {
    return { kind: 'refused', why: 'malformed' }
  }
}
