/** Ports through which a life of the app can end, or its disk can fail, between any two things it does. */
import { type CrashPoint, pointOfStore } from './coverage.ts'

/** What a port throws when the process is no more: nothing of that life reaches the world after it. */
export class ProcessEnded extends Error {}

/** Counts what a life does at its ports, and ends it or lets its disk fail when told. */
export class Mortality {
  #left = Number.POSITIVE_INFINITY
  #endsAt: CrashPoint | null = null
  #diskFails = 0
  #dead = false
  readonly #died: () => void

  /** What passed a port last. */
  at: CrashPoint = 'store is read'

  /** `died` runs at the very moment, before anything else can happen. */
  constructor(died: () => void) {
    this.#died = died
  }

  get isDead(): boolean {
    return this.#dead
  }

  /** The process ends when it has done `steps` more things at its ports, or `steps` more of one kind. */
  endAfter(steps: number, at: CrashPoint | null = null): void {
    this.#left = steps
    this.#endsAt = at
  }

  /** The next `writes` things done with the store fail as on a full disk. */
  failDisk(writes: number): void {
    this.#diskFails = writes
  }

  /** Ends the process now. */
  end(): void {
    if (this.#dead) return
    this.#dead = true
    this.#died()
  }

  /** Something passes a port. */
  passed(at: CrashPoint): void {
    if (this.#dead) return
    this.at = at
    if (this.#endsAt !== null && this.#endsAt !== at) return
    this.#left -= 1
    if (this.#left <= 0) this.end()
  }

  /** The store is used: throws where the process is no more or the disk is full. */
  used(at: CrashPoint): void {
    this.passed(at)
    if (this.#dead) throw new ProcessEnded()
    if (this.#diskFails === 0) return
    this.#diskFails -= 1
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  }

  /** The same store, each of whose functions passes this port before and after. */
  guard<T extends object>(store: T, path = ''): T {
    const parts = Object.entries(store).map(([name, part]) => [name, this.#guarded(part, `${path}${name}`)])
    return Object.fromEntries(parts) as T
  }

  #guarded(part: unknown, path: string): unknown {
    if (typeof part === 'function') {
      const at = pointOfStore(path)
      return (...args: unknown[]) => {
        this.used(at)
        const result: unknown = part(...args)
        this.passed(at)
        if (this.#dead) throw new ProcessEnded()
        return result
      }
    }
    return typeof part === 'object' && part !== null ? this.guard(part, `${path}.`) : part
  }
}
