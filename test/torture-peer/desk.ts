/** A desk behind the peer: the app's store, loop and client over real HTTP, under clocks that a test moves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Agent, fetch as undiciFetch } from 'undici'
import { createEeidClient, type EeidClient, type Fetch } from '../../main/eeid/client.ts'
import type { Log } from '../../main/log/log.ts'
import { openStore, type Store } from '../../main/store/open-store.ts'
import { type ServiceSync, startServiceSync } from '../../main/sync/service-sync.ts'
import { fixedRandom } from '../desk-parts/fixed-random.ts'
import { ManualClock } from '../desk-parts/manual-clock.ts'
import { scratch } from '../desk-parts/scratch.ts'
import type { PracticeServer, ManualClock as ServerClock } from '../eeid-server/index.ts'
import type { TorturePeer } from './peer.ts'

/** The service as the store knows it. */
export const serviceId = 'service-1'

const stepMs = 5_000

const longestStillMs = 1_500

/** What a desk lives among. */
export type Office = { server: PracticeServer; serverClock: ServerClock; peer: TorturePeer }

/** One desk, whose store goes with it. */
export class TorturedDesk implements AsyncDisposable {
  readonly clock = new ManualClock()
  readonly store: Store
  readonly client: EeidClient
  readonly sync: ServiceSync
  /** What the connection has said, as `status:look`, or `status:code` where nothing is said of a look. */
  readonly said = new Set<string>()
  readonly log: string[] = []
  readonly #office: Office
  readonly #agent = new Agent()
  readonly #folder = mkdtempSync(join(scratch, 'eeid-desk-torture-'))
  #underWay = 0

  constructor(office: Office) {
    this.#office = office
    const { server, peer } = office
    this.store = openStore({
      folder: this.#folder,
      key: new Uint8Array(32).fill(7),
      clock: this.clock,
      random: fixedRandom(),
      author: () => 'Clerk'
    })
    const service = { id: serviceId, name: 'Front desk', environment: 'test' as const, clientId: server.clientId }
    this.store.services.add({ ...service, baseUrl: peer.url })
    this.client = this.#counted(
      createEeidClient({
        baseUrl: peer.url,
        clientId: server.clientId,
        clientSecret: async () => ({ ok: true, value: server.clientSecret }),
        fetch: this.#fetch,
        closeIdleConnections: async () => {},
        clock: this.clock,
        random: () => 0,
        log: this.#log
      })
    )
    this.sync = startServiceSync({
      serviceId,
      store: this.store,
      client: this.client,
      clock: this.clock,
      random: () => 0.5,
      log: this.#log,
      requestsChanged: () => {},
      connectionChanged: () => this.#hear()
    })
  }

  readonly #fetch: Fetch = async (url, { method, headers, body, signal, redirect }) => {
    const asked = { method, headers, body, signal, redirect, dispatcher: this.#agent }
    return (await undiciFetch(url, asked as Parameters<typeof undiciFetch>[1])) as unknown as Response
  }

  /** Lets time pass for desk and service, and everything happen that is due by then. */
  async pass(ms: number, isOver: () => boolean = () => false): Promise<void> {
    for (let passed = 0; passed < ms && !isOver(); passed += stepMs) {
      this.clock.advance(stepMs)
      this.#office.serverClock.advance(stepMs)
      await this.#settle()
      this.#hear()
    }
  }

  /** Asks for somebody, as the clerk does. */
  ask(reference: string, sub = 'EE30303039914'): string {
    const id = this.store.outbox.add({ serviceId, reference, claims: { sub }, reason: 'a reason' })
    this.sync.sendNow()
    return id
  }

  /**
   * Waits until nothing happens any more without time passing: every call under way is one that hangs. A stack that waits
   * for more than the peer has to say hangs too, which only real time can tell.
   */
  async #settle(): Promise<void> {
    const { peer } = this.#office
    let quiet = 0
    let stillSince = performance.now()
    while (quiet < 3 && performance.now() - stillSince < longestStillMs) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (peer.answering > 0) stillSince = performance.now()
      const isBusy = this.#underWay > peer.hanging || (this.sync.connection().checking && this.#underWay === 0)
      quiet = isBusy ? 0 : quiet + 1
    }
  }

  #hear(): void {
    const { status, problem, trouble } = this.sync.connection()
    this.said.add(`${status}:${problem?.looksLike ?? problem?.code ?? ''}`)
    if (trouble) this.said.add(`trouble:${trouble}`)
  }

  #counted(client: EeidClient): EeidClient {
    const count =
      <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
      async (...args: Args): Promise<T> => {
        this.#underWay += 1
        try {
          return await call(...args)
        } finally {
          this.#underWay -= 1
        }
      }
    const { listPage, create, show, proof } = client
    return { ...client, listPage: count(listPage), create: count(create), show: count(show), proof: count(proof) }
  }

  get #log(): Log {
    const write = (event: string, fields = {}) => void this.log.push(`${event} ${JSON.stringify(fields)}`)
    return { info: write, warn: write, error: write }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.sync.stop()
    await this.#agent.destroy()
    this.store.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
