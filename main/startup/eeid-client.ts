/** Clients for the desk's services: each with a network of its own, its secret read from the keychain when a token is due. */
import type { Clock } from '../clock/clock.ts'
import { type Keychain, keptSecret } from '../credentials/keychain.ts'
import { createEeidClient, type EeidClient, type EeidClientOptions, type Fetch } from '../eeid/client.ts'
import { createWaits } from '../eeid/waits.ts'
import type { Log } from '../log/log.ts'
import type { ServiceRow } from '../store/ledger/services.ts'

/** One way to the network. */
export type Network = { fetch: Fetch; closeIdleConnections(): Promise<void> }

/** What clients are made with. `networkFor` gives each purpose of each service a network of its own. */
export type ClientFactoryOptions = {
  networkFor: (serviceId: string, purpose: 'create' | 'read') => Network
  keychain: Keychain
  clock: Clock
  random: () => number
  log: Log
}

type Address = Pick<ServiceRow, 'baseUrl' | 'clientId'>

/** Makes clients. */
export function clientFactory({ networkFor, keychain, clock, random, log }: ClientFactoryOptions) {
  // One for all: a wait is kept by a loop that begins anew, by another service at the address, and by a test of a secret.
  const waits = createWaits(clock)
  function client(id: string, { baseUrl, clientId }: Address, secret: EeidClientOptions['clientSecret']): EeidClient {
    const creates = networkFor(id, 'create')
    return createEeidClient({
      baseUrl,
      clientId,
      clientSecret: secret,
      fetch: networkFor(id, 'read').fetch,
      createFetch: creates.fetch,
      closeIdleConnections: creates.closeIdleConnections,
      clock,
      random,
      log,
      waits
    })
  }
  return {
    /** For a service that the desk keeps. */
    kept: (service: Address & { id: string }): EeidClient =>
      client(service.id, service, () => keptSecret(keychain, service.id)),
    /** For a secret that was only typed. */
    once: (service: Address, secret: string): EeidClient =>
      client('typed', service, async () => ({ ok: true, value: secret }))
  }
}
