/** `node ask-keychain.ts STEPS DEADLINE_MS`: makes the calls in STEPS (JSON) one after another and prints the answers. */
import { writeSync } from 'node:fs'
import { systemClock } from '../../../main/clock/clock.ts'
import { openKeychain } from '../../../main/credentials/keychain.ts'
import { silentLog } from '../../../main/log/log.ts'
import type { Step } from './sessions.ts'

const [, , given = '[]', deadlineMs = '15000'] = process.argv
const keychain = openKeychain({
  service: 'eeID Desk test',
  clock: systemClock,
  log: silentLog,
  deadlineMs: Number(deadlineMs)
})

function carryOut([call, account = '', secret = '']: Step): Promise<unknown> {
  switch (call) {
    case 'get':
      return keychain.get(account)
    case 'set':
      return keychain.set(account, secret)
    case 'remove':
      return keychain.remove(account)
    case 'probe':
      return keychain.probe()
  }
}

// The port's timers keep no process alive, and a step under way may be nothing but a timer.
const awake = setInterval(() => {}, 1_000)
const answers: unknown[] = []
for (const step of JSON.parse(given) as Step[]) answers.push(await carryOut(step))
clearInterval(awake)
writeSync(1, JSON.stringify(answers))
// Any other end waits for a call that hangs.
process.kill(process.pid, 'SIGKILL')
