/** The real main in this process, and `window.eeidDesk` before it: nothing of it is on the disk, and time stands still. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Licence } from '../../common/words/app/about.ts'
import { failed, ok } from '../../common/words/problems.ts'
import { createPresence } from '../../main/clerks/presence.ts'
import type { EeidRequest } from '../../main/eeid/client.ts'
import { createWaits } from '../../main/eeid/waits.ts'
import type { DiskFacts } from '../../main/health/facts.ts'
import { silentLog } from '../../main/log/log.ts'
import type { PolicyInForce } from '../../main/policy/policy.ts'
import type { DeskOfficeOptions } from '../../main/startup/office.ts'
import { preferencesIn } from '../../main/startup/preferences.ts'
import type { ServiceRow } from '../../main/store/ledger/services.ts'
import { openMemoryStore } from '../../main/store/memory-store.ts'
import { startDeskSync } from '../../main/sync/desk-sync.ts'
import { keepAnswer } from '../../main/sync/keep-answer.ts'
import type { InstallKind } from '../../main/updates/install-kind.ts'
import { deskApi } from '../../preload/desk-api.ts'
import { memoryKeychain } from '../unit/startup/memory-keychain.ts'
import { temporaryFolder, testService } from '../unit/store/temporary-store.ts'
import { FakeService } from '../unit/sync/fake-service.ts'
import { composeDesk, noneInForce } from './compose-desk.ts'
import { fixedRandom } from './fixed-random.ts'
import { ManualClock } from './manual-clock.ts'
import { memoryTransport } from './memory-transport.ts'
import { obstacles } from './obstacles.ts'
import { openedDesk } from './opened-desk.ts'
import { settled } from './settled.ts'
import { quietShell } from './shell-ports.ts'

/** What a desk begins with. */
export type DeskBeginning = {
  /** The services that it has; one, where nothing is said. */
  services?: readonly ServiceRow[]
  /** What the service has told already, newest first. */
  requests?: readonly EeidRequest[]
  /** What the build has noted of other people's work. */
  licences?: readonly Licence[]
  /** What the office's IT has fixed. */
  policy?: PolicyInForce
  /** How the app was installed, and by whose key its releases are signed. */
  installed?: { kind: InstallKind; key: string }
  /** The office's server, where there is one. */
  connectOffice?: DeskOfficeOptions['connect']
}

/** A desk of the test's own, open, in English and closed after the test. */
export function deskInMemory({
  services = [testService],
  requests = [],
  licences = [],
  policy = noneInForce,
  installed = { kind: 'managed', key: '' },
  connectOffice
}: DeskBeginning = {}) {
  // Main's calls take their time from the process, its loops from the clock: both show the same.
  const clock = new ManualClock(Date.now())
  const presence = createPresence(() => 'Clerk')
  const { author, speaksForOffice } = presence
  const store = openMemoryStore({ clock, random: fixedRandom(), author, speaksForOffice, policy: policy.policy })
  for (const service of services) store.services.add(service)
  const service = new FakeService()
  service.waits = createWaits(clock)
  const keychain = memoryKeychain()
  const shell = quietShell()
  const folder = temporaryFolder()
  const line = memoryTransport()
  const disk: DiskFacts = { freeBytes: 50_000_000_000, isWritable: true }
  const backups = { openedAt: clock.now(), isCurrent: true, hasFailed: false }
  const makeNow = async () => {
    if (!disk.isWritable) return failed({ code: 'dataDiskFault' })
    Object.assign(backups, { isCurrent: true, hasFailed: false })
    return ok(null)
  }
  const main = composeDesk({
    transport: line.transport,
    clock,
    log: silentLog,
    keychain,
    clientFor: { kept: () => service.client, once: () => service.client },
    suggested: null,
    presence,
    preferences: preferencesIn(folder, () => ['en']),
    desk({ startService }) {
      const sync = startDeskSync(services, (row) => startService(store, row))
      return openedDesk({ store, sync, backups: { state: () => backups, makeNow } })
    },
    openedFolder: join(folder, 'opened-proofs'),
    data: { folder, lookAtDisk: async () => ({ ...disk }) },
    shell: shell.ports,
    licences,
    policy,
    installed,
    ...(connectOffice ? { connectOffice } : {})
  })
  onTestFinished(main.stop)

  function tell(...told: EeidRequest[]): void {
    const known = new Set(told.map(({ id }) => id))
    service.requests = [...told, ...service.requests.filter(({ id }) => !known.has(id))]
    store.atomically(() => {
      for (const request of told) keepAnswer(store, { serviceId: testService.id, request, now: clock.now() })
    })
  }
  tell(...requests)

  return {
    api: deskApi(line.wire),
    ...obstacles(line),
    store,
    service,
    keychain,
    shell,
    clock,
    /** The folder of this test, for files that the clerk chooses. */
    folder,
    /** The disk of the desk's data, and how its backups stand. */
    disk,
    backups,
    /** What proxies are given, and which one asks. */
    proxies: main.proxies,
    /** Whether the desk is open, and to whom. */
    access: main.access,
    /** Links of other programs come here. */
    links: main.links,
    /** Sends an event, as main does. */
    send: main.send,
    /** The service has told of these, newest first, and the desk keeps what it told. The window hears nothing yet. */
    tell,
    /** The desk's store cannot be had, until `reopen`. */
    shut: main.desk.shut,
    reopen: main.desk.reopen,
    /** What the window has asked of main by this call, in its order. */
    asked: (channel: string) => line.calls.filter((call) => call.channel === channel).map(({ argument }) => argument),
    /** The names of all calls so far. */
    called: () => line.calls.map(({ channel }) => channel),
    /** Makes a round with every service: what waits goes out, and what is new comes in. */
    async round(): Promise<void> {
      for (const { id } of store.services.list()) main.desk.opened()?.sync.of(id)?.checkNow()
      clock.advance(3_000)
      await settled()
    }
  }
}

/** A desk of a test. */
export type DeskInMemory = ReturnType<typeof deskInMemory>
