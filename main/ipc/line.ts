/** The calls about the line to a service. */

import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { LineState } from '../../preload/contract/line.ts'
import { time } from '../requests/time.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import type { Line } from '../sync/service-sync.ts'
import { withDesk } from './open-desk.ts'

/** A line as it crosses to the window, with what waits for the clerk. `now` in milliseconds since 1970 UTC. */
export function lineView(serviceId: string, line: Line, store: Pick<Store, 'outbox'>, now: number): LineState {
  const { status, since, problem, lastReached, lastSwept, checking, waiting, serverNow, progress, trouble } = line
  return {
    serviceId,
    status,
    since: time(since),
    problem,
    lastReached: time(lastReached),
    lastSwept: time(lastSwept),
    checking,
    waiting,
    parked: store.outbox.countParked(serviceId),
    clockOffsetMs: Math.round(serverNow() - now),
    firstSync: progress,
    trouble
  }
}

/** Handlers of `line`. `now` in milliseconds since 1970 UTC. */
export const lineHandlers = (desk: Desk, now: () => number): Handlers<'line'> => ({
  state: ({ serviceId }) =>
    withDesk(desk, ({ store, sync }) => {
      const loop = sync.of(serviceId)
      return loop ? ok(lineView(serviceId, loop.line(), store, now())) : failed({ code: 'unknownService' })
    }),
  checkNow: ({ serviceId }) =>
    withDesk(desk, ({ sync }) => {
      const loop = sync.of(serviceId)
      if (!loop) return failed({ code: 'unknownService' })
      loop.checkNow()
      return ok(null)
    })
})
