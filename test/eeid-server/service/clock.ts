/** A source of time that can also call back later. Everything the practice server does about time goes through one. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Runs `run` once, `delayMs` milliseconds from now (0 or more). The answer cancels it. */
  later(delayMs: number, run: () => void): () => void
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  later: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  }
}

interface Task {
  due: number
  run: () => void
  disarm: () => void
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number
  readonly #tasks = new Set<Task>()

  /** @param start milliseconds since 1970; by default 2026-03-02T09:00:00Z */
  constructor(start: number = Date.UTC(2026, 2, 2, 9)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  later(delayMs: number, run: () => void): () => void {
    const task: Task = { due: this.#now + delayMs, run, disarm: () => {} }
    this.#tasks.add(task)
    return () => void this.#tasks.delete(task)
  }

  /** How many callbacks are waiting for their time. */
  get waiting(): number {
    return this.#tasks.size
  }

  /** Moves the clock on by `ms` milliseconds and runs what has become due, in the order of its time. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (let task = earliest(this.#tasks, end); task; task = earliest(this.#tasks, end)) {
      this.#tasks.delete(task)
      this.#now = Math.max(this.#now, task.due)
      task.run()
    }
    this.#now = end
  }
}

/**
 * The service's own clock on top of another: it can be advanced (time really passes: tokens and links run out, waiting
 * retries run) and skewed (what it writes is wrong by so much, while durations stay right).
 */
export class ServiceClock implements Clock {
  readonly #base: Clock
  readonly #tasks = new Set<Task>()
  #advancedMs = 0
  #skewMs = 0

  constructor(base: Clock) {
    this.#base = base
  }

  now(): number {
    return this.#base.now() + this.#advancedMs
  }

  /** The time the service believes and writes: `Date`, `created_at`, `link_expires_at` and the like. */
  wall(): number {
    return this.now() + this.#skewMs
  }

  /** By how many milliseconds the service's clock is ahead (negative: behind). */
  get skewMs(): number {
    return this.#skewMs
  }

  /** Sets the clock skew in milliseconds. */
  setSkew(ms: number): void {
    this.#skewMs = ms
  }

  later(delayMs: number, run: () => void): () => void {
    const task: Task = { due: this.now() + delayMs, run, disarm: () => {} }
    this.#tasks.add(task)
    this.#arm(task)
    return () => this.#drop(task)
  }

  /** Lets `ms` milliseconds pass at once and runs what has become due. */
  advance(ms: number): void {
    this.#advancedMs += ms
    for (let task = earliest(this.#tasks, this.now()); task; task = earliest(this.#tasks, this.now())) this.#fire(task)
    for (const task of this.#tasks) this.#arm(task)
  }

  /** Runs everything that still waits, now: used when the server closes, so that nothing is left hanging. */
  flush(): void {
    for (const task of [...this.#tasks]) this.#fire(task)
  }

  /** Forgets advance and skew. What waits keeps waiting. */
  reset(): void {
    this.#advancedMs = 0
    this.#skewMs = 0
  }

  #arm(task: Task): void {
    task.disarm()
    task.disarm = this.#base.later(Math.max(0, task.due - this.now()), () => this.#fire(task))
  }

  #fire(task: Task): void {
    this.#drop(task)
    task.run()
  }

  #drop(task: Task): void {
    task.disarm()
    this.#tasks.delete(task)
  }
}

function earliest(tasks: Iterable<Task>, notAfter: number): Task | undefined {
  let first: Task | undefined
  for (const task of tasks) {
    if (task.due <= notAfter && (!first || task.due < first.due)) first = task
  }
  return first
}
