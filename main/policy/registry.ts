/** A policy that Windows' group policy has written into the registry. Only administrators write below `Policies`. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { ReadPolicy } from './file.ts'

/** The key of what is locked; what is only begun with is below it. */
export const policyKey = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\eeID Desk'
/** The name of the key below, of what is chosen until somebody chooses. */
export const initialKey = 'Initial'

/** Reads the registry by Windows' own program. */
export function readRegistry(): ReadPolicy {
  const reg = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe')
  try {
    return parseRegistry(execFileSync(reg, ['query', policyKey, '/s'], { encoding: 'utf8', windowsHide: true }))
  } catch {
    // The program fails where there is no such key.
    return { kind: 'none' }
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
