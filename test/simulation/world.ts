/** The time of a simulation: it stands still until the next thing is due, then jumps there. */
import type { Clock } from '../eeid-server/index.ts'

type Task = { due: number; order: number; run: () => void }

/** The one true time, in milliseconds since 1970 UTC. Server, network and every life of the app run by it. */
export class World implements Clock {
  #now = Date.UTC(2026, 2, 2, 9)
  #order = 0
  readonly #tasks = new Set<Task>()
  readonly #afterEach: () => void

  /** `afterEach` runs after each thing that happened, once everything it led to at the same moment is over. */
  constructor(afterEach: () => void = () => {}) {
    this.#afterEach = afterEach
  }

  now(): number {
    return this.#now
  }

  later(delayMs: number, run: () => void): () => void {
    this.#order += 1
    const task: Task = { due: this.#now + delayMs, order: this.#order, run }
    this.#tasks.add(task)
    return () => void this.#tasks.delete(task)
  }

  /** Lets `ms` milliseconds pass, and everything happen that is due by then. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await this.settle()
    for (let task = this.#next(end); task; task = this.#next(end)) {
      this.#tasks.delete(task)
      this.#now = Math.max(this.#now, task.due)
      task.run()
      await this.settle()
    }
    this.#now = end
  }

  /** Waits until everything that can happen without time passing has happened. */
  async settle(): Promise<void> {
    // The app awaits nothing but promises here, and the event loop empties their queue before its next turn.
    await new Promise<void>((resolve) => setImmediate(resolve))
    this.#afterEach()
  }

  #next(notAfter: number): Task | undefined {
    let first: Task | undefined
    for (const task of this.#tasks) {
      if (task.due > notAfter) continue
      if (!first || task.due < first.due || (task.due === first.due && task.order < first.order)) first = task
    }
    return first
  }
}
