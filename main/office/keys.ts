/** The keys of an office: whoever signs has Ed25519, whoever is handed the office's key X25519. All in hexadecimal. */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'
import type { RandomBytes } from '../audit/sealed.ts'

const verifyAside = promisify(verify)

/** A key pair; `secret`: 32 bytes. */
export type KeyPair = { secret: string; public: string }

// Before the 32 bytes of a key: what RFC 8410 has there.
const secretPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

const secretKey = (secret: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([secretPrefix, Buffer.from(secret, 'hex')]), format: 'der', type: 'pkcs8' })

const publicOf = (secret: string): string =>
  createPublicKey(secretKey(secret))
    .export({ format: 'der', type: 'spki' })
    .subarray(publicPrefix.length)
    .toString('hex')

/** A new pair that signs. */
export function newSigningKey(random: RandomBytes): KeyPair {
  const secret = Buffer.from(random(32)).toString('hex')
  return { secret, public: publicOf(secret) }
}

/** How many bytes the code of a sheet has. */
export const sheetLength = 20

/** The root key that the code of a printed sheet stands for. */
export function rootKey(code: Uint8Array): KeyPair {
  const secret = Buffer.from(hkdfSync('sha256', code, '', 'eeID Desk office root', 32)).toString('hex')
  return { secret, public: publicOf(secret) }
}

/** The name of a signing key, by which heads know a desk and an office: the first 16 bytes of its SHA-256. */
export const keyName = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 32)

/** Signs the UTF-8 of a text. */
export const signText = (secret: string, text: string): string =>
  sign(null, Buffer.from(text), secretKey(secret)).toString('hex')

// An office has few keys, and thousands of signatures by them: a key is read once.
const read = new Map<string, KeyObject>()
const mostRead = 1_000

/** @throws where it is no key */
function publicKeyObject(publicKey: string): KeyObject {
  const known = read.get(publicKey)
  if (known) return known
  const der = Buffer.concat([publicPrefix, Buffer.from(publicKey, 'hex')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (read.size >= mostRead) read.clear()
  read.set(publicKey, key)
  return key
}

/** Whether the key has signed the text. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), publicKeyObject(publicKey), Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

/** The same in a thread of its own: of thousands, the window would wait for each. */
export async function isSignedAside(publicKey: string, text: string, signature: string): Promise<boolean> {
  try {
    return await verifyAside(null, Buffer.from(text), publicKeyObject(publicKey), Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

const bytes = (hex: string): ArrayBuffer => Uint8Array.from(Buffer.from(hex, 'hex')).buffer
const hex = (of: ArrayBuffer): string => Buffer.from(of).toString('hex')

/** A new pair for whom something is handed over (HPKE, RFC 9180). */
export async function newBoxKey(random: RandomBytes): Promise<KeyPair> {
  const pair = await suite.kem.deriveKeyPair(Uint8Array.from(random(32)).buffer)
  return {
    secret: hex(await suite.kem.serializePrivateKey(pair.privateKey)),
    public: hex(await suite.kem.serializePublicKey(pair.publicKey))
  }
}

/** Something handed over; `enc`: the key that was drawn for it. */
export type Handed = { enc: string; sealed: string }

/** Hands a key to whoever has the secret of a box key, bound to an office. */
export async function handOver(to: string, key: string, office: string): Promise<Handed> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytes(to))
  const made = await suite.seal({ recipientPublicKey, info: bytes(office) }, bytes(key))
  return { enc: hex(made.enc), sealed: hex(made.ct) }
}

/** The key that was handed over; undefined where it was handed to somebody else. */
export async function takeOver(secret: string, { enc, sealed }: Handed, office: string): Promise<string | undefined> {
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(bytes(secret))
    return hex(await suite.open({ recipientKey, enc: bytes(enc), info: bytes(office) }, bytes(sealed)))
  } catch {
    return undefined
  }
}
