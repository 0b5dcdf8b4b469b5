/** `npm run demo`: prepares everything, then shows the app on the practice server, with a keychain of its own. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chooseHost, type Host } from '../host/choose-host.ts'
import { inPrivateKeyring } from '../keyring/private-keyring.ts'
import { chromium, electronNeeds, keychainNeeds, type Need, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { makeWritable } from './folders.ts'
import { runTogether } from './group.ts'
import { type DemoOptions, readCommand } from './options.ts'
import type { Show } from './show.ts'

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const print = (line: string): void => void process.stdout.write(`${line}\n`)

const command = readCommand(process.argv.slice(2), hasDisplay)
if (command.ok) {
  process.exitCode = await demo(command.options).catch((error: unknown) => {
    print(`demo: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  })
} else {
  print(`demo: ${command.message}`)
  process.exitCode = 2
}

async function demo(options: DemoOptions): Promise<number> {
  const userData = dataFolder(options)
  try {
    if (options.headless) makeWritable(options.out)
    const host = await chooseHost()
    print(`Running on ${host.kind === 'electron' ? 'Electron' : 'Electron-on-Chromium'}: ${host.why}.`)
    preflight(needsOf(host, options))
    print('Building the app …')
    await run(process.execPath, [toolPath('electron-vite', 'bin/electron-vite.js'), 'build', '--logLevel', 'warn'])
    return await show({ ...options, userData, host })
  } finally {
    if (options.userData === null) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

function dataFolder({ userData, headless }: DemoOptions): string {
  if (userData === null) return mkdtempSync(join(tmpdir(), 'eeid-desk-demo-'))
  makeWritable(userData)
  if (readdirSync(userData).length > 0) {
    if (headless) {
      throw new Error(`${userData} is not empty: the walk begins with a first start, so give it an empty folder`)
    }
    print(`${userData} is not empty: the practice server of an earlier demo is gone, so what it holds is offline.`)
  }
  return userData
}

function needsOf(host: Host, { headless }: DemoOptions): Need[] {
  if (process.platform === 'linux' && host.kind === 'electron') {
    return [...keychainNeeds, ...screenNeeds, ...(headless && !hasDisplay ? electronNeeds(host.executable) : [])]
  }
  return [...keychainNeeds, ...screenNeeds, chromium(findChromium)]
}

/** The part that needs the keychain, in a process of its own. */
async function show(what: Show): Promise<number> {
  const script = join(import.meta.dirname, 'show.ts')
  const inner = [...virtually(what), process.execPath, script, JSON.stringify(what)]
  if (process.platform !== 'linux') return runTogether(inner[0] ?? '', inner.slice(1), process.env)
  const wrapped = inPrivateKeyring(inner, join(what.userData, 'practice-keyring'))
  try {
    return await runTogether(wrapped.command, wrapped.args, wrapped.env)
  } finally {
    wrapped.dispose()
  }
}

// A real Electron has no headless mode: without a display it gets a virtual one.
function virtually({ host }: Show): string[] {
  return host.kind === 'electron' && !hasDisplay ? ['xvfb-run', '-a'] : []
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const code = await runTogether(program, args, process.env)
  if (code !== 0) throw new Error('the build failed')
}

function toolPath(name: string, file: string): string {
  const path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file)
  if (!existsSync(path)) throw new Error(`${name} is not installed: run npm ci`)
  return path
}
