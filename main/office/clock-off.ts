/** How far the desk's clock is off the one of the office's server. */
import type { Clock } from '../clock/clock.ts'
import type { OfficeServer } from './server.ts'

/** The server's clock minus the desk's, milliseconds; null where the server does not tell. */
export async function clockOff(clock: Clock, server: Pick<OfficeServer, 'time'>): Promise<number | null> {
  if (server.time === undefined) return null
  const [before, began] = [clock.now(), clock.monotonic()]
  const time = await server.time()
  const halfWay = (clock.monotonic() - began) / 2
  return Number.isFinite(time) ? Math.round(time - before - halfWay) : null
}
