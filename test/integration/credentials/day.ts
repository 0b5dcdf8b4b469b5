/**
 * A desk's day with a real keyring that locks in the middle of it: prints what was so at each point, as JSON. To be run in a
 * private keyring's session.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { firstChoices } from '../../../common/words/services.ts'
import { openKeychain } from '../../../main/credentials/keychain.ts'
import { sessionKeychain } from '../../../main/credentials/session-keychain.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createDesk } from '../../../main/startup/desk.ts'
import { clientFactory } from '../../../main/startup/eeid-client.ts'
import { backUpInSlices } from '../../../main/store/backup/backup.ts'
import { rekeyInSlices } from '../../../main/store/rekey.ts'
import { startServiceSync } from '../../../main/sync/service-sync.ts'
import { startPracticeServer } from '../../eeid-server/index.ts'
import { fastClock } from '../../kill/clock.ts'

const service = { id: randomUUID(), name: 'Front desk', environment: 'test' as const }
const collection = '/org/freedesktop/secrets/collection/login'
const server = await startPracticeServer({ seed: 7 })
const clock = fastClock({ begun: Date.now(), factor: 30 })
const keychain = openKeychain({ service: 'eeID Desk day', clock, log: silentLog, deadlineMs: 600_000 })
const network = () => ({ fetch, closeIdleConnections: async () => {} })
const clients = clientFactory({ networkFor: network, keychain, clock, random: Math.random, log: silentLog })
const desk = createDesk({
  keychain,
  folder: join(mkdtempSync(join(tmpdir(), 'eeid-desk-day-')), 'desk'),
  clock,
  randomBytes,
  author: () => 'Clerk',
  log: silentLog,
  backUp: backUpInSlices,
  rekey: rekeyInSlices,
  changed: () => {},
  secrets: sessionKeychain(keychain),
  mayLose: async () => false,
  startService: (store, { id, ...address }) =>
    startServiceSync({
      serviceId: id,
      store,
      client: clients.kept({ id, ...address }),
      clock,
      random: Math.random,
      log: silentLog,
      requestsChanged: () => {},
      connectionChanged: () => {}
    })
})

function lock(): void {
  const method = ['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${collection}`]
  execFileSync('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.secrets', ...method])
}

async function until(check: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if (check()) return true
    await pause(100)
  }
  return false
}

await desk.open()
const opened = desk.opened()
if (!opened) throw new Error('the desk did not open')
const { store, sync } = opened
await keychain.set(service.id, server.clientSecret)
const row = { ...firstChoices, isPaused: false, ...service, baseUrl: server.url, clientId: server.clientId }
store.services.add(row)
sync.restart(row)
const loop = () => {
  const found = sync.of(service.id)
  if (!found) throw new Error('the service has no loop')
  return found
}
function ask(reference: string): void {
  store.outbox.add({ serviceId: service.id, reference, claims: { name: 'MARI MAASIKAS' }, reason: '' })
  loop().sendNow()
}
const unsent = () => store.outbox.countWaiting(service.id)
const told: Record<string, unknown> = {}

ask('A-1')
told.works = await until(() => unsent() === 0 && loop().connection().status === 'online')
lock()
// As when the token has run out, which the keychain is needed for.
loop().signInAnew()
told.noticed = await until(() => loop().connection().status === 'secretUnavailable')
told.detail = loop().connection().problem?.detail
told.stage = desk.state().stage
ask('A-2')
told.takes = unsent()
told.still = (await keychain.get(service.id)).ok && unsent()
told.probe = await keychain.probe()
await desk.close()
await server.close()
writeSync(1, JSON.stringify(told))
process.exit(0)
