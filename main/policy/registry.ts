/** A policy that Windows' group policy has written into the registry. Only administrators write below `Policies`. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { win32 } from 'node:path'
import type { ReadPolicy } from './file.ts'

/** The key of what is locked; what is only begun with is below it. */
export const policyKey = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eeID Desk'
const above = policyKey.slice(0, policyKey.lastIndexOf('\\'))
/** The name of the key below, of what is chosen until somebody chooses. */
export const initialKey = 'Initial'

/** Runs Windows' `reg.exe` with these arguments; returns what it printed. @throws where it fails or cannot be started */
export type AskRegistry = (...args: readonly string[]) => string

const askRegistry: AskRegistry = (...args) =>
  execFileSync(registryProgram(), args, { encoding: 'utf8', windowsHide: true })

/**
 * Windows' own `reg.exe`. Where Windows is usually is looked first: whoever starts the app says what is in its environment, and
 * another program in place of this one would read no policy.
 */
export function registryProgram(isThere = existsSync, systemRoot = process.env.SystemRoot): string {
  const usual = win32.join('C:\\Windows', 'System32', 'reg.exe')
  return isThere(usual) || systemRoot === undefined ? usual : win32.join(systemRoot, 'System32', 'reg.exe')
}

/** Reads the registry by Windows' own program. A key that cannot be read is no absent one, and is refused. */
export function readRegistry(ask = askRegistry): ReadPolicy {
  try {
    return parseRegistry(ask('query', policyKey, '/s'))
  } catch {
    return isAbsent(ask) ? { kind: 'none' } : { kind: 'refused', why: 'unreadable' }
  }
}

/**
 * Whether nothing of the app's is among the policies. The program fails in the same way for a key that is not there and for
 * one that may not be read, and says which in the system's language. The key above is on every Windows, and lists its own.
 */
function isAbsent(ask: AskRegistry): boolean {
  try {
    const names = ask('query', above).split(/\r?\n/)
    return !names.some((name) => name.trim().toLowerCase() === policyKey.toLowerCase())
  } catch {
    return false
  }
}

/** The policy in what `reg query … /s` printed: a key alone in a line, then its values with four blanks before them. */
export function parseRegistry(printed: string): ReadPolicy {
  const both: Record<'locked' | 'initial', Record<string, unknown>> = { locked: {}, initial: {} }
  let part: 'locked' | 'initial' | undefined
  for (const line of printed.split(/\r?\n/)) {
    if (line.startsWith('HKEY_')) {
      const isInitial = line === `${policyKey}\\${initialKey}`
      part = line === policyKey ? 'locked' : isInitial ? 'initial' : undefined
    }
    const [, name, type, value] = /^ {4}(.+?) {4}(REG_[A-Z_]+) {4}(.*)$/.exec(line) ?? []
    if (part && name !== undefined && type !== undefined) both[part][name] = valueIn(type, value ?? '')
  }
  return { kind: 'read', raw: { source: 'registry', ...both } }
}

function valueIn(type: string, text: string): unknown {
  if (type === 'REG_DWORD') return Number(text)
  return type === 'REG_MULTI_SZ' ? text.split('\\0').filter(Boolean) : text
}
