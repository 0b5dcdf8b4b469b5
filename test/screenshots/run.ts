/**
 * `npm run screenshots [-- --out DIR]`: the pictures of the clerk's guide and of README.md, in every language, from the
 * built app in an office that has ten days of requests. They go to `docs/screenshots/<language>-light`.
 */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chooseHost } from '../host/choose-host.ts'
import { chromium, keychainNeeds, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'

const { values } = parseArgs({ options: { out: { type: 'string' } } })
const repository = join(import.meta.dirname, '../..')
const out = values.out === undefined ? join(repository, 'docs/screenshots') : resolve(values.out)
const host = await chooseHost()
preflight([...keychainNeeds, ...screenNeeds, chromium(findChromium)])
const keyring = join(repository, 'test/keyring/run.ts')
const walk = join(import.meta.dirname, 'walk.ts')
const { status } = spawnSync(process.execPath, [keyring, process.execPath, walk, JSON.stringify({ out, host })], {
  stdio: 'inherit',
  env: { ...process.env, EOC_HEADLESS: '1' }
})
process.exitCode = status ?? 1
