/**
 * `npm run package:install`: makes the Linux packages of this version and of one before it, and installs, uses, upgrades,
 * removes and purges the deb in a copy of this machine; the rpm is unpacked beside it. As root.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../../electron-on-chromium/index.ts'
import {
  chromium,
  installNeeds,
  keychainNeeds,
  packageNeeds,
  screenNeeds,
  virtualDisplay
} from '../../preflight/needs.ts'
import { preflight } from '../../preflight/preflight.ts'
import { buildPackage } from '../build-package.ts'
import { describe } from '../linux/description.ts'
import { makeLinuxPackages } from '../linux/make.ts'
import { inCopyOfMachine } from './copy-of-machine.ts'
import type { Packages } from './in-copy.ts'

const repository = join(import.meta.dirname, '../../..')
const say = (line: string): void => void process.stdout.write(`package:install: ${line}\n`)
const before = '0.0.1'

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  say('a copy of the machine can only be made on Linux, by root')
  process.exitCode = 2
} else {
  preflight([
    ...packageNeeds,
    ...installNeeds,
    ...keychainNeeds,
    ...screenNeeds,
    virtualDisplay,
    chromium(findChromium)
  ])
  // Everybody of the copy reads in it: the packages are installed and the app is used by others than root.
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-install-'))
  try {
    process.exitCode = check(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function check(folder: string): number {
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  const older = packages(join(folder, 'before'), before)
  const newer = packages(join(folder, 'now'), version)
  const what: Packages = { older: older.deb, newer: newer.deb, olderRpm: older.rpm, newerRpm: newer.rpm, repository }
  const script = join(import.meta.dirname, 'in-copy.ts')
  return inCopyOfMachine([process.execPath, script, JSON.stringify(what)], [repository, folder])
}

function packages(folder: string, version: string): { deb: string; rpm: string } {
  say(`packaging ${version}`)
  const unpacked = buildPackage(folder, version)
  if (!unpacked) throw new Error(`${version} was not packaged`)
  const processor = process.arch === 'arm64' ? 'arm64' : 'x64'
  return makeLinuxPackages({ unpacked, out: folder, processor, description: describe(repository, version) })
}
