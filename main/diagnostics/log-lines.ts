/** The log as it goes out with diagnostics: only events, fields and words that are known. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { countFields, knownEvents, wordFields } from './known-events.ts'
import { isKnownWord } from './known-words.ts'

/** More of them nobody reads; the whole log is in its folder. */
const mostLines = 1_000

const levels: Readonly<Record<number, string>> = { 30: 'info', 40: 'warn', 50: 'error' }

// A larger number could be somebody's personal code.
const mostCount = 1_000_000_000

/** The last lines of the log in `folder`, the oldest first. `channels`: the names of the calls of the window. */
export async function toldLog(folder: string, channels: ReadonlySet<string>): Promise<string[]> {
  const lines = await lastLines(folder)
  return lines.flatMap((line) => toldLine(line, channels) ?? [])
}

/** One line as it is told; null where it is not a line of the log. What is not known in it is counted as `leftOut`. */
export function toldLine(line: string, channels: ReadonlySet<string>): string | null {
  const read = parsed(line)
  if (!read) return null
  const { time, level, msg, ...fields } = read
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (Number.isNaN(at)) return null
  const told = Object.entries(fields).flatMap(([name, value]) => toldField(name, value, channels))
  const isKnown = typeof msg === 'string' && knownEvents.has(msg)
  const leftOut = Object.keys(fields).length - told.length + (isKnown ? 0 : 1)
  const head = {
    time: new Date(at).toISOString(),
    level: levels[Number(level)] ?? 'other',
    event: isKnown ? msg : null
  }
  return JSON.stringify({ ...head, ...Object.fromEntries(told), ...(leftOut > 0 ? { leftOut } : {}) })
}

function toldField(name: string, value: unknown, channels: ReadonlySet<string>): [string, unknown][] {
  const isCount =
    countFields.has(name) && (typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) < mostCount))
  const isWord = wordFields.has(name) && typeof value === 'string' && isKnownWord(value, channels)
  return isCount || isWord ? [[name, value]] : []
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** From the newest file back, until there are enough. */
async function lastLines(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('eeid-desk.log'))
  const files = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  let lines: string[] = []
  for (const { name } of files.toSorted((a, b) => b.at - a.at)) {
    if (lines.length >= mostLines) break
    const read = (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean)
    lines = [...read, ...lines]
  }
  return lines.slice(-mostLines)
}
