/** Requests that somebody else named, such as a webhook: each is asked for alone, one at a time, within the budget. */
import type { Clock } from '../clock/clock.ts'
import type { Budget } from './budget.ts'

/** What came of it: the service told about the request, does not have it, or was not asked. */
export type LookedUp = 'found' | 'unknown' | 'notAsked'

/** The look-ups of one service. */
export type LookUps = {
  /** Looks a request up when it may; one that waits already is looked up once. `notAsked` where too many wait. */
  ask(requestId: string): Promise<LookedUp>
  /** Milliseconds until the next may leave; infinite where none waits. */
  dueInMs(): number
  /** Lets the next leave, where it may. */
  serve(): void
  /** Forgets those that wait: the next sweep finds them. */
  drop(): void
}

/** What look-ups work with. */
export type LookUpOptions = {
  budget: Budget
  /** Asks for one request; null where the service could not be asked, false where it does not have it. */
  show: (requestId: string) => Promise<boolean | null>
  /** What is due has changed. */
  changed: () => void
}

// Whoever asks waits at the counter.
const waitMs = 5_000

/** What comes of something within a moment; else `otherwise`. */
export const inTime = <T>(clock: Pick<Clock, 'after'>, answer: Promise<T>, otherwise: T): Promise<T> => {
  const { promise, resolve } = Promise.withResolvers<T>()
  const cancel = clock.after(waitMs, () => resolve(otherwise))
  return Promise.race([answer, promise]).finally(cancel)
}

// More than a burst of real completions; a flood is left to the sweeps.
const mostWaiting = 50

type Waiting = { answer: Promise<LookedUp>; settle: (answer: LookedUp) => void }

/** Makes the look-ups of one service. */
export function createLookUps({ budget, show, changed }: LookUpOptions): LookUps {
  const waiting = new Map<string, Waiting>()
  let underWay: string | undefined

  function take(requestId: string): Promise<LookedUp> {
    const { promise, resolve } = Promise.withResolvers<LookedUp>()
    waiting.set(requestId, { answer: promise, settle: resolve })
    changed()
    return promise
  }

  function settle(requestId: string, answer: LookedUp): void {
    waiting.get(requestId)?.settle(answer)
    waiting.delete(requestId)
  }

  async function run(requestId: string): Promise<void> {
    underWay = requestId
    const isThere = await show(requestId).catch(() => null)
    underWay = undefined
    settle(requestId, isThere === null ? 'notAsked' : isThere ? 'found' : 'unknown')
    changed()
  }

  const mayLeave = () => underWay === undefined && waiting.size > 0

  return {
    ask(requestId) {
      const known = waiting.get(requestId)
      if (known) return known.answer
      return waiting.size < mostWaiting ? take(requestId) : Promise.resolve('notAsked')
    },
    dueInMs: () => (mayLeave() ? budget.waitMs() : Number.POSITIVE_INFINITY),
    serve() {
      const [next] = waiting.keys()
      if (next !== undefined && mayLeave() && budget.waitMs() === 0) void run(next)
    },
    drop() {
      for (const requestId of [...waiting.keys()]) if (requestId !== underWay) settle(requestId, 'notAsked')
    }
  }
}
