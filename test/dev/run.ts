/** `npm run dev`: the app on the practice server, for work on it: a file of the renderer that is saved is on screen. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseHost } from '../host/choose-host.ts'
import { hasDisplay, needsOf, runInKeychain } from '../host/in-keychain.ts'
import { preflight } from '../preflight/preflight.ts'
import type { Show } from './show.ts'

const usage = 'usage: npm run dev [-- [--headless] [--user-data DIR] [--remote-debugging-port PORT]]'
const options = {
  headless: { type: 'boolean', default: !hasDisplay },
  'user-data': { type: 'string' },
  'remote-debugging-port': { type: 'string' }
} as const

try {
  process.exitCode = await dev(parseArgs({ options }).values)
} catch (error) {
  process.stderr.write(`dev: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`)
  process.exitCode = 1
}

type Values = { headless: boolean; 'user-data'?: string | undefined; 'remote-debugging-port'?: string | undefined }

async function dev({ headless, 'user-data': kept, 'remote-debugging-port': debuggingPort }: Values): Promise<number> {
  const host = await chooseHost()
  process.stdout.write(`Running on ${host.kind === 'electron' ? 'Electron' : 'Electron-on-Chromium'}: ${host.why}.\n`)
  preflight(needsOf(host, headless))
  const userData = kept === undefined ? mkdtempSync(join(tmpdir(), 'eeid-desk-dev-')) : resolve(kept)
  mkdirSync(userData, { recursive: true })
  try {
    const what: Show = { host, headless, userData, debuggingPort }
    const script = join(import.meta.dirname, 'show.ts')
    return await runInKeychain({ script, what, keyring: join(userData, 'practice-keyring') })
  } finally {
    if (kept === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}
