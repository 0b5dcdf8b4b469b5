/** Release files of tests, signed by keys that were made for them. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A pair of keys: the public half as the build has it. */
export function releaseKeys(): { key: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), privateKey }
}

/** A release file as bytes; unsigned where there is no key. */
export function releaseBytes(release: unknown, privateKey: KeyObject | null): Buffer {
  const text = JSON.stringify(release)
  const signature = privateKey && sign(null, Buffer.from(text), privateKey).toString('base64')
  return Buffer.from(JSON.stringify({ release: text, ...(signature === null ? {} : { signature }) }))
}

/** An installer's entry for these bytes. */
export const fileFor = (bytes: Uint8Array, url: string) => ({
  kind: 'appimage' as const,
  processor: 'x64' as const,
  url,
  size: bytes.length,
  sha512: createHash('sha512').update(bytes).digest('base64')
})
