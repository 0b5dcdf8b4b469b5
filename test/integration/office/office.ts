/** An office of several desks on a PostgreSQL of the test's own. Each desk has its own store, keychain, clock and login. */
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Answer } from '../../../main/eeid/client.ts'
import { silentLog } from '../../../main/log/log.ts'
import type { Approval } from '../../../main/office/approval.ts'
import { createLooking, type Looking } from '../../../main/office/looking.ts'
import { type OfficeLoop, startOfficeLoop } from '../../../main/office/loop.ts'
import { createManagerKeys } from '../../../main/office/manager-keys.ts'
import { admitDesk, askOffice, foundOffice, type MembershipParts } from '../../../main/office/membership.ts'
import { connectOffice } from '../../../main/office/pg-server.ts'
import type { SharedReading } from '../../../main/office/shared-reading.ts'
import { asking, codeOfOffice } from '../../../main/office/statements.ts'
import { decide } from '../../../main/requests/decide.ts'
import { writeNote } from '../../../main/requests/note.ts'
import { deskReading, followedTurns } from '../../../main/startup/shared-reading.ts'
import { openStore, type Store } from '../../../main/store/open-store.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { type ServiceSync, startServiceSync } from '../../../main/sync/service-sync.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { joiningOf, newOffice, type OfficeServerOfTests } from '../../neighbours/office-database.ts'
import { type MemoryKeychain, memoryKeychain } from '../../unit/startup/memory-keychain.ts'
import { temporaryFolder, testKey, testService } from '../../unit/store/temporary-store.ts'
import type { FakeService } from '../../unit/sync/fake-service.ts'

export { joiningOf, newOffice, type OfficeServerOfTests }

/** A desk of the office. */
export type OfficeDesk = {
  store: Store
  folder: string
  keychain: MemoryKeychain
  clock: ManualClock
  parts: MembershipParts
  loop: () => OfficeLoop
  /** Of which services something was new. */
  news: string[]
  /** The loop of the tests' service, where the desk has one. */
  sync: () => ServiceSync | undefined
  /** Who looks at what. */
  looking: () => Looking
  /** The desk's part in reading the service, and what it has called the service for. */
  reading: () => SharedReading
  calls: string[]
  /** Whether the service is out of this desk's reach. */
  isCut: boolean
  /** Goes on with another store, such as one that was put back. */
  reopen(change?: (folder: string) => void): void
  stop(): void
}

/** A desk that belongs to no office yet, with the tests' service; `service`: it has a loop that reads from there. */
export function newDesk(author = 'Clerk', service?: FakeService): OfficeDesk {
  const folder = temporaryFolder()
  const clock = new ManualClock(Date.parse('2026-05-01T08:00:00Z'))
  const keychain = memoryKeychain()
  const managerKeys = createManagerKeys({ keychain, clock, random: randomBytes, cost: { N: 2, r: 8, p: 1 } })
  const open = () => openStore({ folder, key: testKey, clock, random: randomBytes, author: () => author })
  const news: string[] = []
  let store = open()
  if (store.services.list().length === 0) store.services.add(testService)
  const calls: string[] = []
  const turns = followedTurns()
  let sync: ServiceSync | undefined
  let reading: SharedReading
  let looking: Looking
  const reached = <Args extends unknown[], T>(name: string, call: (...args: Args) => Promise<Answer<T>>) => {
    return async (...args: Args): Promise<Answer<T>> => {
      calls.push(name)
      return desk.isCut ? { ok: false, error: { kind: 'offline' } } : call(...args)
    }
  }
  const startSync = (from: FakeService) =>
    startServiceSync({
      serviceId: testService.id,
      store,
      client: {
        ...from.client,
        listPage: reached('list', from.client.listPage),
        show: reached('show', from.client.show),
        create: reached('create', from.client.create),
        proof: reached('proof', from.client.proof)
      },
      clock,
      random: () => 0.5,
      log: silentLog,
      turns,
      requestsChanged: () => loop?.state().stage === 'connected' && loop.wake(),
      connectionChanged: () => {}
    })
  const begin = () => {
    sync = service && startSync(service)
    const found = { of: () => sync }
    reading = deskReading({ store, sync: found }, { clock, random: randomBytes, log: silentLog, news: () => {} })
    turns.follow(reading)
    looking = createLooking({ store, clock, random: randomBytes, changed: () => {} })
    return startOfficeLoop({
      reading,
      looking,
      store,
      keychain,
      clock,
      jitter: () => 0.5,
      random: randomBytes,
      log: silentLog,
      connect: connectOffice,
      changed: () => {},
      news: (services) => news.push(...services)
    })
  }
  let loop: OfficeLoop
  const desk: OfficeDesk = {
    get store() {
      return store
    },
    folder,
    keychain,
    clock,
    get parts() {
      return { store, keychain, clock, random: randomBytes, managerKeys }
    },
    loop: () => loop,
    news,
    sync: () => sync,
    looking: () => looking,
    reading: () => reading,
    calls,
    isCut: false,
    reopen(change = () => {}) {
      loop.stop()
      sync?.stop()
      store.close()
      change(folder)
      store = open()
      loop = begin()
    },
    stop() {
      loop.stop()
      sync?.stop()
    }
  }
  loop = begin()
  onTestFinished(() => {
    loop.stop()
    sync?.stop()
    store.close()
  })
  return desk
}

