/** The way between the desk and the service: latencies, faults, a plug that can be pulled, and a stack that repeats. */
import type { Fetch } from '../../main/eeid/client.ts'
import {
  carryOut,
  type Delivery,
  type EeidCall,
  type EeidService,
  type FaultQueue,
  parseCall,
  type Random,
  traitsOf
} from '../eeid-server/index.ts'
import { type CrashPoint, type FaultKind, kindOfEffect, pointOfCall } from './coverage.ts'
import { connectionError, responseOf } from './wire.ts'
import type { World } from './world.ts'

/** What the network works with. */
export type NetworkOptions = {
  world: World
  service: EeidService
  faults: FaultQueue
  random: Random
  /** Hears of every fault that strikes a call. */
  struck: (kind: FaultKind) => void
}

/** How a pulled plug shows: at once and for certain, or in a way that may mean anything. */
export type Unplugged = 'refused' | 'lost'

/** Who calls: one life of the app. */
export type Caller = {
  /** The process that it lives in: what one opening of the desk was told, the next one knows. */
  readonly process: object
  /** A call begins or its answer came: the app may die of it. */
  passed(at: CrashPoint): void
  isDead(): boolean
  monotonic(): number
}

/** A request that a create of the desk made. */
export type Made = { reference: string; byRepeat: boolean }

type UnderWay = {
  name: EeidCall['name']
  caller: Caller
  resolve: (response: Response) => void
  reject: (error: Error) => void
}

// What the clamp of the client leaves of a Retry-After.
const longestWaitMs = 15 * 60_000

// The service acts on nothing later than its own deadline of a minute.
const longestBeforeActingMs = 58_000

/** The network of a simulation. */
export class Network {
  readonly #options: NetworkOptions
  readonly #underWay = new Set<UnderWay>()
  readonly #busyUntil = new WeakMap<object, number>()
  #calls: number[] = []
  unplugged: Unplugged | null = null
  /** How many of the next creates the stack sends twice by itself. */
  repeats = 0
  /** Requests on the service that the desk's creates made: their reference, and whether the stack repeated the call. */
  readonly made = new Map<string, Made>()
  /** The references of creates that the service itself refused. */
  readonly refused = new Set<string>()
  /** What the desk did that it must never do, in words. */
  readonly misdeeds: string[] = []

  constructor(options: NetworkOptions) {
    this.#options = options
  }

  /** How many calls of this life are under way. */
  underWay(caller: Caller): number {
    return [...this.#underWay].filter((each) => each.caller === caller).length
  }

  /** Breaks every call under way, as when the plug is pulled or the machine sleeps. */
  breakAll(): void {
    for (const call of this.#underWay) call.reject(connectionError('ECONNRESET'))
  }

  /** Pulls the plug. */
  unplug(how: Unplugged): void {
    this.unplugged = how
    this.breakAll()
  }

  /** The `fetch` of one life of the app. */
  fetchFor(caller: Caller): Fetch {
    return (url, init) => this.#fetch(caller, url, init)
  }

  async #fetch(caller: Caller, url: string, init: RequestInit): Promise<Response> {
    const call = callOf(url, init)
    caller.passed(pointOfCall(call.name, false))
    if (caller.isDead()) return new Promise<never>(() => {})
    this.#watch(caller, call)
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const entry: UnderWay = { name: call.name, caller, resolve, reject }
    this.#underWay.add(entry)
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true })
    if (this.unplugged) {
      this.#options.struck(`unplugged: ${this.unplugged}`)
      this.#fail(this.unplugged, reject)
    } else this.#carry(call, entry)
    try {
      return await promise
    } finally {
      this.#underWay.delete(entry)
      caller.passed(pointOfCall(call.name, true))
    }
  }

  #fail(how: Unplugged, reject: (error: Error) => void): void {
    const code = how === 'refused' ? 'ECONNREFUSED' : 'ERR_INTERNET_DISCONNECTED'
    this.#options.world.later(5, () => reject(connectionError(code)))
  }

  #carry(call: EeidCall, entry: UnderWay): void {
    const { world, service, faults } = this.#options
    const verdict = faults.take(traitsOf(service, call), service.clock.now())
    const kind = verdict.effect ? kindOfEffect(verdict.effect) : undefined
    if (kind) this.#options.struck(kind)
    if (verdict.waitBeforeMs + verdict.waitAfterMs > 0) this.#options.struck('latency')
    const twice = call.name === 'create' && this.repeats > 0
    if (twice) this.repeats -= 1
    // What has left acts on the service, whatever becomes of the caller.
    // Two latencies add up; the service's own deadline does not.
    world.later(this.#latency() + Math.min(verdict.waitBeforeMs, longestBeforeActingMs), () => {
      if (twice) this.#act(call, null, true)
      const delivery = this.#act(call, verdict.effect, false)
      world.later(this.#latency() + verdict.waitAfterMs, () => this.#deliver(delivery, entry))
    })
  }

  #act(call: EeidCall, effect: Parameters<typeof carryOut>[2], byRepeat: boolean): Delivery {
    const { service } = this.#options
    const before = service.requests.all().length
    const delivery = carryOut(service, call, effect)
    if (call.name === 'create' && delivery.kind === 'answer' && delivery.answer.status === 422)
      this.refused.add(String((JSON.parse(call.body) as { reference?: string }).reference))
    const added = call.name === 'create' ? service.requests.all().slice(before) : []
    for (const request of added) this.made.set(request.id, { reference: request.reference ?? '', byRepeat })
    return delivery
  }

  #deliver(delivery: Delivery, entry: UnderWay): void {
    // Nobody hears what comes after the caller gave up or the plug was pulled.
    if (delivery.kind === 'silence' || !this.#underWay.has(entry)) return
    if (delivery.kind === 'answer') {
      this.#noteWait(entry.caller, delivery)
      entry.resolve(responseOf(delivery, new Date(this.#options.service.clock.wall())))
    } else entry.reject(connectionError('ECONNRESET'))
  }

  #noteWait(caller: Caller, { answer, headers }: Extract<Delivery, { kind: 'answer' }>): void {
    const seconds = Number(headers['retry-after'])
    if (answer.status !== 429 && answer.status !== 503) return
    if (!(seconds > 0)) return
    this.#busyUntil.set(caller.process, caller.monotonic() + Math.min(longestWaitMs, seconds * 1000))
  }

  #watch(caller: Caller, call: EeidCall): void {
    const now = this.#options.world.now()
    if (caller.monotonic() < (this.#busyUntil.get(caller.process) ?? 0))
      this.misdeeds.push('called while asked to wait')
    if (call.name === 'create' && [...this.#underWay].some((each) => each.name === 'create' && !each.caller.isDead()))
      this.misdeeds.push('sent two creates at a time')
    this.#calls = [...this.#calls.filter((at) => at > now - 60_000), now]
    if (this.#calls.length > mostCallsPerMinute) this.misdeeds.push('hammered the service')
  }

  #latency(): number {
    return 5 + Math.floor(this.#options.random.next() * 60)
  }
}

// Ten a second is what the pace of the loops promises on average.
const mostCallsPerMinute = 600

function callOf(url: string, init: RequestInit): EeidCall {
  const { pathname, search } = new URL(url)
  const headers = init.headers as Record<string, string>
  const body = typeof init.body === 'string' ? init.body : ''
  const call = parseCall({
    method: init.method ?? 'GET',
    url: pathname + search,
    authorization: headers.authorization,
    body
  })
  if (!call) throw new Error('the desk called what the service does not have')
  return call
}
