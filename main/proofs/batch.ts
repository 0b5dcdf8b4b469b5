/** Does the same with many proofs, one after the other: what fails is told at the end, and the rest goes on. */
import { failed, type Outcome, type ProblemCode } from '../../common/words/problems.ts'

/** A request of a batch, by the desk's id. */
export type BatchItem = { id: string; reference: string }

/** What is to be done. `place` is where to, in words for people. */
export type BatchJob = {
  deed: 'save' | 'print'
  place: string
  items: readonly BatchItem[]
  work: (item: BatchItem) => Promise<Outcome<unknown>>
}

/** How far a batch has come. */
export type BatchState = Pick<BatchJob, 'deed' | 'place'> & {
  total: number
  done: number
  stage: 'running' | 'done' | 'cancelled'
  failed: readonly (BatchItem & { code: ProblemCode })[]
}

// Without this the window would be told some thirty times a second.
const tellEveryMs = 100

/** The one batch of the desk. `changed` tells how far it has come; `now` is a clock that only goes forward, milliseconds. */
export function createProofBatch({ changed, now }: { changed: (state: BatchState) => void; now: () => number }) {
  let state: BatchState | null = null
  let isCancelled = false
  let emittedAt = Number.NEGATIVE_INFINITY

  function become(next: BatchState): void {
    state = next
    const isEnd = next.stage !== 'running'
    if (!isEnd && now() - emittedAt < tellEveryMs) return
    emittedAt = now()
    changed(next)
  }

  async function run({ items, work }: BatchJob, begun: BatchState): Promise<void> {
    let reached = begun
    for (const item of items) {
      if (isCancelled) break
      const answer = await work(item).catch((): Outcome<never> => failed({ code: 'diskFault' }))
      const allFailed = answer.ok ? reached.failed : [...reached.failed, { ...item, code: answer.error.code }]
      reached = { ...reached, done: reached.done + 1, failed: allFailed }
      become(reached)
    }
    become({ ...reached, stage: isCancelled ? 'cancelled' : 'done' })
  }

  return {
    state: (): BatchState | null => state,
    /** Begins a batch; undefined where one is running. */
    start(job: BatchJob): BatchState | undefined {
      if (state?.stage === 'running') return undefined
      const { deed, place, items } = job
      isCancelled = false
      const begun: BatchState = { deed, place, total: items.length, done: 0, stage: 'running', failed: [] }
      become(begun)
      void run(job, begun)
      return begun
    },
    /** The proof in hand is finished; what comes after it is left. */
    cancel(): void {
      isCancelled = true
    },
    putAway(): void {
      if (state?.stage !== 'running') state = null
    }
  }
}
