/** A desk, its service and the way between them, in one process and under one time. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../desk-parts/scratch.ts'
import { EeidService, FaultQueue, type Random, type StoredRequest, seededRandom } from '../eeid-server/index.ts'
import type { Schedule } from './actions.ts'
import { Coverage, type CrashPoint, type FaultKind, statesIn } from './coverage.ts'
import { beginProcess, type DeskProcess, type Machine } from './desk-clock.ts'
import { Life, type Ports, simulatedSecret, simulatedService } from './life.ts'
import { ProcessEnded } from './mortal.ts'
import { Network } from './network.ts'
import { Watcher } from './watcher.ts'
import { asksForNobody, isSomebodyElse } from './who-came.ts'
import { World } from './world.ts'

/** How a life is to end, and what comes after it. */
type Crash = { ending: { steps: number; at: CrashPoint | null }; downMs: number; cacheLost: boolean }

/** Everything that one schedule plays on. */
export class Office {
  readonly world: World
  readonly service: EeidService
  readonly faults = new FaultQueue()
  readonly network: Network
  readonly machine: Machine = { skewMs: 0, asleep: false }
  readonly log: string[] = []
  /** Those of the desk's rows that the clerk was told are kept. */
  readonly wanted = new Set<string>()
  readonly watcher: Watcher
  /** Whether every answer about one request has told all of it. */
  isToldAll = true
  /** Undefined while the app is not running. */
  life: Life | undefined
  readonly #random: Random
  readonly #root = mkdtempSync(join(scratch, 'eeid-desk-simulation-'))
  readonly #mutate: (ports: Ports) => Ports
  readonly #coverage: Coverage
  #lastFault: FaultKind = 'none'
  #lives = 0
  #folder = join(this.#root, '0')
  #restart: { downMs: number; cacheLost: boolean } = { downMs: 200, cacheLost: false }

  constructor(
    { dice, serverSkewMs, unlistedFields }: Schedule,
    mutate: (ports: Ports) => Ports = (ports) => ports,
    coverage: Coverage = new Coverage()
  ) {
    this.#mutate = mutate
    this.#coverage = coverage
    this.#random = seededRandom(dice)
    this.world = new World(() => this.#look())
    this.service = new EeidService({
      clock: this.world,
      random: seededRandom(dice + 1),
      linkBase: () => 'https://eeid.example/identify',
      sendWebhook: async () => 200
    })
    const { clientId } = simulatedService
    this.service.accounts.put({ clientId, clientSecret: simulatedSecret, webhookUrl: null })
    this.service.clock.setSkew(serverSkewMs)
    this.service.setSwitches({ unlistedFields })
    this.network = new Network({
      world: this.world,
      service: this.service,
      faults: this.faults,
      random: this.#random,
      struck: (kind) => this.struck(kind)
    })
    const is = (holds: (request: StoredRequest) => boolean) => (requestId: string) => {
      const request = this.service.requests.byId(requestId)
      return request !== undefined && holds(request)
    }
    this.watcher = new Watcher(this.network, { isSomebodyElse: is(isSomebodyElse), asksForNobody: is(asksForNobody) })
    this.life = this.#begin(beginProcess(this.world))
  }

  /** The service's requests in the order they came, but for those of which it tells odd things. */
  get requests(): readonly StoredRequest[] {
    return this.service.requests.ofClient(simulatedService.clientId).filter(({ odd }) => odd === undefined)
  }

  /** A fault strikes the running app: noted with what it has in hand. */
  struck(kind: FaultKind): void {
    this.#lastFault = kind
    if (this.life) this.#coverage.struck(kind, statesIn(this.life.store, simulatedService.id))
  }

  /** The app will die after so many more steps, of one kind where that is told, stay down for a while, and start again. */
  crashAfter({ ending, ...restart }: Crash): void {
    this.#restart = restart
    this.life?.mortality.endAfter(ending.steps, ending.at)
  }

  /** Does something with the running app; nothing where it is down or dies of it. */
  async withLife(work: (life: Life) => Promise<void> | void): Promise<void> {
    if (!this.life) return
    try {
      await work(this.life)
    } catch (error) {
      if (!(error instanceof ProcessEnded) && !isFullDisk(error)) throw error
    }
  }

  /** Closes and opens what the running app keeps. Its calls under way are those of the same process: nothing kills them. */
  reopen(): void {
    if (!this.life) return
    this.life.mortality.endAfter(Number.POSITIVE_INFINITY)
    this.life.close()
    this.life = this.#begin(this.life.process)
  }

  /** Starts the app where it is down, and calls off a crash to come. */
  recover(): void {
    this.life?.mortality.endAfter(Number.POSITIVE_INFINITY)
    this.life?.mortality.failDisk(0)
    this.life ??= this.#begin(beginProcess(this.world))
  }

  /** Ends everything and leaves no file. */
  close(): void {
    this.life?.close()
    rmSync(this.#root, { recursive: true, force: true })
  }

  #begin(process: DeskProcess): Life {
    const { world, network, machine } = this
    const life: Life = new Life({
      world,
      network,
      machine,
      process,
      random: this.#random,
      folder: this.#folder,
      logged: (line) => this.log.push(line),
      died: () => this.#died(life),
      mutate: this.#mutate
    })
    return life
  }

  #died(life: Life): void {
    // Copied at the very moment, in the middle of a transaction perhaps: what a new process would find.
    this.#coverage.died(life.mortality.at, statesIn(life.store, simulatedService.id), this.#lastFault)
    this.#lastFault = 'none'
    if (this.#restart.cacheLost) this.watcher.cacheLost()
    this.#lives += 1
    const next = join(this.#root, String(this.#lives))
    cpSync(this.#folder, next, { recursive: true, filter: (file) => !(this.#restart.cacheLost && isCache(file)) })
    this.#folder = next
    this.life = undefined
    this.world.later(0, () => life.close())
    this.world.later(this.#restart.downMs, () => {
      this.life ??= this.#begin(beginProcess(this.world))
    })
  }

  #look(): void {
    if (this.life) this.watcher.look(this.life)
  }
}

const isCache = (file: string) => file.includes('cache.db')

const isFullDisk = (error: unknown) => error instanceof Error && error.message === 'database or disk is full'
