/** Every place at which a desk is killed, and what has to be so for it to come there. */
import type { FaultInput, Random } from '../eeid-server/index.ts'
import type { KillPoint } from './life.ts'

/** What is done to the desk's files before the life begins. */
export type Harm = 'ledgerGone' | 'ledgerSpoilt' | 'cacheSpoilt' | 'cacheOfVersion1' | 'ledgerOfVersion1'

/** A place to be killed at. */
export type Scene = {
  point: KillPoint
  /** What the service does wrong in that life. */
  faults: readonly FaultInput[]
  harm: Harm | null
  /** How long the life may take to come there, real milliseconds. */
  mostMs: number
}

const usualMs = 900
// A minute of the desk's clock must pass before what is absent counts as absent.
const longMs = 2_600

const scene = (point: KillPoint, more: Partial<Scene> = {}): Scene => ({
  point,
  faults: [],
  harm: null,
  mostMs: usualMs,
  ...more
})

const call = (name: string, when: 'before' | 'after', nth = 1): KillPoint => ({ at: 'call', name, when, nth })
const during = (name: string, afterUs: number, nth = 1): KillPoint => ({ at: 'during', name, nth, afterUs })
const file = (path: string, afterUs: number): KillPoint => ({ at: 'file', path: `desk/${path}`, afterUs })
const fault = (on: FaultInput['call'], effect: FaultInput['effect'], times = 1): FaultInput => ({
  call: on,
  effect,
  times
})

const lost = [fault('create', { kind: 'reset-after' })]
const notDone = [fault('create', { kind: 'reset-before' })]
const unheard = [fault('create', { kind: 'never-answer', acts: true })]
const refused = [fault('create', { kind: 'status', status: 422, error: 'A claim has no value' })]
const slowBefore = [fault('create', { kind: 'latency', ms: 12_000, at: 'before' })]
const slowAfter = [fault('create', { kind: 'latency', ms: 12_000, at: 'after' })]

/** The places within a desk's usual life. Odd numbers of microseconds are drawn anew for each. */
export function scenes(random: Random): Scene[] {
  const within = (most: number) => Math.floor(random.next() * most)
  return [
    ...(['before', 'after'] as const).flatMap((when) => [
      scene(call('outbox.add', when)),
      scene(call('outbox.markSending', when)),
      scene(call('fetch.create', when)),
      scene(call('outbox.markCreated', when)),
      scene(call('fetch.token', when)),
      scene(call('fetch.list', when)),
      scene(call('requests.put', when, 2)),
      scene(call('fetch.proof', when)),
      scene(call('proofs.keep', when)),
      scene(call('outbox.markConfirming', when), { faults: lost }),
      scene(call('outbox.markNeedsCorrecting', when), { faults: refused }),
      scene(call('outbox.markQueued', when), { faults: notDone, mostMs: longMs }),
      scene(call('outbox.markSending', when, 3), { faults: notDone, mostMs: longMs }),
      scene(call('connections.setLastReached', when)),
      scene(call('keychain.get', when))
    ]),
    scene(call('create.left', 'after'), { faults: slowBefore }),
    scene(call('create.left', 'after', 2), { faults: [...slowBefore, ...slowBefore] }),
    scene(call('create.stored', 'after'), { faults: slowAfter }),
    scene(call('create.stored', 'after', 2), { faults: [...slowAfter, ...slowAfter] }),
    scene(call('outbox.markCreated', 'after'), { faults: unheard, mostMs: longMs }),
    scene(call('store.atomically', 'after', 2)),
    scene(call('log.startup.stage', 'after')),
    scene(call('log.backup.made', 'before')),
    ...['outbox.add', 'outbox.markSending', 'outbox.markCreated', 'store.atomically', 'proofs.keep'].flatMap((name) => [
      scene(during(name, within(300))),
      scene(during(name, within(3_000), 2))
    ]),
    scene(during('outbox.markConfirming', within(1_000)), { faults: lost }),
    scene(during('requests.put', within(200), 2)),
    ...[5_000, 15_000, 40_000].map((most) => scene(during('desk.open', within(most)))),
    scene(file('backups/ledger.part', within(500))),
    scene(file('backups/ledger.part', within(5_000))),
    scene(file('backups/ledger.part', within(20_000))),
    scene(file('backups/proofs.db-wal', within(5_000))),
    scene(file('ledger.db.salvage', within(2_000)), { harm: 'ledgerSpoilt' }),
    scene(file('ledger.db.restoring', within(2_000)), { harm: 'ledgerGone' }),
    scene(file('ledger.db.restoring', within(20_000)), { harm: 'ledgerSpoilt' }),
    scene(file('ledger.db.restored', 0), { harm: 'ledgerSpoilt' }),
    scene(file('ledger.db.damaged', 0), { harm: 'ledgerSpoilt' }),
    scene(call('log.startup.stage', 'after'), { harm: 'ledgerGone' }),
    scene(call('fetch.create', 'before'), { harm: 'ledgerGone', mostMs: longMs }),
    scene(file('cache.db.damaged', within(300)), { harm: 'cacheSpoilt' }),
    scene(file('cache.db.damaged', within(20_000)), { harm: 'cacheSpoilt' }),
    scene(during('desk.open', within(20_000)), { harm: 'cacheOfVersion1' }),
    scene(during('desk.open', within(40_000)), { harm: 'cacheOfVersion1' }),
    scene(file('backups/ledger.part', within(500)), { harm: 'ledgerOfVersion1' }),
    scene(call('log.startup.stage', 'after'), { harm: 'ledgerOfVersion1' }),
    ...[5_000, 15_000, 30_000].map((most) => scene(during('desk.open', within(most)), { harm: 'ledgerOfVersion1' })),
    ...Array.from({ length: 12 }, () => scene({ at: 'time', afterMs: within(usualMs) }))
  ]
}

/** The places of a desk's very first life: the key is made, and both databases. */
export function firstScenes(random: Random): Scene[] {
  const within = (most: number) => Math.floor(random.next() * most)
  return [
    scene(call('keychain.set', 'before')),
    scene(call('keychain.set', 'after')),
    scene(file('database-key-id.json', 0)),
    scene(file('database-key-id.copy.json', 0)),
    scene(file('ledger.db', within(500))),
    scene(file('ledger.db-wal', within(3_000))),
    scene(file('cache.db', within(3_000))),
    scene(during('desk.open', within(30_000))),
    scene({ at: 'time', afterMs: within(300) })
  ]
}
