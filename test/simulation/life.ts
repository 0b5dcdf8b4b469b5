/** One life of the app: its store, its loops and its calls, from start to end or crash. The code is the app's own. */
import { firstChoices } from '../../common/words/services.ts'
import type { Clock } from '../../main/clock/clock.ts'
import { createEeidClient, type EeidClient } from '../../main/eeid/client.ts'
import type { Waits } from '../../main/eeid/waits.ts'
import { connectionHandlers } from '../../main/ipc/connection.ts'
import { requestHandlers } from '../../main/ipc/requests.ts'
import type { Log } from '../../main/log/log.ts'
import { openStore, type Store } from '../../main/store/open-store.ts'
import { type DeskSync, startDeskSync } from '../../main/sync/desk-sync.ts'
import { startServiceSync } from '../../main/sync/service-sync.ts'
import { openedDesk } from '../desk-parts/opened-desk.ts'
import type { Random } from '../eeid-server/index.ts'
import type { CrashPoint } from './coverage.ts'
import { DeskClock, type DeskProcess, type Machine } from './desk-clock.ts'
import { Mortality } from './mortal.ts'
import type { Caller, Network } from './network.ts'
import type { World } from './world.ts'

/** The one service of the simulated desk. */
export const simulatedService = {
  ...firstChoices,
  isPaused: false,
  id: 'service-1',
  name: 'Front desk',
  environment: 'test' as const,
  baseUrl: 'https://eeid.example',
  clientId: 'desk'
}

/** Its secret. */
export const simulatedSecret = 'a-secret-that-no-log-may-hold'

/** The ports that a mutant changes, to prove that the simulation notices. */
export type Ports = { store: Store; client: EeidClient; clock: Clock; log: Log; waits: Waits }

/** What a life begins with. */
export type LifeOptions = {
  world: World
  network: Network
  machine: Machine
  process: DeskProcess
  random: Random
  /** Where the databases are. */
  folder: string
  /** Takes every line of the log. */
  logged: (line: string) => void
  /** Runs at the moment of a crash. */
  died: () => void
  /** Changes the ports. */
  mutate: (ports: Ports) => Ports
}

/** The key of the simulated databases. */
const key = new Uint8Array(32).fill(7)

/** A running app. */
export class Life implements Caller {
  readonly mortality: Mortality
  readonly clock: DeskClock
  readonly process: DeskProcess
  /** The store as it is, for looking at; the app has it through its ports. */
  readonly store: Store
  readonly sync: DeskSync
  readonly requests: ReturnType<typeof requestHandlers>
  readonly connection: ReturnType<typeof connectionHandlers>
  /** Set when the app told the window that something is new. */
  news = true

  readonly #options: LifeOptions

  constructor(options: LifeOptions) {
    this.#options = options
    this.mortality = new Mortality(options.died)
    this.process = options.process
    this.clock = new DeskClock(options.world, options.machine, options.process, () => this.mortality.isDead)
    this.store = openStore({
      folder: options.folder,
      key,
      clock: this.clock,
      random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(options.random.next() * 256)),
      author: () => 'Clerk'
    })
    if (!this.store.services.get(simulatedService.id)) this.store.services.add(simulatedService)
    this.store.outbox.recoverInterrupted()
    const store = this.mortality.guard(this.store)
    this.sync = this.#start(options, store)
    const desk = openedDesk({ store, sync: this.sync })
    this.requests = requestHandlers(
      desk,
      () => this.#tellNews(),
      () => this.clock.now()
    )
    this.connection = connectionHandlers(desk, () => this.clock.now())
  }

  passed(at: CrashPoint): void {
    this.mortality.passed(at)
  }

  isDead(): boolean {
    return this.mortality.isDead
  }

  monotonic(): number {
    return this.clock.monotonic()
  }

  /** Lets go of the files. */
  close(): void {
    if (!this.mortality.isDead) this.sync.stop()
    this.store.close()
  }

  /** Signs in as *Test connection* does: with a client of its own. Nobody waits for its answer. */
  testConnection(): void {
    void this.#clientWith(this.process.waits).authenticate()
  }

  #clientWith(waits: Waits): EeidClient {
    const { network, random } = this.#options
    return createEeidClient({
      ...simulatedService,
      clientSecret: async () => ({ ok: true, value: simulatedSecret }),
      fetch: network.fetchFor(this),
      closeIdleConnections: async () => {},
      clock: this.clock,
      random: () => random.next(),
      log: this.#log,
      waits
    })
  }

  #start(options: LifeOptions, guarded: Store): DeskSync {
    const log = this.#log
    return startDeskSync([simulatedService], (service) => {
      // A client for each loop, as the app has it; what is known of waits is the process's.
      let { waits } = options.process
      const client = this.#clientWith({
        leftMs: (url) => waits.leftMs(url),
        asked: (url, ms) => waits.asked(url, ms)
      })
      const ports = options.mutate({ store: guarded, client, clock: this.clock, log, waits })
      waits = ports.waits
      return startServiceSync({
        ...ports,
        serviceId: service.id,
        random: () => options.random.next(),
        requestsChanged: () => this.#tellNews(),
        connectionChanged: () => {}
      })
    })
  }

  #tellNews(): void {
    this.news = true
  }

  get #log(): Log {
    const write =
      (level: string) =>
      (event: string, fields = {}) => {
        if (!this.mortality.isDead) this.#options.logged(`${level} ${event} ${JSON.stringify(fields)}`)
      }
    return { info: write('info'), warn: write('warn'), error: write('error') }
  }
}
