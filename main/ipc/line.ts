/** The calls about the line to a service. */
import type { Handlers } from '../../preload/contract.ts'
import type { LineState } from '../../preload/shapes.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import type { Line } from '../sync/service-sync.ts'
import { failed, ok, withDesk } from './open-desk.ts'
import { time } from './time.ts'

/** A line as it crosses to the window, with what waits for the clerk. */
export function lineView(serviceId: string, line: Line, store: Store): LineState {
  const { status, since, lastReached, lastSwept, checking, waiting, serverNow, progress, trouble } = line
  return {
    serviceId,
    status,
    since: time(since),
    lastReached: time(lastReached),
    lastSwept: time(lastSwept),
    checking,
    waiting,
    parked: store.outbox.countParked(serviceId),
    clockOffsetMs: Math.round(serverNow() - Date.now()),
    firstSync: progress,
    trouble
  }
}

/** Handlers of `line`. */
export const lineHandlers = (desk: Desk): Handlers<'line'> => ({
  state: ({ serviceId }) =>
    withDesk(desk, ({ store, sync }) => {
      const loop = sync.of(serviceId)
      return loop ? ok(lineView(serviceId, loop.line(), store)) : failed({ code: 'unknownRequest' })
    }),
  checkNow: ({ serviceId }) =>
    withDesk(desk, ({ sync }) => {
      sync.of(serviceId)?.checkNow()
      return ok(null)
    })
})
