/**
 * `node change.ts FOLDER [NTH]`: opens the desk in FOLDER, whose keychain is a file beside it, and changes its key. With NTH the
 * process is killed right before its NTH step: a call of the keychain, or of the file system that changes something.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

const [folder = '', nth = '0'] = process.argv.slice(2)
const steps = { isCounting: false, count: 0 }

function step(): void {
  if (!steps.isCounting) return
  steps.count += 1
  if (steps.count === Number(nth)) process.kill(process.pid, 'SIGKILL')
}

function after<T>(work: () => T): T {
  step()
  return work()
}

const changing = ['renameSync', 'rmSync', 'mkdirSync', 'writeFileSync', 'fsyncSync', 'unlinkSync', 'writeSync'] as const
for (const name of changing) {
  const real = fs[name] as (...given: unknown[]) => unknown
  Object.assign(fs, {
    [name]: (...given: unknown[]) => {
      step()
      return real(...given)
    }
  })
}
syncBuiltinESMExports()

// Only now: what they import is what was put in its place.
const { sessionKeychain } = await import('../../../main/credentials/session-keychain.ts')
const { systemClock } = await import('../../../main/clock/clock.ts')
const { silentLog } = await import('../../../main/log/log.ts')
const { createDesk } = await import('../../../main/startup/desk.ts')
const { backUpInSlices } = await import('../../../main/store/backup/backup.ts')
const { rekeyInSlices } = await import('../../../main/store/rekey.ts')
const { fileKeychain } = await import('../keychain.ts')

const kept = fileKeychain(folder)
const keychain: typeof kept = {
  probe: () => after(() => kept.probe()),
  get: (account) => after(() => kept.get(account)),
  set: (account, secret) => after(() => kept.set(account, secret)),
  remove: (account) => after(() => kept.remove(account))
}
const desk = createDesk({
  keychain,
  folder: join(folder, 'desk'),
  clock: systemClock,
  randomBytes,
  author: () => 'Clerk',
  log: silentLog,
  backUp: backUpInSlices,
  rekey: rekeyInSlices,
  startService: () => {
    throw new Error('there is no service here')
  },
  changed: () => {},
  secrets: sessionKeychain(keychain),
  mayLose: async () => false
})
await desk.open()
steps.isCounting = true
const changed = await desk.changeKey()
steps.isCounting = false
if (!changed.ok) throw new Error(changed.error.code)
console.log(steps.count)
process.kill(process.pid, 'SIGKILL')
