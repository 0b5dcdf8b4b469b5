/** The file in which the office's IT hands secrets over: this user's own, and nobody else's to read. It is read once, and goes. */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  unlinkSync,
  writeSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { ProvisionRefusal } from '../../common/words/app/provision.ts'
import { environments } from '../../common/words/services.ts'

const service = z.strictObject({
  name: z.string(),
  environment: z.enum(environments).default('live'),
  baseUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string().min(1)
})
const signIn = z.strictObject({ proxy: z.string().min(1), userName: z.string(), password: z.string().min(1) })
const shape = z.strictObject({
  services: z.array(service).max(20).default([]),
  proxies: z.array(signIn).max(4).default([])
})

/** What is handed over: services with their secrets, and proxies' sign-ins (`proxy`: `host:port`). */
export type Provision = z.infer<typeof shape>

/** A service as it is handed over. What else the office chooses of a service is not in the file. */
export type ProvidedService = Provision['services'][number]

/** What a place holds. `spent`: what is left of a file whose secrets were taken. */
export type ReadProvision =
  | { kind: 'none' | 'spent' }
  | { kind: 'refused'; why: ProvisionRefusal }
  | { kind: 'waits'; provision: Provision }

/** Where the file is looked for, in the app's data folder. */
export const provisionFile = (dataFolder: string): string => join(dataFolder, 'provision.json')

const mostBytes = 100_000

/** Reads the file; `owner`: the user whose it has to be, undefined on systems that name no owner. */
export function readProvision(file: string, owner = process.getuid?.()): ReadProvision {
  try {
    const why = refusal(lstatSync(file), owner, true) ?? refusal(lstatSync(dirname(file)), owner, false)
    return why ? { kind: 'refused', why } : readWhole(file, owner)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : { kind: 'refused', why: 'unreadable' }
  }
}

// What was opened is what was looked at: another file may have taken its place.
function readWhole(file: string, owner: number | undefined): ReadProvision {
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  const bytes = Buffer.alloc(mostBytes)
  try {
    const why = refusal(fstatSync(handle), owner, true)
    if (why) return { kind: 'refused', why }
    return parsed(bytes.subarray(0, readSync(handle, bytes, 0, mostBytes, 0)))
  } finally {
    bytes.fill(0)
    closeSync(handle)
  }
}

function refusal(stats: Stats, owner: number | undefined, isFile: boolean): ProvisionRefusal | undefined {
  if (stats.isSymbolicLink() || (isFile && stats.nlink > 1)) return 'link'
  if (isFile ? !stats.isFile() : !stats.isDirectory()) return 'notFile'
  if (isFile && stats.size > mostBytes) return 'tooLarge'
  // Windows has neither owner nor mode here: the data folder is in the user's profile, which nobody else may enter.
  if (owner === undefined) return undefined
  if (stats.uid !== owner) return 'notOwn'
  if ((stats.mode & 0o022) !== 0) return 'writable'
  return isFile && (stats.mode & 0o044) !== 0 ? 'readable' : undefined
}

function parsed(bytes: Buffer): ReadProvision {
  if (bytes.every((byte) => byte === 0)) return { kind: 'spent' }
  try {
    return { kind: 'waits', provision: shape.parse(JSON.parse(bytes.toString('utf8'))) }
  } catch {
    return { kind: 'refused', why: 'malformed' }
  }
}

/**
 * Overwrites the file and removes it. Cut off in between it is spent: nothing of it is left to read.
 * @throws what the file system throws
 */
export function destroyProvision(file: string): void {
  const handle = openSync(file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0))
  try {
    const zeros = Buffer.alloc(fstatSync(handle).size)
    writeSync(handle, zeros, 0, zeros.length, 0)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  unlinkSync(file)
}
