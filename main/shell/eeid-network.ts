/**
 * The network as the eeID client sees it: sessions that keep nothing on disk, with the system's proxy, PAC, single
 * sign-on and trust store.
 */
import { session } from 'electron'

/** One way to the network; `closeIdleConnections` leaves no reused connection on which Chromium could resend a create. */
export type Network = {
  fetch(url: string, init: RequestInit): Promise<Response>
  closeIdleConnections(): Promise<void>
}

/**
 * A session for one purpose of one service. Creates have one of their own, because closing connections closes those in
 * use too.
 */
export function networkFor(serviceId: string, purpose: 'create' | 'read'): Network {
  const own = session.fromPartition(`eeid-${purpose}-${serviceId}`, { cache: false })
  return {
    fetch: (url, init) => own.fetch(url, init),
    closeIdleConnections: () => own.closeAllConnections()
  }
}
