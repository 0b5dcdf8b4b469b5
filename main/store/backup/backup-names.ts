/** Which backups there are and which may go. */
import { join } from 'node:path'
import { backupFolder, namesIn } from '../database/files.ts'

/** One backup of the ledger. */
export type Backup = {
  file: string
  /** Counts up with each backup, so that a desk clock put right does not make an old one look new. */
  number: number
  /** When it was made by the desk's clock, milliseconds since 1970 UTC. */
  time: number
}

const pattern = /^ledger-(\d{6,})-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.db$/

/** The backups in the desk's folder, newest first. */
export function listBackups(folder: string): Backup[] {
  const found = namesIn(backupFolder(folder)).flatMap((name) => {
    const [, number, day, hour, minute, rest] = pattern.exec(name) ?? []
    if (number === undefined) return []
    const time = Date.parse(`${day}T${hour}:${minute}:${rest}`)
    return [{ file: join(backupFolder(folder), name), number: Number(number), time }]
  })
  return found.toSorted((a, b) => b.number - a.number)
}

/** What the next backup is called. */
export function nextBackup(folder: string, time: number): Backup {
  const number = (listBackups(folder)[0]?.number ?? 0) + 1
  const stamp = new Date(time).toISOString().replaceAll(':', '-')
  return { file: join(backupFolder(folder), `ledger-${String(number).padStart(6, '0')}-${stamp}.db`), number, time }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Those that may go. Three kinds stay: the last three, the last of each of the last three hours in which one was made,
 * and the last of each of the last seven days. At most thirteen are left, and fewer in practice.
 */
export function outdated(backups: readonly Backup[]): Backup[] {
  const kept = new Set([...backups.slice(0, 3), ...lastOfEach(backups, hourMs, 3), ...lastOfEach(backups, dayMs, 7)])
  return backups.filter((backup) => !kept.has(backup))
}

function lastOfEach(newestFirst: readonly Backup[], spanMs: number, most: number): Backup[] {
  const spans = new Map<number, Backup>()
  for (const backup of newestFirst) {
    const span = Math.floor(backup.time / spanMs)
    if (!spans.has(span)) spans.set(span, backup)
  }
  return [...spans.values()].slice(0, most)
}
