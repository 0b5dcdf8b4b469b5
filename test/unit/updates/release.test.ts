import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { noPolicy, type Policy } from '../../../common/settings/policy.ts'
import { installKind } from '../../../main/updates/install-kind.ts'
import { isNewer, readRelease } from '../../../main/updates/release.ts'
import { modeInForce } from '../../../main/updates/settings.ts'
import { fileFor, releaseBytes, releaseKeys } from '../../releases/signed.ts'

const from = 'https://releases.example/eeid-desk.json'
const page = 'https://elsewhere.example/eeid-desk/1.3.0'
const file = fileFor(Buffer.from('installer'), 'https://releases.example/eeid-desk-1.3.0-x64.AppImage')
const release = { version: '1.3.0', page, files: [file] }

describe('a release file', () => {
  const { key, privateKey } = releaseKeys()

  test('that is signed is taken as it is', () => {
    expect(readRelease(releaseBytes(release, privateKey), { key, from })).toEqual({ ok: true, release })
  })

  test.each([
    ['by nobody', releaseBytes(release, null)],
    ['by somebody else', releaseBytes(release, releaseKeys().privateKey)],
    ['and changed afterwards', Buffer.from(releaseBytes(release, privateKey).toString().replace('1.3.0', '1.4.0'))],
    [
      'with a text that is no signature',
      Buffer.from(JSON.stringify({ release: JSON.stringify(release), signature: '****' }))
    ]
  ])('signed %s is not used', (_how, bytes) => {
    expect(readRelease(bytes, { key, from })).toEqual({ ok: false, problem: 'notSigned' })
  })

  test('is not used either where the key of the build is broken, or of another kind', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const text = JSON.stringify(release)
    const signature = sign('sha256', Buffer.from(text), rsa.privateKey).toString('base64')
    const spki = rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    const signed = Buffer.from(JSON.stringify({ release: text, signature }))
    for (const wrong of [spki, 'AAAA', '****']) {
      expect(readRelease(signed, { key: wrong, from })).toEqual({ ok: false, problem: 'notSigned' })
    }
  })

  test.each([
    ['', Buffer.from('')],
    ['a page of something in between', Buffer.from('<!doctype html>')],
    ['bytes', Buffer.from([0xff, 0x00, 0xfe])],
    ['a version that is none', releaseBytes({ ...release, version: '1.3.0-beta.1' }, privateKey)],
    ['a page by a way that is not safe', releaseBytes({ ...release, page: 'http://elsewhere.example/' }, privateKey)],
    ['a page that is no address', releaseBytes({ ...release, page: 'javascript:alert(1)' }, privateKey)],
    ['an installer without a hash', releaseBytes({ ...release, files: [{ ...file, sha512: '' }] }, privateKey)],
    ['an installer without an end', releaseBytes({ ...release, files: [{ ...file, size: 5e9 }] }, privateKey)]
  ])('is none with %s', (_what, bytes) => {
    expect(readRelease(bytes, { key, from })).toEqual({ ok: false, problem: 'malformed' })
  })

  test('of a build without a key names no installer, and sends nobody to another host', () => {
    const there = { ...release, page: 'https://releases.example/1.3.0' }
    expect(readRelease(releaseBytes(there, null), { key: '', from })).toEqual({
      ok: true,
      release: { ...there, files: [] }
    })
    expect(readRelease(releaseBytes(release, null), { key: '', from })).toEqual({ ok: false, problem: 'malformed' })
  })
})

test.each([
  ['1.3.0', '1.2.9', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.99.99', true],
  ['1.2.3', '1.2.3', false],
  ['1.2.2', '1.2.3', false],
  ['0.9.9', '1.0.0', false],
  ['1.2.3', '1.2.3-beta.1', true],
  ['1.2.2', '1.2.3-beta.1', false]
])('%s after %s is newer: %s', (released, running, newer) => {
  expect(isNewer(released, running)).toBe(newer)
})

describe('how the app was installed', () => {
  const facts = { isPackaged: true, platform: 'win32' as const, marker: null, appImage: undefined }
  test.each([
    ['an MSI, which says nothing of itself', facts, 'managed'],
    ['NSIS, which leaves its word', { ...facts, marker: 'nsis' }, 'nsis'],
    ['something else that leaves one', { ...facts, marker: 'msi' }, 'managed'],
    ['a deb or an rpm', { ...facts, platform: 'linux' as const }, 'managed'],
    ['an AppImage', { ...facts, platform: 'linux' as const, appImage: '/home/a/x.AppImage' }, 'appimage'],
    ['a Mac’s', { ...facts, platform: 'darwin' as const }, 'mac'],
    ['one that is being worked on', { ...facts, isPackaged: false, marker: 'nsis' }, 'managed']
  ] as const)('by %s', (_how, given, kind) => {
    expect(installKind(given)).toBe(kind)
  })
})

describe('the mode in force', () => {
  const chosen = { mode: 'install' as const, address: '' }
  const none = { policy: noPolicy, refused: null }
  const under = (said: Partial<Policy>) => ({
    policy: { ...noPolicy, source: 'file' as const, ...said },
    refused: null
  })

  test('is what the office chose, as far as this installation can', () => {
    expect(modeInForce(chosen, none, true)).toBe('install')
    expect(modeInForce(chosen, none, false)).toBe('tell')
    expect(modeInForce({ ...chosen, mode: 'off' }, none, true)).toBe('off')
  })

  test('is off under a policy that does not count', () => {
    expect(modeInForce(chosen, { ...none, refused: 'malformed' }, true)).toBe('off')
  })

  test('is off under a policy, unless that has fixed it', () => {
    expect(modeInForce(chosen, under({}), true)).toBe('off')
    expect(modeInForce(chosen, under({ initial: { 'updates.mode': 'tell' } }), true)).toBe('off')
    expect(modeInForce(chosen, under({ locked: { 'updates.mode': 'install' } }), true)).toBe('install')
  })
})
