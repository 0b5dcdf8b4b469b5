import type { CallName } from '../service/api.ts'
import type { Fault, FaultEffect } from './fault-schema.ts'

/** What a fault looks at to know whether a call is meant. */
export interface CallTraits {
  name: CallName
  /** Of the request the call is about, as far as it is known. */
  reference: string | null
  requestId: string | null
}

/** A fault in the queue. */
export interface QueuedFault extends Fault {
  id: number
  /** How many calls it will still hit; null: until cleared. */
  left: number | null
  /** How many calls it still lets through first. */
  skips: number
  /** How many calls it has hit. */
  hits: number
  /** Milliseconds of the service's clock; null: no end. */
  endsAt: number | null
}

/** What happens to one call. */
export interface Verdict {
  /** Milliseconds to wait before the service acts, and before its answer goes out. */
  waitBeforeMs: number
  waitAfterMs: number
  /** The one other effect, or null. */
  effect: FaultEffect | null
}

/** The faults that wait for their call, first come first served. */
export class FaultQueue {
  #queue: QueuedFault[] = []
  #lastId = 0

  /** Queues a fault at the time `now` (milliseconds of the service's clock). */
  add(fault: Fault, now: number): QueuedFault {
    this.#lastId += 1
    const times = fault.times ?? (fault.forSeconds === undefined ? 1 : 'until-cleared')
    const queued: QueuedFault = {
      ...fault,
      id: this.#lastId,
      left: times === 'until-cleared' ? null : times,
      skips: fault.after,
      hits: 0,
      endsAt: fault.forSeconds === undefined ? null : now + fault.forSeconds * 1000
    }
    this.#queue.push(queued)
    return queued
  }

  /** The faults that still wait, first come first. */
  list(): QueuedFault[] {
    return this.#queue.map((fault) => ({ ...fault }))
  }

  /** Takes one fault away; false when there is none with that id. */
  remove(id: number): boolean {
    const before = this.#queue.length
    this.#queue = this.#queue.filter((fault) => fault.id !== id)
    return this.#queue.length < before
  }

  clear(): void {
    this.#queue = []
  }

  /** Decides about one call: every latency that fits adds up, and the first other fault that fits strikes. */
  take(call: CallTraits, now: number): Verdict {
    this.#queue = this.#queue.filter((fault) => fault.endsAt === null || now < fault.endsAt)
    const verdict: Verdict = { waitBeforeMs: 0, waitAfterMs: 0, effect: null }
    for (const fault of this.#queue.filter((queued) => fits(queued, call))) {
      if (verdict.effect === null || fault.effect.kind === 'latency') strike(fault, verdict)
    }
    this.#queue = this.#queue.filter((fault) => fault.left === null || fault.left > 0)
    return verdict
  }
}

function fits(fault: QueuedFault, call: CallTraits): boolean {
  return (
    (fault.call === 'any' || fault.call === call.name) &&
    (fault.reference === undefined || fault.reference === call.reference) &&
    (fault.requestId === undefined || fault.requestId.toLowerCase() === call.requestId?.toLowerCase())
  )
}

function strike(fault: QueuedFault, verdict: Verdict): void {
  if (fault.skips > 0) {
    fault.skips -= 1
    return
  }
  fault.hits += 1
  if (fault.left !== null) fault.left -= 1
  if (fault.effect.kind !== 'latency') verdict.effect = fault.effect
  else if (fault.effect.at === 'before') verdict.waitBeforeMs += fault.effect.ms
  else verdict.waitAfterMs += fault.effect.ms
}
