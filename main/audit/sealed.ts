/** What is sealed: the body of a shared entry under its subject's key, and that key under the office's. */
import { createCipheriv, createDecipheriv, createHash, createSecretKey } from 'node:crypto'

/** The random bytes that each sealing needs: a nonce is never used twice. */
export type RandomBytes = (bytes: number) => Uint8Array

/** 32 bytes. */
type Key = Uint8Array

const nonceLength = 12
const tagLength = 16

/** Seals bytes with AES-256-GCM. `about`: what they are and of what, which is not written into them. */
export function seal(key: Key, plain: Uint8Array, about: readonly string[], random: RandomBytes): Uint8Array {
  const nonce = random(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(JSON.stringify(about)))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The bytes that were sealed; undefined where another key, or something about something else, made them. */
export function unseal(key: Key, sealed: Uint8Array, about: readonly string[]): Uint8Array | undefined {
  if (sealed.length < nonceLength + tagLength) return undefined
  const nonce = sealed.subarray(0, nonceLength)
  // Given as bytes, Node would take nearly twice as long to look at the key as to open a body.
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(JSON.stringify(about)))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()])
  } catch {
    return undefined
  }
}

/** The id of a sealed body: SHA-256 of its subject's bytes and its own, in hexadecimal. */
export const sealedId = (subject: string, bytes: Uint8Array): string =>
  createHash('sha256').update(Buffer.from(subject, 'hex')).update(bytes).digest('hex')
