/**
 * The ends of the audit log's days, written down in the office's folder: whoever cuts or changes the log on the desk does
 * not change this file. Each desk has a file of its own.
 */
import { readFile, rm } from 'node:fs/promises'
import { writeWhole } from '../files/write-whole.ts'
import type { DayHead } from '../store/ledger/audit.ts'
import { FolderFault } from './folder-fault.ts'

/** The name of a desk's file. */
export const headsName = (desk: string): string => `audit-log-${desk}.txt`

/** Names of such files, of any desk. */
export const headsNames = /^audit-log-[A-Z0-9]+\.txt$/

/** Names of such files that are being written, or were when the power went. */
export const temporaryHeads = /^audit-log-[A-Z0-9]+\.txt\.tmp-[0-9a-f]+$/

/** What writing them down works with; `file` is where, `isSame`: whether the folder is still the one looked at before. */
export type ToWriteDown = { file: string; days: readonly DayHead[]; isSame: () => Promise<boolean> }

/**
 * Adds the days that the file has not told yet, a line each: day, stream, number of entries, root. What it has told stays.
 * @throws what the file system throws
 */
export async function writeHeads({ file, days, isSame }: ToWriteDown): Promise<void> {
  const before = await textOf(file)
  const told = new Set(before.split(/\r?\n/))
  const news = days.map(lineOf).filter((line) => !told.has(line))
  if (news.length === 0) return
  await writeWhole(file, Buffer.from(`${before}${news.map((line) => `${line}\n`).join('')}`))
  if (await isSame()) return
  await rm(file, { force: true })
  throw new FolderFault('otherFolder')
}

/** The heads that a file tells; lines that are none are left out. */
export const readHeads = (text: string): DayHead[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [, day, stream, size, root] = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f]{32}) (\d+) ([0-9a-f]{64})$/.exec(line) ?? []
    if (day === undefined || stream === undefined || root === undefined) return []
    return [{ day, stream, size: Number(size), root }]
  })

const lineOf = ({ day, stream, size, root }: DayHead): string => `${day} ${stream} ${size} ${root}`

/** What a file of heads says; empty where there is none. @throws what the file system throws */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
