/** The disk of the desk's own data is full in the middle of the day: every call that writes says so, and nothing is lost. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noClaims } from '../../../common/words/requests.ts'
import { decisionHandlers } from '../../../main/ipc/decisions.ts'
import { type AllHandlers, openDoor } from '../../../main/ipc/door.ts'
import { draftHandlers } from '../../../main/ipc/drafts.ts'
import { requestHandlers } from '../../../main/ipc/requests.ts'
import { silentLog } from '../../../main/log/log.ts'
import { proofSaver } from '../../../main/proofs/save.ts'
import type { Desk } from '../../../main/startup/desk.ts'
import { calls } from '../../../preload/contract/contract.ts'
import {
  cachedRequest,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from '../../unit/store/temporary-store.ts'
import { canMount, fill, smallDisk } from './small-disk.ts'

const claims = { ...noClaims, sub: 'EE30303039914' }
const draft = { serviceId: testService.id, claims, reference: 'K7Q-1', reason: 'Opening an account' }

/** A desk on a small disk, called through the door as the window does. */
function deskOn(disk: string) {
  const folder = join(disk, 'desk')
  mkdirSync(folder)
  const clock = testClock()
  const store = storeWithService(folder, clock)
  store.requests.put(cachedRequest({ id: 'r', status: 'completed', completedAt: 2_000, outcome: 'matching' }))
  store.proofs.keep(testService.id, 'r', Buffer.from('%PDF-1.7 a proof %%EOF'))
  const desk = { opened: () => ({ store, sync: { of: () => undefined } }) } as unknown as Desk
  const handlers = {
    requests: requestHandlers(desk, () => {}, clock.now),
    decisions: decisionHandlers(desk, () => {}, clock.now),
    drafts: draftHandlers(desk)
  }
  const channels = new Map<string, (argument: unknown) => Promise<unknown>>()
  const caller = { origin: 'app', isMainFrame: true, window: 'desk' } as const
  const transport = {
    handle: (channel: string, handler: (by: typeof caller, args: readonly unknown[]) => Promise<unknown>) =>
      void channels.set(channel, (argument) => handler(caller, [argument])),
    send: () => {}
  }
  const all = Object.fromEntries(
    Object.entries(calls).map(([domain, names]) => [
      domain,
      handlers[domain as keyof typeof handlers] ??
        Object.fromEntries(Object.keys(names).map((name) => [name, () => null]))
    ])
  )
  openDoor({ transport: transport as never, origin: 'app', log: silentLog }, all as unknown as AllHandlers, {
    isLocked: () => false,
    speaksForOffice: () => true
  })
  const call = (channel: string, argument: unknown) => channels.get(channel)?.(argument)
  const id = store.views.onService(testService.id, 'r')?.id ?? ''
  return { store, call, id }
}

const isFull = { ok: false, error: { code: 'dataDiskFull' } }

test.skipIf(!canMount)(
  'create, accept, a note and a draft say that the disk is full, and succeed once it is not',
  async (context) => {
    const disk = smallDisk(6 * 1024 * 1024)
    if (!disk) return context.skip()
    const { store, call, id } = deskOn(disk)
    const everything: [string, unknown][] = [
      ['requests.create', { ...draft, draft: 'new' }],
      ['decisions.decide', { id, verdict: 'accept', note: 'seen' }],
      ['decisions.writeNote', { id, note: 'a note' }],
      ['drafts.keep', { key: 'new', draft: { ...draft, suggested: '', reason: 'x'.repeat(4_000) } }]
    ]
    const makeRoom = fill(disk)
    for (const [channel, argument] of everything) {
      // As long as there is a page left in the log of the database a small thing may still be kept.
      let answer = await call(channel, argument)
      for (let n = 0; n < 200 && (answer as { ok: boolean }).ok && channel === 'drafts.keep'; n++)
        answer = await call(channel, { key: `new-${n}`, draft: { ...draft, suggested: '', reason: 'x'.repeat(4_000) } })
      expect([channel, answer]).toMatchObject([channel, isFull])
    }
    expect(store.outbox.countWaiting(testService.id)).toBe(0)
    makeRoom()
    for (const [channel, argument] of everything)
      expect([channel, await call(channel, argument)]).toMatchObject([channel, { ok: true }])
    expect(store.outbox.countWaiting(testService.id)).toBe(1)
  }
)

test.skipIf(!canMount)(
  'a proof that is saved elsewhere is told as saved, though its folder cannot be remembered',
  async (context) => {
    const disk = smallDisk(6 * 1024 * 1024)
    if (!disk) return context.skip()
    const { store, id } = deskOn(disk)
    const elsewhere = join(temporaryFolder(), 'proof.pdf')
    const makeRoom = fill(disk)
    const answer = await proofSaver(async () => elsewhere)(store, id)
    makeRoom()
    expect(answer).toEqual({ ok: true, value: { fileName: 'proof.pdf' } })
    expect(readFileSync(elsewhere, 'utf8')).toBe('%PDF-1.7 a proof %%EOF')
  }
)
