/** An eeID client over real HTTP, with a practice server for a service. */
import { Agent, fetch as undiciFetch } from 'undici'
import { createEeidClient, type EeidClient, type EeidClientOptions, type Fetch } from '../../../main/eeid/client.ts'
import { silentLog } from '../../../main/log/log.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import {
  type LoggedCall,
  type PracticeClient,
  type PracticeServer,
  type PracticeServerOptions,
  ManualClock as ServerClock,
  startPracticeServer
} from '../../eeid-server/index.ts'

/** A session's connections, which can be closed as those of an Electron session. */
class Connections implements AsyncDisposable {
  #agent = new Agent()

  readonly fetch: Fetch = async (url, init) => {
    const { method, headers, body, signal, redirect, credentials, cache } = init
    const asked = { method, headers, body, signal, redirect, credentials, cache, dispatcher: this.#agent }
    // undici's types and Node's describe the same thing twice.
    return (await undiciFetch(url, asked as Parameters<typeof undiciFetch>[1])) as unknown as Response
  }

  readonly closeIdle = async (): Promise<void> => {
    const old = this.#agent
    this.#agent = new Agent()
    await old.close()
  };

  [Symbol.asyncDispose](): Promise<void> {
    return this.#agent.destroy()
  }
}

/** A client, its service, and a clock for each. */
export class Desk implements AsyncDisposable {
  readonly clock = new ManualClock()
  readonly serverClock: ServerClock
  readonly server: PracticeServer
  readonly client: EeidClient
  /** Whether the test calls as the description does not have it. */
  mayViolate = false
  readonly #connections: Connections

  private constructor(server: PracticeServer, serverClock: ServerClock, more: Partial<EeidClientOptions>) {
    this.server = server
    this.serverClock = serverClock
    this.#connections = new Connections()
    this.client = createEeidClient({
      baseUrl: server.url,
      clientId: server.clientId,
      clientSecret: async () => ({ ok: true, value: server.clientSecret }),
      fetch: this.#connections.fetch,
      closeIdleConnections: this.#connections.closeIdle,
      clock: this.clock,
      random: () => 0,
      log: silentLog,
      ...more
    })
  }

  static async open(more: Partial<EeidClientOptions> = {}, server: PracticeServerOptions = {}): Promise<Desk> {
    const serverClock = new ServerClock()
    return new Desk(await startPracticeServer({ clock: serverClock, seed: 1, ...server }), serverClock, more)
  }

  get practice(): PracticeClient {
    return this.server.practice
  }

  /** Lets time pass for both sides. */
  pass(ms: number): void {
    this.clock.advance(ms)
    this.serverClock.advance(ms)
  }

  /** Asks for somebody with a `sub`; the request must be stored. */
  async ask(reference: string, sub = 'EE30303039914'): Promise<string> {
    const answer = await this.client.create({ reference, claims_required: [{ type: 'sub', value: sub }] })
    if (!answer.ok) throw new Error(`not created: ${answer.error.kind} ${answer.error.detail ?? ''}`)
    return answer.value.id
  }

  /** The next call of this name that the service sees, however long it takes to come. */
  async seen(name: LoggedCall['call']): Promise<LoggedCall> {
    for (;;) {
      const call = (await this.practice.calls()).findLast((each) => each.call === name && each.outcome !== 'answered')
      if (call) return call
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#connections[Symbol.asyncDispose]()
    await this.server.close()
    const { violations } = this.server
    if (violations.length > 0 && !this.mayViolate) throw new Error(`not as it is described:\n${violations.join('\n')}`)
  }
}
