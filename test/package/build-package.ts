/** Packages the built app for this system as a folder, on the test host, so that tests can drive it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { prepareDist } from '../electron-on-chromium/index.ts'

const repository = join(import.meta.dirname, '../..')

/**
 * Builds `--linux dir` below `folder`; returns the folder of the program, or nothing where electron-builder fails.
 * `version`: another one than package.json's.
 */
export function buildPackage(folder: string, version?: string): string | undefined {
  const dist = join(folder, 'dist')
  mkdirSync(folder, { recursive: true })
  prepareDist(dist)
  // electron-builder thins out Electron's languages, of which this one has none.
  mkdirSync(join(dist, 'locales'), { recursive: true })
  writeFileSync(join(dist, 'locales/en-US.pak'), '')
  const marker = join(folder, 'allow-debugging')
  writeFileSync(marker, '')
  const settings = {
    extends: join(repository, 'electron-builder.yml'),
    electronDist: dist,
    directories: { output: join(folder, 'release') },
    extraResources: [{ from: marker, to: 'allow-debugging' }],
    electronFuses: { enableNodeCliInspectArguments: true },
    ...(version === undefined ? {} : { extraMetadata: { version } })
  }
  const config = join(folder, 'builder.json')
  writeFileSync(config, JSON.stringify(settings))
  const processor = process.arch === 'arm64' ? '--arm64' : '--x64'
  const built = run([cli('electron-builder'), '--linux', 'dir', processor, '--publish', 'never', '--config', config])
  const unpacked = process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked'
  return built === 0 ? join(folder, 'release', unpacked) : undefined
}

/** The script of a tool's command line. */
export function cli(name: 'electron-builder' | 'vitest'): string {
  const files = { 'electron-builder': 'cli.js', vitest: 'vitest.mjs' }
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), files[name])
}

const run = (args: readonly string[]): number =>
  spawnSync(process.execPath, args, { cwd: repository, stdio: 'inherit' }).status ?? 1
