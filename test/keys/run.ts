/**
 * `npm run keys [-- --check]`: does twelve jobs of a day in the built app by the keyboard, counts the keys, and writes
 * them into docs/keys-and-presses.md. Fails where a job takes more than its limit. `--check` writes nothing.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chooseHost } from '../host/choose-host.ts'
import { chromium, keychainNeeds, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const repository = join(import.meta.dirname, '../..')
const out = values.check ? null : join(repository, 'docs/keys-and-presses.md')
const host = await chooseHost()
preflight([...keychainNeeds, ...screenNeeds, chromium(findChromium)])
const keyring = join(repository, 'test/keyring/run.ts')
const day = join(import.meta.dirname, 'day.ts')
const { status } = spawnSync(process.execPath, [keyring, process.execPath, day, JSON.stringify({ out, host })], {
  stdio: 'inherit',
  env: { ...process.env, EOC_HEADLESS: '1' }
})
process.exitCode = status ?? 1
