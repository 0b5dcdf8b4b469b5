/** `npm run bench -- [--only NAME,NAME] [--json FILE] [--count N]`: measures the built app, with a keychain of its own. */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from '../electron-on-chromium/index.ts'
import { chooseHost, type Host } from '../host/choose-host.ts'
import { inPrivateKeyring } from '../keyring/private-keyring.ts'
import { chromium, keychainNeeds, type Need, screenNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import { benches } from './names.ts'

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'string' }, count: { type: 'string' } }
})
const count = values.count === undefined ? null : Number(values.count)
if (count !== null && (!Number.isInteger(count) || count < 1)) throw new RangeError('--count wants a whole number')
const names = Object.keys(benches)
const only = values.only?.split(',') ?? null
if (only?.some((name) => !names.includes(name))) throw new RangeError(`--only: ${names.join(', ')}`)

const host = await chooseHost()
process.stdout.write(`Bench on ${host.kind}: ${host.why}\n`)
preflight(needs(host))
const json = values.json === undefined ? null : resolve(values.json)
const what = JSON.stringify({ only, json, count, host })
const command = [process.execPath, join(import.meta.dirname, 'main.ts'), what]
const wrapped =
  process.platform === 'linux'
    ? inPrivateKeyring(command)
    : { command: process.execPath, args: command.slice(1), env: process.env, dispose: () => {} }
const child = spawn(wrapped.command, wrapped.args, { stdio: 'inherit', env: wrapped.env })
child.on('exit', (code) => {
  wrapped.dispose()
  process.exitCode = code ?? 1
})

function needs({ kind }: Host): Need[] {
  const every = [...keychainNeeds, ...screenNeeds]
  return kind === 'electron' ? every : [...every, chromium(findChromium)]
}
