/**
 * The release file: which version is the newest, where people read about it, and its installers with their hashes. Its
 * text is signed by Ed25519 (RFC 8032) with the key whose public half is in the build.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { baseAddress } from '../eeid/address.ts'

const version = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/)

/** An address that may be read: https, or http on this computer. */
const address = z
  .string()
  .max(2_000)
  .refine((text) => baseAddress(text) !== undefined)

const releaseFile = z.object({
  kind: z.enum(['nsis', 'appimage', 'mac']),
  processor: z.enum(['x64', 'arm64']),
  url: address,
  /** Bytes; an installer is some 100 MB. */
  size: z.int().min(1).max(1_000_000_000),
  /** SHA-512 in base64. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/)
})

const release = z.object({ version, page: address, files: z.array(releaseFile).max(20).default([]) })

const signed = z.object({
  /** The release as JSON, to the letter as it was signed. */
  release: z.string(),
  /** Over the UTF-8 bytes of `release`, in base64. */
  signature: z.string().optional()
})

/** An installer of a release. */
export type ReleaseFile = z.infer<typeof releaseFile>

/** A release. `files` only where somebody who may has signed it. */
export type Release = z.infer<typeof release>

/** A release, or why there is none. */
export type ReadRelease = { ok: true; release: Release } | { ok: false; problem: 'malformed' | 'notSigned' }

/** The largest release file, in bytes. */
export const mostReleaseBytes = 64_000

/**
 * Reads a release file. `key`: the public half as SPKI in base64. Where the build has none, nobody can have signed it: it
 * then names no installers, and sends nobody to another host than `from`, where it was read.
 */
export function readRelease(bytes: Uint8Array, { key, from }: { key: string; from: string }): ReadRelease {
  const outer = signed.safeParse(parsed(Buffer.from(bytes).toString('utf8')))
  if (!outer.success) return { ok: false, problem: 'malformed' }
  if (key !== '' && !isSigned(outer.data, key)) return { ok: false, problem: 'notSigned' }
  const inner = release.safeParse(parsed(outer.data.release))
  if (!inner.success) return { ok: false, problem: 'malformed' }
  if (key !== '') return { ok: true, release: inner.data }
  const isFromThere = URL.parse(inner.data.page)?.host === URL.parse(from)?.host
  return isFromThere ? { ok: true, release: { ...inner.data, files: [] } } : { ok: false, problem: 'malformed' }
}

function isSigned({ release: text, signature }: z.infer<typeof signed>, key: string): boolean {
  if (signature === undefined) return false
  try {
    return verify(null, Buffer.from(text, 'utf8'), publicKey(key), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function publicKey(spki: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
  // Another kind of key would be another kind of check.
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key')
  return key
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Whether a release is newer than the version that runs. What comes before a version (`1.0.0-beta.1`) is older than it; the
 * same or an older one is never offered, whoever signed it.
 */
export function isNewer(released: string, running: string): boolean {
  const [core = '', before] = running.split('-')
  const there = numbersOf(released)
  const here = numbersOf(core)
  const differing = there.findIndex((part, index) => part !== here[index])
  if (differing === -1) return before !== undefined
  return (there[differing] ?? 0) > (here[differing] ?? 0)
}

const numbersOf = (text: string): number[] => text.split('.').map(Number)
