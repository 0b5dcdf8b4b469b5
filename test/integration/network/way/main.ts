/** The desk's way to its services without its windows: main's own sessions, transport, sign-ins and clients. */
import type { Problem } from '../../../../common/words/problems.ts'
import { systemClock } from '../../../../main/clock/clock.ts'
import { composeNetwork } from '../../../../main/compose/network.ts'
import { sessionKeychain } from '../../../../main/credentials/session-keychain.ts'
import type { Answer, CreateBody } from '../../../../main/eeid/client.ts'
import { createEvents } from '../../../../main/events/events.ts'
import { silentLog } from '../../../../main/log/log.ts'
import type { ProxyKeeper } from '../../../../main/proxy/sign-ins.ts'
import { showNoCertificate } from '../../../../main/shell/no-certificate.ts'
import { clientFactory } from '../../../../main/startup/eeid-client.ts'
import { problemOf } from '../../../../main/sync/eeid-problem.ts'
import { memoryKeychain } from '../../../unit/startup/memory-keychain.ts'

/** A service as the desk keeps it: its sessions are those of its id. */
export type KeptService = { id: string; baseUrl: string; clientId: string; clientSecret: string }

/** What the window would be told of a call; `sent` is told of a create that failed. */
export type Told = { problem: Problem | null; sent: 'no' | 'perhaps' | null }

/** What tests call. */
export type Way = {
  /** Keeps a service, and makes its client. */
  keep(service: KeptService): Promise<void>
  /** Asks the service for a token, as _Test connection_ does. */
  test(id: string): Promise<Told>
  create(id: string, body: CreateBody): Promise<Told>
  proxies: Pick<ProxyKeeper, 'asking' | 'keep' | 'forget'>
}

const told = (answer: Answer<unknown>): Told =>
  answer.ok ? { problem: null, sent: null } : { problem: problemOf(answer.error), sent: answer.error.sent ?? null }

function openWay(): Way {
  const secrets = sessionKeychain(memoryKeychain())
  const { networkFor, proxies } = composeNetwork(
    { clock: systemClock, log: silentLog, secrets },
    createEvents(silentLog)
  )
  const { keychain } = secrets
  const clientFor = clientFactory({ networkFor, keychain, clock: systemClock, random: () => 0, log: silentLog })
  const clients = new Map<string, ReturnType<typeof clientFor.kept>>()
  function clientOf(id: string) {
    const client = clients.get(id)
    if (!client) throw new Error(`${id} is not kept`)
    return client
  }
  return {
    async keep({ clientSecret, ...service }) {
      await keychain.set(service.id, clientSecret)
      clients.set(service.id, clientFor.kept(service))
    },
    test: async (id) => told(await clientOf(id).authenticate()),
    create: async (id, body) => told(await clientOf(id).create(body)),
    proxies
  }
}

showNoCertificate()
Object.assign(globalThis, { way: openWay() })
