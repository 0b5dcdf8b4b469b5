/**
 * The network as the eeID client sees it: sessions that keep nothing on disk, with the system's proxy, PAC, single
 * sign-on and trust store, none of which is set or turned off anywhere.
 */
import { type Certificate, net, type Session, session } from 'electron'
import type { NetRequest, NetRequestOptions } from '../eeid/net-request.ts'

/** One way to the network; `closeIdleConnections` leaves no reused connection on which Chromium could resend a create. */
export type SessionNetwork = {
  request(options: NetRequestOptions): NetRequest
  /** The proxies for an address, as `PROXY host:port; DIRECT`. */
  resolveProxy(url: string): Promise<string>
  closeIdleConnections(): Promise<void>
}

/** The sessions of this process. */
export type Networks = {
  /**
   * A session for one purpose of one service. Creates have one of their own, because closing connections closes those in
   * use too.
   */
  of(serviceId: string, purpose: 'create' | 'read'): SessionNetwork
  /** No session knows any more what proxies were given. */
  forgetSignIns(): Promise<void>
}

/** Hears of the certificate that a host showed. `isPublic`: the authority behind it is one that Chromium brings along. */
export type SeeCertificate = (hostname: string, certificate: Certificate, isPublic: boolean) => void

// Electron: "use the verification result from Chromium".
const asChromiumSays = -3

/** Makes the sessions as they are asked for. `see` hears of every certificate, and decides nothing. */
export function networks(see: SeeCertificate): Networks {
  const sessions = new Map<string, Session>()

  function sessionOf(partition: string): Session {
    const known = sessions.get(partition)
    if (known) return known
    const made = session.fromPartition(partition, { cache: false })
    made.setCertificateVerifyProc(({ hostname, certificate, isIssuedByKnownRoot }, answer) => {
      answer(asChromiumSays)
      see(hostname, certificate, isIssuedByKnownRoot)
    })
    sessions.set(partition, made)
    return made
  }

  return {
    of(serviceId, purpose) {
      const own = sessionOf(`eeid-${purpose}-${serviceId}`)
      return {
        request: (options) => net.request({ ...options, session: own }) as NetRequest,
        resolveProxy: (url) => own.resolveProxy(url),
        closeIdleConnections: () => own.closeAllConnections()
      }
    },
    async forgetSignIns() {
      await Promise.all([...sessions.values()].map((each) => each.clearAuthCache()))
    }
  }
}
