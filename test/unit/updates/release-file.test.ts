import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRelease } from '../../../main/updates/release.ts'
import { releaseFile } from '../../package/release-file/release-file.ts'
import { releaseKeys } from '../../releases/signed.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

const url = 'https://releases.example/1.2.3/'
const page = 'https://releases.example/1.2.3/notes'
const from = 'https://releases.example/eeid-desk.json'
const names = [
  'eeid-desk-1.2.3-x64.msi',
  'eeid-desk-1.2.3-x64-setup.exe',
  'eeid-desk-1.2.3-arm64.AppImage',
  'eeid-desk-1.2.3-x86_64.AppImage',
  'eeid-desk-1.2.3-arm64.zip',
  'eeid-desk-1.2.3-x64.dmg',
  'eeid-desk_1.2.3_amd64.deb'
]

function made(key: string | null): Buffer {
  const folder = temporaryFolder()
  const installers = names.map((name) => join(folder, name))
  for (const file of installers) writeFileSync(file, file)
  return Buffer.from(releaseFile({ version: '1.2.3', page, url, installers, key }))
}

test('what is made is read again by the app, with what may replace itself and nothing else', () => {
  const { key, privateKey } = releaseKeys()
  const read = readRelease(made(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()), { key, from })
  const files = read.ok ? read.release.files.map(({ kind, processor, url: there }) => [kind, processor, there]) : []
  expect(files).toEqual([
    ['nsis', 'x64', `${url}eeid-desk-1.2.3-x64-setup.exe`],
    ['appimage', 'arm64', `${url}eeid-desk-1.2.3-arm64.AppImage`],
    ['appimage', 'x64', `${url}eeid-desk-1.2.3-x86_64.AppImage`],
    ['mac', 'arm64', `${url}eeid-desk-1.2.3-arm64.zip`]
  ])
})

test('without a key it only tells', () => {
  expect(readRelease(made(null), { key: '', from })).toEqual({
    ok: true,
    release: { version: '1.2.3', page, files: [] }
  })
})
