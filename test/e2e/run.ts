/**
 * Runs the e2e specs on the built app, with a keychain of their own. `--electron` insists on a real Electron; `--main` runs
 * the main paths, `--rest` all others; whatever else is given goes to vitest, such as a part of a spec's name.
 */
import { spawnSync } from 'node:child_process'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chooseHost, chromiumHost, type Host } from '../host/choose-host.ts'
import { inPrivateKeyring } from '../keyring/private-keyring.ts'
import { withFilesOf } from '../parts/parts.ts'
import { vitest } from '../parts/vitest.ts'
import { chromium, electronNeeds, keychainNeeds, type Need, screenNeeds, testNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { e2e } from './main-paths.ts'

const given = process.argv.slice(2)
const onElectron = given.includes('--electron')
const vitestArguments = withFilesOf(
  e2e,
  given.filter((argument) => argument !== '--electron')
)
const host = await choose()
process.stdout.write(`e2e on ${host.kind}: ${host.why}\n`)
preflight(needs(host))
process.exitCode = runSpecs(host)

async function choose(): Promise<Host> {
  if (!onElectron) return chromiumHost('the specs run on it wherever they run')
  process.env.EEID_DESK_HOST = 'electron'
  return chooseHost()
}

function needs({ kind, executable }: Host): Need[] {
  const every = [...keychainNeeds, ...screenNeeds, ...testNeeds]
  return kind === 'electron' ? [...every, ...electronNeeds(executable)] : [...every, chromium(findChromium)]
}

function runSpecs({ kind, executable }: Host): number {
  const command = [process.execPath, vitest, 'run', '--project', 'e2e', ...vitestArguments]
  const needsDisplay = kind === 'electron' && process.platform === 'linux' && !process.env.DISPLAY
  const displayed = needsDisplay ? ['xvfb-run', '-a', ...command] : command
  const env = { EEID_DESK_HOST_KIND: kind, EEID_DESK_EXECUTABLE: executable, EOC_HEADLESS: '1' }
  if (process.platform !== 'linux') return run(displayed, { ...process.env, ...env })
  const wrapped = inPrivateKeyring(displayed)
  try {
    return run([wrapped.command, ...wrapped.args], { ...wrapped.env, ...env })
  } finally {
    wrapped.dispose()
  }
}

function run([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): number {
  return spawnSync(program, args, { stdio: 'inherit', env }).status ?? 1
}
