/** The way to the services: Electron's network, what proxies are given, and what servers showed. */
import type { Clock } from '../clock/clock.ts'
import type { SessionKeychain } from '../credentials/session-keychain.ts'
import { netFetch } from '../eeid/net-fetch.ts'
import { type SeenCertificate, seenCertificates } from '../eeid/seen-certificates.ts'
import type { Events } from '../events/events.ts'
import type { Log } from '../log/log.ts'
import { type ProxyKeeper, proxyKeeper } from '../proxy/sign-ins.ts'
import { networks } from '../shell/eeid-network.ts'
import type { ClientFactoryOptions } from '../startup/eeid-client.ts'

/** The network of the desk's services. */
export type DeskNetwork = Pick<ClientFactoryOptions, 'networkFor'> & {
  proxies: ProxyKeeper
  /** The certificate that a host showed last. */
  certificateOf: (hostname: string) => SeenCertificate | undefined
  /** Which proxies the system names for the address of a service, as `PROXY host:port; DIRECT`. */
  proxyFor: (serviceId: string, url: string) => Promise<string>
}

/** What of the machine the network stands on. */
type NetworkGround = { clock: Clock; log: Log; secrets: Pick<SessionKeychain, 'keychain'> }

/** Makes the network. */
export function composeNetwork({ clock, log, secrets }: NetworkGround, events: Events): DeskNetwork {
  const certificates = seenCertificates(clock.now)
  const sessions = networks(certificates.note)
  const proxies = proxyKeeper({
    keychain: secrets.keychain,
    clock,
    log,
    forgetInNetwork: sessions.forgetSignIns,
    changed: () => events.emit('proxiesChanged')
  })
  return {
    proxies,
    certificateOf: certificates.of,
    proxyFor: (serviceId, url) => sessions.of(serviceId, 'read').resolveProxy(url),
    networkFor(serviceId, purpose) {
      const own = sessions.of(serviceId, purpose)
      const fetch = netFetch({ ...own, signIns: proxies, certificateOf: certificates.of })
      return { fetch, closeIdleConnections: own.closeIdleConnections }
    }
  }
}
