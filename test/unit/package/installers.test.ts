import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import pinned from '../../package/builder-config.ts'
import { describe as describeApp } from '../../package/linux/description.ts'
import { desktopEntry, programOf } from '../../package/linux/desktop-entry.ts'
import { launcher } from '../../package/linux/launcher.ts'
import { overBudget, ownPartBudget } from '../../package/sizes.ts'
import { wingetManifests } from '../../package/winget/manifests.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

const repository = join(import.meta.dirname, '../../..')
const builder = parse(readFileSync(join(repository, 'electron-builder.yml'), 'utf8'))
const require = createRequire(import.meta.url)
// What electron-builder is made of is its own to depend on.
const ofBuilder = createRequire(require.resolve('electron-builder/package.json'))

const targets = (system: 'win' | 'mac' | 'linux'): Record<string, string[]> =>
  Object.fromEntries(
    builder[system].target.map(({ target, arch }: { target: string; arch: string[] }) => [target, arch])
  )

const downloadsIn = (file: string, pattern: RegExp): Set<string> => {
  const text = readFileSync(ofBuilder.resolve(file), 'utf8')
  return new Set([...text.matchAll(pattern)].map(([, name = '']) => name))
}

describe('what is packaged', () => {
  test('electron-builder’s own schema accepts the description', () => {
    const check = new Ajv({ strict: false }).compile(ofBuilder('app-builder-lib/scheme.json'))
    check(builder)
    expect(check.errors).toBeNull()
    check({ ...builder, nsis: { ...builder.nsis, perMachin: true } })
    expect(check.errors).not.toBeNull()
  })

  test('each system has its installers, for both processors', () => {
    const both = ['x64', 'arm64']
    expect(targets('win')).toEqual({ nsis: both, msi: both })
    expect(targets('mac')).toEqual({ dmg: both, zip: both })
    expect(targets('linux')).toEqual({ dir: both, AppImage: both })
  })

  test('Windows’ installers are for the machine, and are told from other versions by codes that never change', () => {
    expect(builder.msi).toMatchObject({ perMachine: true, upgradeCode: '8E2C0D57-6B3A-4E0F-9C41-5A7D2B1F6E93' })
    expect(builder.nsis).toMatchObject({ perMachine: true, guid: '3F1B7A64-2C9E-4D85-B0A7-E16C94D3528F' })
  })

  test('only NSIS leaves the word by which the app replaces itself: nothing that an MSI is made of has it', () => {
    const script = readFileSync(join(repository, builder.nsis.include), 'utf8')
    const [, file = '', word = ''] = /FileOpen \$0 "\$INSTDIR\\(.+)" w\n {2}FileWrite \$0 "(\w+)"/.exec(script) ?? []
    expect([file, word]).toEqual(['resources\\installed-by', 'nsis'])
    const laid = [...builder.extraResources, ...builder.files].map((one) => JSON.stringify(one)).join('\n')
    expect(laid).not.toContain('installed-by')
  })

  test('electron-updater is told where it keeps what it fetches, and no address', () => {
    const text = readFileSync(join(repository, 'main/resources/app-update.yml'), 'utf8')
    expect(parse(text)).toEqual({ updaterCacheDirName: 'eeid-desk-updater' })
    expect(builder.extraResources).toContainEqual({ from: 'main/resources/app-update.yml', to: 'app-update.yml' })
  })

  test('on macOS the hardened runtime allows compiling as it runs, and nothing else', () => {
    expect(builder.mac.hardenedRuntime).toBe(true)
    const entitlements = readFileSync(join(repository, builder.mac.entitlements), 'utf8')
    expect([...entitlements.matchAll(/<key>(.+)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit'
    ])
    expect(builder.mac.entitlementsInherit).toBe(builder.mac.entitlements)
  })

  test('no signature is asked for where the environment has no certificate', () => {
    for (const part of [builder, builder.win, builder.mac]) expect(part).not.toHaveProperty('forceCodeSigning')
    expect(builder.publish).toBeNull()
  })

  test('Electron is taken only with the hash that its package names', () => {
    const { version } = require('electron/package.json')
    for (const system of ['win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64', 'linux-x64', 'linux-arm64']) {
      expect(pinned.electronDownload.checksums[`electron-v${version}-${system}.zip`]).toMatch(/^[0-9a-f]{64}$/)
    }
  })
})

test('what electron-builder downloads is told by name and version', () => {
  const text = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')
  const [, table = ''] = text.split('**What is downloaded.**')
  const told = [...table.matchAll(/`([\w-]+[-@][\d.]+)`/g)].map(([, name]) => name)
  expect(told.toSorted()).toEqual(
    [
      ...downloadsIn('app-builder-lib/out/toolsets/windows.js', /"((?:nsis|nsis-resources|winCodeSign)-[\d.]+)"/g),
      ...downloadsIn('app-builder-lib/out/toolsets/7zip.js', /[`"](7zip@[\d.]+)[`"]/g),
      ...downloadsIn('app-builder-lib/out/toolsets/linux.js', /"(appimage-[\d.]+)\.7z"/g),
      ...downloadsIn('app-builder-lib/out/targets/MsiTarget.js', /"(wix-[\d.]+)"/g),
      ...downloadsIn('dmg-builder/out/dmgUtil.js', /"(dmg-builder@[\d.]+)"/g)
    ].toSorted()
  )
  expect(builder.toolsets).toEqual({ appimage: '0.0.0', nsis: '0.0.0', winCodeSign: '0.0.0' })
})

describe('the Linux packages', () => {
  const app = describeApp(repository)

  test('each need is in the deb and in the rpm, libsecret too', () => {
    expect(app.deb.depends.length).toBe(app.rpm.depends.length)
    expect(app.rpm.depends[app.deb.depends.indexOf('libsecret-1-0')]).toBe('libsecret-1.so.0()(64bit)')
  })

  test('a version before a release comes before it', () => {
    expect(describeApp(repository, '1.0.0-beta.1').version).toBe('1.0.0~beta.1')
  })

  test('the desktop entry starts the installed program without switches, and has its line in each language', () => {
    const entry = desktopEntry(app)
    expect(programOf(entry)).toBe('/opt/eeid-desk/start')
    expect(entry).toMatch(/^Exec=\S+ %U$/m)
    for (const key of ['Comment', 'Comment[et]', 'Comment[ru]']) expect(entry).toContain(`\n${key}=`)
  })
})

test.skipIf(process.platform === 'win32')('what the packages start leaves no core, and gets what it was given', () => {
  const folder = temporaryFolder()
  const program = join(folder, 'program')
  const start = join(folder, 'start')
  writeFileSync(program, '#!/bin/sh\nulimit -Sc\nulimit -Hc\nprintf "%s|" "$@"\n', { mode: 0o755 })
  writeFileSync(start, launcher(program), { mode: 0o755 })
  expect(execFileSync(start, ['--lang=et', 'two words'], { encoding: 'utf8' })).toBe('0\n0\n--lang=et|two words|')
})

describe('the budget of sizes', () => {
  test('what is larger is told with its size', () => {
    const packaged = temporaryFolder()
    mkdirSync(join(packaged, 'resources'))
    writeFileSync(join(packaged, 'resources/app.asar'), Buffer.alloc(2_000_001))
    expect(overBudget(packaged, 2)).toEqual(['2.0 MB of 2 MB'])
    expect(overBudget(packaged, 3)).toEqual([])
  })

  test('IT’s page states it', () => {
    expect(readFileSync(join(repository, 'docs/for-it.md'), 'utf8')).toContain(`at most ${ownPartBudget} MB`)
  })
})

describe('winget’s manifests', () => {
  const made = (url: string) => {
    const folder = temporaryFolder()
    const installers = ['x64', 'arm64'].map((processor) => {
      const file = join(folder, `eeid-desk-1.2.3-${processor}-setup.exe`)
      writeFileSync(file, `for ${processor}`)
      return file
    })
    return wingetManifests({ repository, installers, url })
  }

  test('name each installer with its hash, to be installed for the machine without a question', () => {
    const text = made('https://files.example/desk/').get('eeID.Desk.installer.yaml') ?? ''
    expect(parse(text)).toMatchObject({
      PackageIdentifier: 'eeID.Desk',
      Scope: 'machine',
      InstallerSwitches: { Silent: '/S', Custom: '/allusers' },
      ProductCode: builder.nsis.guid,
      Installers: [
        {
          Architecture: 'x64',
          InstallerUrl: 'https://files.example/desk/eeid-desk-1.2.3-x64-setup.exe',
          // printf 'for x64' | sha256sum
          InstallerSha256: 'ABC9262DB0E1775936AE65722454ADC6B00DDE56C245E85E1B9D37F30E1FDE6E'
        },
        { Architecture: 'arm64' }
      ],
      ManifestType: 'installer',
      ManifestVersion: '1.6.0'
    })
  })

  test('are three, of one version', () => {
    const { version } = require(join(repository, 'package.json'))
    const all = [...made('https://files.example').values()].map((text) => parse(text))
    expect(all.map(({ ManifestType }) => ManifestType)).toEqual(['version', 'defaultLocale', 'installer'])
    expect(new Set(all.map(({ PackageVersion }) => PackageVersion))).toEqual(new Set([version]))
  })

  test('take no address but an https one', () => {
    expect(() => made('http://files.example')).toThrow('https')
  })
})
