/** `node test/keyring/run.ts COMMAND…`: runs a command with a private keyring; on other systems than Linux, as it is. */
import { spawn } from 'node:child_process'
import { inPrivateKeyring } from './private-keyring.ts'

const given = process.argv.slice(2)
const [first = 'true', ...rest] = given
const wrapped =
  process.platform === 'linux'
    ? inPrivateKeyring(given)
    : { command: first, args: rest, env: process.env, dispose: () => {} }

const child = spawn(wrapped.command, wrapped.args, { stdio: 'inherit', env: wrapped.env })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  wrapped.dispose()
  process.exitCode = code ?? (signal ? 1 : 0)
})
