/** `npm run demo`: prepares everything, then shows the app on the practice server, with a keychain of its own. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseHost } from '../host/choose-host.ts'
import { electronVite, hasDisplay, needsOf, runInKeychain } from '../host/in-keychain.ts'
import { preflight } from '../preflight/preflight.ts'
import { makeWritable } from './folders.ts'
import { runTogether } from './group.ts'
import { type DemoOptions, readCommand } from './options.ts'
import type { Show } from './show.ts'

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
    preflight(needsOf(host, options.headless))
    print('Building the app …')
    await run(process.execPath, [electronVite, 'build', '--logLevel', 'warn'])
    const what: Show = { ...options, userData, host }
    const script = join(import.meta.dirname, 'show.ts')
    return await runInKeychain({ script, what, keyring: join(userData, 'practice-keyring') })
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

async function run(program: string, args: readonly string[]): Promise<void> {
  const code = await runTogether(program, args, process.env)
  if (code !== 0) throw new Error('the build failed')
}