const serviceId = testService.id

/** The request that the tests are about, by the service's id. */
export const key = { serviceId, requestId: 'q-1' }

/** The service tells a desk of a request whose person has come. */
export function told(desk: OfficeDesk): void {
  const request = serviceRequest({
    id: 'q-1',
    status: 'completed',
    completed_at: '2026-05-01T08:00:00Z',
    result: mariMaasikas
  })
  desk.store.atomically(() => keepAnswer(desk.store, { serviceId, request, now: desk.clock.now() }))
}

/** A clerk decides about it. */
export function decideAt(desk: OfficeDesk, verdict: 'accept' | 'reject', note = '') {
  const { store, clock } = desk
  const decided = store.atomically(() => decide(store, { id: 'q-1', verdict, note }, clock.now()))
  desk.loop().wake()
  return decided
}

/** A clerk notes something about it. */
export function noteAt(desk: OfficeDesk, text: string): void {
  desk.store.atomically(() => writeNote(desk.store, 'q-1', text))
  desk.loop().wake()
}

/** What stands as decided. */
export const verdictAt = ({ store }: OfficeDesk) => store.views.get('q-1')?.verdict

/** Waits until something holds, and lets the desks look again meanwhile. */
export async function until(desks: readonly OfficeDesk[], what: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1_200; turn += 1) {
    if (await what()) return
    for (const desk of desks) desk.clock.advance(5_000)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const states = desks.map((desk) => desk.loop().state())
  throw new Error(`not so: ${what}; ${JSON.stringify(states)}`)
}

/** Two desks of one office, both at its server. */
export async function officeOfTwo(
  server: OfficeServerOfTests,
  service?: FakeService,
  role: 'desk' | 'manager' = 'desk'
): Promise<{ one: OfficeDesk; two: OfficeDesk; sheet: string }> {
  const one = newDesk('Mari', service)
  const two = newDesk('Juku', service)
  const founded = await foundOffice(one.parts, { ...(await joiningOf(server, 'Counter 1', role)), name: 'Town office' })
  if (!founded.ok) throw new Error(founded.error.code)
  one.loop().wake()
  await join(one, two, server, founded.value.sheet)
  return { one, two, sheet: founded.value.sheet }
}

/** Brings another desk into the office of one that belongs to it. */
export async function join(
  one: OfficeDesk,
  other: OfficeDesk,
  server: OfficeServerOfTests,
  approval: string | Approval,
  deskName = 'Counter 2',
  hosts?: readonly string[]
): Promise<void> {
  const office = one.store.office.get()?.office ?? ''
  const joining = await joiningOf(server, deskName)
  const connection = { ...joining.connection, ...(hosts && { hosts }) }
  const asked = await askOffice(
    other.parts,
    { ...joining, connection, officeCode: codeOfOffice(office) },
    one.store.office.statements()
  )
  if (!asked.ok) throw new Error(asked.error.code)
  other.loop().wake()
  await until([one, other], () => asking(one.store.office.statements(), office).length === 1)
  const [desk] = asking(one.store.office.statements(), office)
  const admitted = await admitDesk(one.parts, {
    sign: desk?.sign ?? '',
    ...(typeof approval === 'string' ? { sheet: approval } : approval)
  })
  if (!admitted.ok) throw new Error(admitted.error.code)
  one.loop().wake()
  await until([one, other], () => other.loop().state().stage === 'connected')
}
