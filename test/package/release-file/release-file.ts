/** The release file that installed apps read, made of the installers in a folder and signed. */
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Release } from '../../../main/updates/release.ts'

type Kind = Release['files'][number]['kind']

// Only what replaces itself: an MSI, a deb or an rpm never does.
const kinds: readonly [RegExp, Kind][] = [
  [/-setup\.exe$/, 'nsis'],
  [/\.AppImage$/, 'appimage'],
  [/\.zip$/, 'mac']
]

// electron-builder calls the same processor otherwise for an AppImage.
const processors: readonly [RegExp, 'x64' | 'arm64'][] = [
  [/-(x64|x86_64)[-.]/, 'x64'],
  [/-arm64[-.]/, 'arm64']
]

/** What the file is made of. `url`: below which the installers will be; `key`: the private half, PEM; unsigned without one. */
export type ReleaseFileParts = {
  version: string
  page: string
  url: string
  installers: readonly string[]
  key: string | null
}

/** The text of the file. Installers are named only where it is signed: nobody takes them otherwise. */
export function releaseFile({ version, page, url, installers, key }: ReleaseFileParts): string {
  const files = key === null ? [] : installers.flatMap((file) => entryOf(file, url))
  const release = JSON.stringify({ version, page, files } satisfies Release)
  const signature = key === null ? {} : { signature: signed(release, key) }
  return `${JSON.stringify({ release, ...signature }, null, 2)}\n`
}

function signed(text: string, pem: string): string {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key is not an Ed25519 key')
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64')
}

function entryOf(file: string, url: string): Release['files'] {
  const name = basename(file)
  const kind = kinds.find(([ending]) => ending.test(name))?.[1]
  const processor = processors.find(([part]) => part.test(name))?.[1]
  if (kind === undefined || processor === undefined) return []
  const bytes = readFileSync(file)
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  return [{ kind, processor, url: new URL(name, url).href, size: bytes.length, sha512 }]
}
