/** One desk and its service, through many lives to a last one in peace. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PracticeServer, type Random, startPracticeServer } from '../eeid-server/index.ts'
import { fastServerClock } from './clock.ts'
import { doHarm } from './harm.ts'
import { type Life, placeOf } from './life.ts'
import { nothingSeen, observe } from './observe.ts'
import { type Death, liveOut } from './process.ts'
import { brokenAnytime, brokenInTheEnd, brokenSince, type Known } from './promises.ts'
import type { Scene } from './scenes.ts'

/** What a desk's lives are made from. */
export type DeskPlan = {
  scenes: readonly Scene[]
  random: Random
  seed: number
  careless: boolean
}

/** What became of a desk. */
export type DeskReport = {
  /** How each life ended, with the place where it was meant to. */
  deaths: { place: string; end: Death['end']; ms: number }[]
  /** The rows of its outbox in the end, by state. */
  rows: Record<string, number>
  proofs: number
  /** Rows that only a spoilt ledger knew. */
  forgiven: number
  broken: string[]
}

const factor = 60
const settleMs = 20_000

/** Plays a desk's lives; what it made on the disk is removed, unless a promise was broken. */
export async function playDesk(plan: DeskPlan): Promise<DeskReport> {
  const folder = mkdtempSync(join(tmpdir(), 'eeid-desk-kill-'))
  const clock = { begun: Date.now(), factor }
  await using server = await startPracticeServer({ clock: fastServerClock(clock), seed: plan.seed })
  mkdirSync(folder, { recursive: true })
  const report = await new KilledDesk(folder, server, clock, plan).play()
  if (report.broken.length === 0 || plan.careless) rmSync(folder, { recursive: true, force: true })
  else report.broken.push(`what is left of it lies in ${folder}`)
  return report
}

class KilledDesk {
  readonly #folder: string
  readonly #server: PracticeServer
  readonly #clock: Life['clock']
  readonly #plan: DeskPlan
  readonly #report: DeskReport = { deaths: [], rows: {}, proofs: 0, forgiven: 0, broken: [] }
  readonly #forgivable = new Set<string>()
  readonly #harmed = new Set<string>()
  #seen = nothingSeen

  constructor(folder: string, server: PracticeServer, clock: Life['clock'], plan: DeskPlan) {
    this.#folder = folder
    this.#server = server
    this.#clock = clock
    this.#plan = plan
  }

  async play(): Promise<DeskReport> {
    for (const [index, scene] of this.#plan.scenes.entries()) {
      await this.#liveAndDie(scene, index + 1)
      if (this.#report.broken.length > 0) return this.#report
    }
    await this.#liveInPeace()
    return this.#report
  }

  async #liveAndDie(scene: Scene, number: number): Promise<void> {
    const { practice } = this.#server
    await practice.clearFaults()
    await this.#complete()
    for (const fault of scene.faults) await practice.addFault(fault)
    this.#harm(scene)
    const { random } = this.#plan
    const wants = { count: 1 + Math.floor(random.next() * 3), everyMs: Math.floor(random.next() * 20) }
    const death = await liveOut(this.#life({ point: scene.point, wants, mostMs: scene.mostMs, number }))
    this.#note(death, placeOf(scene.point))
    const now = observe(this.#folder)
    const where = `life ${number}, ${placeOf(scene.point)}`
    const broken = brokenSince(this.#seen, now, this.#harmed)
    if (now.ledger) broken.push(...brokenAnytime(now, await this.#known()))
    this.#report.broken.push(...broken.map((each) => `${where}: ${each}`))
    if (now.ledger) this.#harmed.delete('ledger.db')
    if (now.cache) this.#harmed.delete('cache.db')
    this.#seen = { ...now, ledger: now.ledger ?? this.#seen.ledger, cache: now.cache ?? this.#seen.cache }
  }

  async #liveInPeace(): Promise<void> {
    await this.#server.practice.clearFaults()
    await this.#complete()
    const number = this.#plan.scenes.length + 1
    const death = await liveOut(this.#life({ point: null, wants: { count: 0, everyMs: 0 }, mostMs: settleMs, number }))
    this.#note(death, 'none')
    const now = observe(this.#folder)
    this.#report.broken.push(...brokenInTheEnd(now, await this.#known()))
    for (const { state } of now.ledger?.rows ?? []) this.#report.rows[state] = (this.#report.rows[state] ?? 0) + 1
    this.#report.proofs = now.ledger?.proofs.length ?? 0
    const known = new Set(now.ledger?.rows.map(({ reference }) => reference))
    this.#report.forgiven = this.#wanted().filter((each) => !known.has(each)).length
  }

  #note({ end, ms, words }: Death, place: string): void {
    this.#report.deaths.push({ place, end, ms })
    if (end === 'fault') this.#report.broken.push(`${place}: ${words}`)
  }

  #life(more: Pick<Life, 'point' | 'wants' | 'mostMs' | 'number'>): Life {
    const { url, clientId, clientSecret } = this.#server
    const { careless } = this.#plan
    return { folder: this.#folder, service: { url, clientId, clientSecret }, clock: this.#clock, careless, ...more }
  }

  #harm({ harm }: Scene): void {
    if (!harm) return
    // A ledger that still has to be restored is not taken for one of the first version.
    if (harm === 'ledgerOfVersion1' && this.#harmed.has('ledger.db')) return
    const backedUp = doHarm(this.#folder, harm)
    if (harm === 'cacheSpoilt' || harm === 'cacheOfVersion1') this.#harmed.add('cache.db')
    if (!backedUp) return
    this.#harmed.add('ledger.db')
    for (const reference of this.#wanted()) if (!backedUp.has(reference)) this.#forgivable.add(reference)
  }

  /** Some persons follow their links. */
  async #complete(): Promise<void> {
    const { practice } = this.#server
    for (const { id, status } of await practice.requests()) {
      if (status === 'pending' && this.#plan.random.next() < 0.5) await practice.complete(id)
    }
  }

  #wanted(): string[] {
    const file = join(this.#folder, 'wanted.txt')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  }

  async #known(): Promise<Known> {
    return { wanted: this.#wanted(), forgivable: this.#forgivable, onService: await this.#server.practice.requests() }
  }
}
