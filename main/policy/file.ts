/** A policy in a file that only the system's administrator can have written. */
import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { PolicyRefusal } from '../../common/words/app/policy.ts'
import type { RawPolicy } from './fit.ts'

/** Where Linux desks look for it. */
export const policyFile = '/etc/eeid-desk/policy.json'

/** A policy, none, or why it does not count. */
export type ReadPolicy = { kind: 'none' } | { kind: 'refused'; why: PolicyRefusal } | { kind: 'read'; raw: RawPolicy }

// A policy with every setting is a few kB; one with all of an office's templates some hundred.
const mostBytes = 1_000_000

/** Reads the policy; `owner`: the user who may have written it, the administrator but in tests. */
export function readPolicyFile(path = policyFile, owner = 0): ReadPolicy {
  const file = resolve(path)
  try {
    const stats = lstatSync(file)
    const refused = refusal(stats, owner, true) ?? refusedAbove(file, owner)
    if (refused) return { kind: 'refused', why: refused }
    if (stats.size > mostBytes) return { kind: 'refused', why: 'tooLarge' }
    return parsePolicy(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : { kind: 'refused', why: 'unreadable' }
  }
}

// Whoever may write a folder may put another file into it.
function refusedAbove(file: string, owner: number): PolicyRefusal | undefined {
  const folder = dirname(file)
  return refusal(lstatSync(folder), owner, false)
}

function refusal(stats: Stats, owner: number, isFile: boolean): PolicyRefusal | undefined {
  if (stats.isSymbolicLink()) return 'link'
  if (isFile ? !stats.isFile() : !stats.isDirectory()) return 'notFile'
  if (stats.uid !== owner) return 'notRoot'
  return (stats.mode & 0o022) === 0 ? undefined : 'writable'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The policy in the text of a file. */
export function parsePolicy(text: string): ReadPolicy {
  try {
    const whole: unknown = JSON.parse(text)
    const { locked = {}, initial = {}, ...rest } = isRecord(whole) ? whole : { notOne: whole }
    const isWell = isRecord(locked) && isRecord(initial) && Object.keys(rest).length === 0
    return isWell ? { kind: 'read', raw: { source: 'file', locked, initial } } : { kind: 'refused', why: 'malformed' }
  } catch {
    return { kind: 'refused', why: 'malformed' }
  }
}
