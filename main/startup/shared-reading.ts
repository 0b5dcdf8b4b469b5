/** Ties the reading of services that an office's desks share to the loops of services. */
import { readKept } from '../eeid/read-request.ts'
import type { ToldRequest } from '../office/readings.ts'
import { type SharedReading, type SharedReadingOptions, sharedReading } from '../office/shared-reading.ts'
import type { Store } from '../store/open-store.ts'
import { keepTold } from '../sync/keep-answer.ts'
import { type ReadingTurns, readsAlone } from '../sync/turn.ts'
import type { OpenDesk } from './desk.ts'

/** The turns of whichever desk is open: the loops of services begin before the office's part does. */
export type FollowedTurns = ReadingTurns & { follow(turns: ReadingTurns | undefined): void }

/** This desk reads alone until it follows others. */
export function followedTurns(): FollowedTurns {
  let turns = readsAlone
  return {
    turnOf: (serviceId) => turns.turnOf(serviceId),
    swept: (serviceId, beganAt) => turns.swept(serviceId, beganAt),
    desks: () => turns.desks(),
    proofs: (serviceId, requestIds) => turns.proofs(serviceId, requestIds),
    follow(next) {
      turns = next ?? readsAlone
    }
  }
}

const reached: ReadonlySet<string> = new Set(['starting', 'online', 'busy'])

/** The part of an open desk in the office's reading. */
export function deskReading(
  { store, sync }: Pick<OpenDesk, 'store'> & { sync: Pick<OpenDesk['sync'], 'of'> },
  options: Pick<SharedReadingOptions, 'clock' | 'random' | 'log' | 'news'>
): SharedReading {
  return sharedReading({
    ...options,
    store,
    keep: (told) => keepFrom(store, told, options.clock.now()),
    reaches: (serviceId) => reached.has(sync.of(serviceId)?.connection().status ?? 'none'),
    reads: (serviceId) => sync.of(serviceId)?.checkNow(),
    news(services) {
      options.news(services)
      for (const serviceId of services) sync.of(serviceId)?.heard()
    }
  })
}

/** Keeps what another desk has read; false where it is no request, or no news. */
export function keepFrom(store: Store, { serviceId, body, desk, at }: ToldRequest, now: number): boolean {
  const request = readKept(body)
  return request !== undefined && keepTold(store, { serviceId, request, now }, { desk, at })
}
