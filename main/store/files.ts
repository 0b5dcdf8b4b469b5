/** The files of the store, and how one takes another's place without a moment in which neither is there whole. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The ledger's file in `folder`. */
export const ledgerFile = (folder: string): string => join(folder, 'ledger.db')

/** The cache's file in `folder`. */
export const cacheFile = (folder: string): string => join(folder, 'cache.db')

/** Where the ledger's backups are. */
export const backupFolder = (folder: string): string => join(folder, 'backups')

/** Whether there is a file with anything in it. */
export const hasContent = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0

/** The names in a folder; none where there is no such folder. */
export const namesIn = (folder: string): string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []

// The database before its log: a database without its log would seem whole and be older than it was.
const parts = ['', '-wal', '-shm']

/** Removes a database that nobody needs, with what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const part of parts) rmSync(file + part, { force: true })
}

/** Gives a damaged database another name, with what SQLite keeps beside it; `time` in milliseconds since 1970 UTC. */
export function setAside(file: string, time: number): void {
  const aside = freeName(`${file}.damaged-${time}`)
  for (const part of parts) if (existsSync(file + part)) renameSync(file + part, aside + part)
}

/** Keeps the newest `most` of those set aside. Only for what can be made anew. */
export function forgetSetAside(file: string, most: number): void {
  const prefix = `${basename(file)}.damaged-`
  const isOurs = (name: string) => name.startsWith(prefix) && /^\d+x*$/.test(name.slice(prefix.length))
  const names = namesIn(dirname(file)).filter(isOurs)
  const newestFirst = names.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  for (const name of newestFirst.slice(most)) removeDatabase(join(dirname(file), name))
}

/** Makes sure that a closed file is on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Gives a synced file the name that counts. */
export function putInPlace(file: string, name: string): void {
  renameSync(file, name)
  syncFolder(dirname(name))
}

function syncFolder(folder: string): void {
  // Windows opens no folders, and its renames are journalled.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function freeName(name: string): string {
  if (!parts.some((part) => existsSync(name + part))) return name
  return freeName(`${name}x`)
}
