/** Looks at the folder of request files again and again, as a share tells of no changes, and answers there. */
import type { Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import { diskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import type { Say } from '../texts/texts.ts'
import { PlaceFault, placesIn } from './places.ts'
import { programsSetting } from './settings.ts'
import { takeFiles } from './take.ts'
import { type Telling, tellNews } from './tell.ts'

/**
 * How it stands since the desk was opened. `problem`: why files wait; null while all goes. `waiting`: files in the folder.
 * Times in milliseconds since 1970 UTC, null where there was none yet.
 */
export type AskingState = {
  problem: Problem | null
  since: number | null
  waiting: number
  lastTaken: number | null
  lastRefused: number | null
}

/** What it works with. `changed`: the state is another; `kept`: a request of this service waits to be sent. */
export type AskingOptions = {
  store: Store
  clock: Clock
  log: Log
  say: () => Say
  changed: () => void
  kept: (serviceId: string) => void
}

/** The running look at the folder. */
export type Asking = {
  /** Looks now: the office has chosen, or wants another try. */
  look(): void
  state(): AskingState
  stop(): void
}

const everyMs = 2_000
const afterFaultMs = 15_000

/** Begins to look, where the office has turned it on. */
export function startAsking({ store, clock, log, say, changed, kept }: AskingOptions): Asking {
  let state: AskingState = { problem: null, since: null, waiting: 0, lastTaken: null, lastRefused: null }
  let running = false
  let again = false
  let stopped = false
  let cancel = () => {}
  let told: number | undefined
  const seen = new Map<string, string>()
  const isStopped = () => stopped

  function become(part: Partial<AskingState>): void {
    const next = { ...state, ...part }
    const isSame = JSON.stringify(next) === JSON.stringify(state)
    state = next
    if (!isSame && !stopped) changed()
  }

  function becomeProblem(problem: Problem | null): void {
    if (problem?.code === state.problem?.code) return
    if (problem) log.warn('programs.waits', { code: problem.code, detail: problem.detail ?? '' })
    become({ problem, since: problem ? clock.now() : null })
  }

  async function pass(folder: string, putsProofs: boolean): Promise<void> {
    const places = await placesIn(store, folder)
    if (stopped) return
    const work = { store, places, now: clock.now, say, isStopped }
    const { accepted, refused, waiting, stuck } = await takeFiles({ ...work, kept, seen })
    const now = clock.now()
    if (accepted + refused > 0) log.info('programs.taken', { accepted, refused })
    become({ waiting, ...(accepted > 0 ? { lastTaken: now } : {}), ...(refused > 0 ? { lastRefused: now } : {}) })
    if (!stopped && store.changes() !== told) await answer({ ...work, putsProofs })
    becomeProblem(stuck === null ? null : diskProblem(stuck))
  }

  async function answer(telling: Telling): Promise<void> {
    told = undefined
    await tellNews(telling)
    // A decision counts by itself after a while, and changes nothing by that.
    if (!stopped && store.decisions.nextCountsIn() === undefined) told = store.changes()
  }

  async function run(): Promise<void> {
    running = true
    cancel()
    while (again && !stopped) {
      again = false
      const { files, folder, proofs } = store.settings.get(programsSetting)
      if (!files || folder === null) becomeOff()
      else await pass(folder, proofs).catch((error: unknown) => stopped || becomeProblem(problemOf(error)))
    }
    running = false
    schedule()
  }

  function becomeOff(): void {
    seen.clear()
    become({ problem: null, since: null, waiting: 0 })
  }

  // Off, nothing looks at anything.
  function schedule(): void {
    if (stopped || !store.settings.get(programsSetting).files) return
    cancel = clock.after(state.problem === null ? everyMs : afterFaultMs, look)
  }

  function look(): void {
    if (stopped) return
    again = true
    if (!running) void run()
  }

  look()
  return {
    look() {
      told = undefined
      look()
    },
    state: () => state,
    stop() {
      stopped = true
      cancel()
    }
  }
}

const problemOf = (error: unknown): Problem => (error instanceof PlaceFault ? { code: error.code } : diskProblem(error))
