import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { prepareDist } from '../../electron-on-chromium/index.ts'
import { eventually, launchToy, ownUserData, Spawned, seenBy, temporaryFolder, toy, toyEnvironment } from './launch.ts'

const root = path.join(import.meta.dirname, '../../..')
const natives = ['better-sqlite3-multiple-ciphers', 'keytar']
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eoc-package-'))
const program = path.join(folder, 'release/linux-unpacked/toy')

/** A copy of the toy that depends on the native modules, with only the parts of them that run here. */
function copyToy(): string {
  const project = path.join(folder, 'project')
  fs.cpSync(toy, project, { recursive: true })
  const manifestFile = path.join(project, 'package.json')
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'))
  const dependencies = Object.fromEntries(natives.map((name) => [name, '*']))
  fs.writeFileSync(manifestFile, JSON.stringify({ ...manifest, dependencies }))
  for (const name of natives) {
    const from = path.join(root, 'node_modules', name)
    fs.cpSync(from, path.join(project, 'node_modules', name), {
      recursive: true,
      filter: (file) => {
        const [top = '', binary = ''] = path.relative(from, file).split(path.sep)
        if (top === 'prebuilds')
          return binary === '' || binary.startsWith('linux-x64') || binary.startsWith('linux-arm64')
        return !['deps', 'src', 'build', 'script'].includes(top)
      }
    })
    const ownManifest = path.join(project, 'node_modules', name, 'package.json')
    const { dependencies: _, devDependencies: __, ...rest } = JSON.parse(fs.readFileSync(ownManifest, 'utf8'))
    fs.writeFileSync(ownManifest, JSON.stringify({ ...rest, name }))
  }
  return project
}

beforeAll(() => {
  const config = {
    appId: 'ee.eeid.desk.toy',
    electronVersion: JSON.parse(fs.readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')).version,
    electronDist: prepareDist(path.join(folder, 'dist')),
    directories: { output: path.join(folder, 'release') },
    npmRebuild: false,
    asarUnpack: ['**/*.node'],
    linux: { target: 'dir', category: 'Utility', executableName: 'toy' },
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true
    }
  }
  const configFile = path.join(folder, 'builder.json')
  fs.writeFileSync(configFile, JSON.stringify(config))
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js')
  const args = [builder, '--linux', 'dir', '--publish', 'never', '--config', configFile, '--projectDir', copyToy()]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`electron-builder failed (${status})\n${stdout}\n${stderr}`)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], home: string, env: Readonly<Record<string, string>> = {}): Spawned {
  const child = spawn(program, args, { env: toyEnvironment(home, env), stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Spawned(child)
}

it('carries the fuses that were asked for, and obeys them', async () => {
  const wire = await getCurrentFuseWire(program)
  expect(wire[FuseV1Options.RunAsNode]).toBe('0'.charCodeAt(0))
  const home = temporaryFolder()
  const profiles = () => fs.readdirSync(path.join(home, 'tmp')).filter((name) => name.startsWith('eoc-profile-'))
  // Neither a plain Node, nor a debugger, nor another app, nor somebody's options.
  const app = run(['--inspect=0', ownUserData(home), '-p', '"plain"'], home, {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--no-such-option'
  })
  await eventually(() => profiles().length > 0)
  app.child.kill('SIGTERM')
  expect(await app.exit).toBe(0)
  expect(app.output).toBe('')
})

it('runs from its archive, native modules and all, once a debugger may attach to it', async () => {
  await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
  const { app, page } = await launchToy({ executable: program })
  const facts = await app.evaluate(async ({ app }) => {
    const { createRequire } = process.getBuiltinModule('node:module')
    const require = createRequire(`${app.getAppPath()}/main.js`)
    const Database = require('better-sqlite3-multiple-ciphers')
    const database = new Database(':memory:')
    const { sum } = database.prepare('SELECT 40 + 2 AS sum').get()
    const { setPassword } = require('keytar')
    return {
      packaged: app.isPackaged,
      archive: app.getAppPath().endsWith('/app.asar'),
      resources: process.resourcesPath,
      defaultApp: process.defaultApp,
      native: [sum, typeof setPassword]
    }
  })
  expect(facts).toEqual({
    packaged: true,
    archive: true,
    resources: path.join(path.dirname(program), 'resources'),
    defaultApp: undefined,
    native: [42, 'function']
  })
  expect(await page.title()).toBe('The toy’s page')
  expect((await seenBy(app)).events).toContain('ready-to-show')
})
