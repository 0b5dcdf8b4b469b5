/** Reads the memory of processes on Linux as a core dump would have it, and looks for secrets in it. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { type Secrets, searchBytes } from './search-written.ts'

/** How many pieces of memory of a process were read, and which secrets stand in how many of them. */
export type MemoryFindings = { pieces: number; found: Readonly<Record<string, number>> }

/** Memory that may be read, by its addresses. */
type Piece = { from: number; until: number }

const pageBytes = 4096
// Pages that are in memory or in the swap file, by the two highest bits of their entry in pagemap.
const isThere = 0xc0
// Pieces overlap, so that nothing is missed at their edges.
const pieceBytes = 16 * 1024 * 1024
const overlapBytes = 1024

/** The numbers of all processes that come from `root`, with it. */
export function processesFrom(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name): [number, number] => [Number(name), parentOf(name)])
  const childrenOf = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => childrenOf(child))
  ]
  return childrenOf(root)
}

// The name of a program stands in brackets and may have anything in it.
function parentOf(pid: string): number {
  const stat = textOf(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

/** Whether a process paints a page. */
export const isRenderer = (pid: number): boolean => textOf(`/proc/${pid}/cmdline`).includes('--type=renderer')

/** Reads all that a process has in memory. As root: a renderer is closed to everybody else. */
export function searchMemory(pid: number, secrets: Secrets): MemoryFindings {
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const pages = openSync(`/proc/${pid}/pagemap`, 'r')
  try {
    const found: Record<string, number> = {}
    let pieces = 0
    for (const piece of readable(pid).flatMap((region) => presentOf(pages, region))) {
      const bytes = read(memory, piece)
      if (bytes.length > 0) pieces++
      for (const what of searchBytes(bytes, secrets)) found[what] = (found[what] ?? 0) + 1
    }
    return { pieces, found }
  } finally {
    closeSync(memory)
    closeSync(pages)
  }
}

/** What a core dump has: every mapping that may be read, files that are only read left out, as no secret is in a program. */
function readable(pid: number): Piece[] {
  return textOf(`/proc/${pid}/maps`)
    .split('\n')
    .flatMap((line) => {
      const [, from = '', until = '', rights = '', file = ''] =
        /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? []
      const isLeftOut = !rights.startsWith('r') || (!rights.includes('w') && file.startsWith('/')) || file === '[vvar]'
      return isLeftOut ? [] : [{ from: Number.parseInt(from, 16), until: Number.parseInt(until, 16) }]
    })
}

/** The parts of a region that were ever written, in pieces of at most 16 MB. */
function presentOf(pagemap: number, { from, until }: Piece): Piece[] {
  const count = (until - from) / pageBytes
  const entries = Buffer.alloc(count * 8)
  readSync(pagemap, entries, 0, entries.length, (from / pageBytes) * 8)
  const parts: Piece[] = []
  let start: number | null = null
  for (let page = 0; page <= count; page++) {
    const present = page < count && ((entries[page * 8 + 7] ?? 0) & isThere) !== 0
    const isFull = start !== null && page * pageBytes + from - start >= pieceBytes
    if (start !== null && (!present || isFull)) {
      parts.push({ from: start, until: Math.min(until, page * pageBytes + from + (present ? overlapBytes : 0)) })
      start = null
    }
    if (present && start === null) start = page * pageBytes + from
  }
  return parts
}

// A page may go away between the two readings.
function read(memory: number, { from, until }: Piece): Buffer {
  const bytes = Buffer.alloc(until - from)
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, bytes.length, from))
  } catch {
    return Buffer.alloc(0)
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
