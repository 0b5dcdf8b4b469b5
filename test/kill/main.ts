/** A desk without a window, in a process that is killed: the parts of main as its composition root puts them together. */

import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { firstChoices } from '../../common/words/services.ts'
import type { Log } from '../../main/log/log.ts'
import { createDesk, type OpenDesk } from '../../main/startup/desk.ts'
import { clientFactory } from '../../main/startup/eeid-client.ts'
import { backUpInSlices } from '../../main/store/backup/backup.ts'
import { briskly } from '../../main/store/database/steps.ts'
import type { Store } from '../../main/store/open-store.ts'
import { rekeyInSlices } from '../../main/store/rekey.ts'
import { startServiceSync } from '../../main/sync/service-sync.ts'
import { PracticeClient } from '../eeid-server/practice-client.ts'
import { fastClock } from './clock.ts'
import { fileKeychain } from './keychain.ts'
import { createKiller, type Killer, mortal } from './killer.ts'
import { type Life, lifeVariable } from './life.ts'
import { mortalNetwork } from './network.ts'

const serviceId = 'service-1'
const life = JSON.parse(process.env[lifeVariable] ?? '') as Life
const killer = await createKiller(life)
const begun = performance.now()
setTimeout(() => process.kill(process.pid, 'SIGKILL'), life.mostMs)
await live(killer)

async function live(killer: Killer): Promise<void> {
  const desk = mortalDesk(killer)
  const { stage } = await killer.around('desk.open', () => desk.open())
  const opened = desk.opened()
  if (!opened) return end(3, `it opened no further than ${stage}`)
  const store = mortalStore(killer, opened.store)
  // Before the loop's first round, which is due when this turn has ended.
  if (life.careless)
    for (const { id } of store.outbox.inState(serviceId, 'confirming')) store.outbox.markQueued(id, null)
  await addService(opened)
  await want(opened, store)
  if (life.point) return
  const unsettled = await settled(store)
  await killer.around('desk.close', () => desk.close())
  end(unsettled === null ? 0 : 4, unsettled ?? 'settled')
}

function end(code: number, word: string): void {
  process.stderr.write(`${word}\n`)
  process.exit(code)
}

function mortalDesk(killer: Killer) {
  const clock = fastClock(life.clock)
  const keychain = mortal(killer, 'keychain', fileKeychain(life.folder))
  const log = mortalLog(killer)
  const networkFor = () => mortalNetwork(killer, life.service.url)
  const clients = clientFactory({ networkFor, keychain, clock, random: Math.random, log })
  return createDesk({
    keychain,
    folder: join(life.folder, 'desk'),
    clock,
    randomBytes,
    author: () => 'Clerk',
    log,
    // The same steps as in the app's thread, which would take longer to start than most lives last.
    backUp: (options, unwanted) => backUpInSlices({ ...options, pace: briskly }, unwanted),
    rekey: rekeyInSlices,
    // Early and at once: most lives are over before the app would begin with it.
    firstBackupAfterMs: 5_000,
    changed: () => {},
    // Its keychain answers always, so that it never works without keeping anything.
    secrets: { keepNothing: () => {}, keepAgain: () => {} },
    mayLose: async () => false,
    startService: (store, { id, ...service }) =>
      startServiceSync({
        serviceId: id,
        store: mortalStore(killer, store),
        client: clients.kept({ id, ...service }),
        clock,
        random: Math.random,
        log,
        requestsChanged: () => {},
        connectionChanged: () => {}
      })
  })
}

function mortalStore(killer: Killer, store: Store): Store {
  return {
    ...store,
    outbox: mortal(killer, 'outbox', store.outbox),
    requests: mortal(killer, 'requests', store.requests),
    proofs: mortal(killer, 'proofs', store.proofs),
    connections: mortal(killer, 'connections', store.connections),
    atomically: (work) => killer.around('store.atomically', () => store.atomically(work))
  }
}

// What main logs it has just done.
function mortalLog(killer: Killer): Log {
  const tell = (event: string) => killer.around(`log.${event}`, () => {})
  return { info: tell, warn: tell, error: tell }
}

async function addService({ store, sync }: OpenDesk): Promise<void> {
  const known = store.services.get(serviceId)
  if (known) return
  const { url, clientId, clientSecret } = life.service
  await fileKeychain(life.folder).set(serviceId, clientSecret)
  const service = {
    ...firstChoices,
    isPaused: false,
    id: serviceId,
    name: 'Front desk',
    environment: 'test' as const,
    baseUrl: url,
    clientId
  }
  store.services.add(service)
  sync.restart(service)
}

/** The clerk's part: each request is written down as wanted when the desk says that it is kept, and not before. */
async function want({ sync }: OpenDesk, store: Store): Promise<void> {
  for (let number = 1; number <= life.wants.count; number++) {
    await pause(life.wants.everyMs)
    const reference = store.atomically(() => {
      const taken = store.desk.takeReference()
      const claims = { sub: `EE${30_000_000_000 + life.number}`, name: `OK TESTNUMBER ${number}` }
      store.outbox.add({ serviceId, reference: taken, claims, reason: 'Front desk' })
      return taken
    })
    appendFileSync(join(life.folder, 'wanted.txt'), `${reference}\n`)
    sync.of(serviceId)?.sendNow()
  }
}

/** Waits until nothing waits any more; answers what still does when the time is up. */
async function settled(store: Store): Promise<string | null> {
  const practice = new PracticeClient(life.service.url)
  let waits: string | null = 'not looked yet'
  while (waits !== null && performance.now() - begun < life.mostMs - 1_000) {
    await pause(50)
    waits = await stillWaiting(store, practice)
  }
  return waits
}

async function stillWaiting(store: Store, practice: PracticeClient): Promise<string | null> {
  const waiting = store.outbox.countWaiting(serviceId)
  if (waiting > 0) return `${waiting} requests wait in the outbox`
  const onService = await practice.requests()
  const unknown = onService.filter(({ id }) => !store.requests.has(serviceId, id))
  if (unknown.length > 0) return `${unknown.length} requests of the service are not known`
  const completed = onService.filter(({ status }) => status === 'completed')
  const without = completed.filter(({ id }) => !store.proofs.get(serviceId, id))
  return without.length > 0 ? `${without.length} proofs are missing` : null
}
