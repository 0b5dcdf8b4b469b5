/** The clocks of one life of the app: a wall clock that jumps, one that does not, and timers that sleep with the machine. */
import type { Clock } from '../../main/clock/clock.ts'
import { createWaits, type Waits } from '../../main/eeid/waits.ts'
import type { World } from './world.ts'

/** What the desk's machine shows, whichever life of the app runs on it. */
export type Machine = {
  /** How far the wall clock is off, milliseconds. */
  skewMs: number
  asleep: boolean
}

/** One process on it: its clock that does not jump, and the waits that services asked of it, outlive every opening. */
export type DeskProcess = {
  /** The world's time at which the clock that does not jump showed 0. */
  origin: number
  readonly waits: Waits
}

/** A process that begins now. */
export function beginProcess(world: World): DeskProcess {
  const begun: DeskProcess = {
    origin: world.now() - 1_000,
    waits: createWaits({ monotonic: () => world.now() - begun.origin })
  }
  return begun
}

/** The clock of one life. */
export class DeskClock implements Clock {
  readonly #world: World
  readonly #machine: Machine
  readonly #process: DeskProcess
  readonly #isDead: () => boolean
  readonly #timers = new Set<() => void>()
  readonly #overslept: (() => void)[] = []

  constructor(world: World, machine: Machine, process: DeskProcess, isDead: () => boolean) {
    this.#world = world
    this.#machine = machine
    this.#process = process
    this.#isDead = isDead
  }

  now(): number {
    // Whole milliseconds, as a machine's wall clock has them.
    return Math.floor(this.#world.now() + this.#machine.skewMs)
  }

  monotonic(): number {
    return this.#world.now() - this.#process.origin
  }

  after(delayMs: number, run: () => void): () => void {
    const fire = () => {
      if (!this.#timers.has(fire) || this.#isDead()) return
      if (this.#machine.asleep) {
        this.#overslept.push(fire)
        return
      }
      this.#timers.delete(fire)
      run()
    }
    this.#timers.add(fire)
    const cancel = this.#world.later(delayMs, fire)
    return () => {
      this.#timers.delete(fire)
      cancel()
    }
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size
  }

  /** The machine woke after `sleptMs`; `stoodStill`: its monotonic clock did not count them. */
  woke(sleptMs: number, stoodStill: boolean): void {
    if (stoodStill) this.#process.origin += sleptMs
    for (const fire of this.#overslept.splice(0)) fire()
  }
}
