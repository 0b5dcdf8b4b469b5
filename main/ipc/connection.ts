/** The calls about the connection to a service. */

import { failed, ok } from '../../common/words/problems.ts'
import type { ConnectionState } from '../../preload/contract/connection.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { time } from '../requests/time.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import type { SyncState } from '../sync/service-sync.ts'
import { withDesk } from './open-desk.ts'

/** A connection as it crosses to the window, with what waits for the clerk. `now` in milliseconds since 1970 UTC. */
export function connectionView(
  serviceId: string,
  state: SyncState,
  store: Pick<Store, 'outbox'>,
  now: number
): ConnectionState {
  const { status, since, problem, lastReached, lastSwept, checking, waiting, serverNow, progress, trouble } = state
  return {
    serviceId,
    status,
    since: time(since),
    problem,
    lastReached: time(lastReached),
    lastSwept: time(lastSwept),
    checking,
    waiting,
    needsAttention: store.outbox.countNeedingAttention(serviceId),
    clockOffsetMs: Math.round(serverNow() - now),
    firstSync: progress,
    trouble
  }
}

/** A service that the office has paused: nothing of it goes on. */
const pausedView = (serviceId: string, store: Pick<Store, 'outbox' | 'connections'>): ConnectionState => ({
  serviceId,
  status: 'paused',
  since: null,
  problem: null,
  lastReached: time(store.connections.lastReached(serviceId)),
  lastSwept: null,
  checking: false,
  waiting: store.outbox.countWaiting(serviceId),
  needsAttention: store.outbox.countNeedingAttention(serviceId),
  clockOffsetMs: 0,
  firstSync: null,
  trouble: null
})

/** Handlers of `connection`. `now` in milliseconds since 1970 UTC. */
export const connectionHandlers = (desk: Desk, now: () => number): Handlers<'connection'> => ({
  state: ({ serviceId }) =>
    withDesk(desk, ({ store, sync }) => {
      const loop = sync.of(serviceId)
      if (loop) return ok(connectionView(serviceId, loop.connection(), store, now()))
      const isPaused = store.services.get(serviceId)?.isPaused === true
      return isPaused ? ok(pausedView(serviceId, store)) : failed({ code: 'unknownService' })
    }),
  checkNow: ({ serviceId }) =>
    withDesk(desk, ({ sync }) => {
      const loop = sync.of(serviceId)
      if (!loop) return failed({ code: 'unknownService' })
      loop.checkNow()
      return ok(null)
    })
})
