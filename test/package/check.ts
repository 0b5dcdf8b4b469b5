/** `npm run package:check`: packages the app, looks into the archive, and does the main job with the packaged program. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../electron-on-chromium/index.ts'
import { inPrivateKeyring } from '../keyring/private-keyring.ts'
import { chromium, keychainNeeds, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { strangersIn } from './archive.ts'
import { buildPackage, cli } from './build-package.ts'
import { missingLicences } from './licences.ts'
import { overBudget } from './sizes.ts'

const repository = join(import.meta.dirname, '../..')
const say = (line: string): void => void process.stdout.write(`package:check: ${line}\n`)

preflight([...keychainNeeds, ...screenNeeds, chromium(findChromium)])
const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-package-'))
try {
  process.exitCode = check()
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function check(): number {
  say('packaging for Linux, as a folder')
  const packaged = buildPackage(folder)
  if (!packaged) return 1
  const strangers = strangersIn(join(packaged, 'resources/app.asar'))
  if (strangers.length > 0) {
    say(`app.asar holds what does not run:\n${strangers.join('\n')}`)
    return 1
  }
  say('app.asar holds only what runs')
  const licences = missingLicences(packaged)
  if (licences.length > 0) {
    say(`licences are missing:\n${licences.join('\n')}`)
    return 1
  }
  say('the licences of all that is bundled are beside it')
  const large = overBudget(packaged)
  if (large.length > 0) {
    say(`the app's own part is too large: ${large.join('')}`)
    return 1
  }
  say('the app’s own part is within its budget')
  const code = runMainJob(join(packaged, 'eeid-desk'))
  say(code === 0 ? 'the packaged program does the main job' : 'the packaged program failed the main job')
  return code
}

function runMainJob(executable: string): number {
  // The record reads fonts and loads code from beside the bundle: out of the archive, here.
  const vitest = [process.execPath, cli('vitest'), 'run', '--project', 'e2e', 'main-job', 'record']
  const { command, args, env, dispose } = inPrivateKeyring(vitest)
  // A packaged app takes its pages from no dev server: nobody answers at this one.
  const strangePages = { ELECTRON_RENDERER_URL: 'http://127.0.0.1:9' }
  const host = { EEID_DESK_EXECUTABLE: executable, EEID_DESK_PACKAGED: '1', EOC_HEADLESS: '1', ...strangePages }
  try {
    return run([command, ...args], { ...env, ...host })
  } finally {
    dispose()
  }
}

function run([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  return spawnSync(program, args, { cwd: repository, stdio: 'inherit', env }).status ?? 1
}
