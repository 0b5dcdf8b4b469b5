/** Files proofs by themselves, as the office has chosen. A folder that is away is waited for, and caught up with. */
import type { Problem } from '../../preload/problem.ts'
import type { Clock } from '../clock.ts'
import { diskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import { type FilingChoice, filingSetting } from './choice.ts'
import { writeManifest } from './manifest.ts'
import { fileDue } from './round.ts'

/** How filing stands. `problem`: why it waits; null while it goes. */
export type FilingState = { waiting: number; problem: Problem | null; since: number | null }

/** What filing works with. */
export type FilerOptions = { store: Store; clock: Clock; log: Log; changed: () => void }

/** The running filing of a desk. */
export type Filer = {
  /** Something may be to file: a proof has come, the clerk has decided, the office has chosen. */
  look(): void
  state(): FilingState
  stop(): void
}

const firstWaitMs = 15_000
const longestWaitMs = 5 * 60_000

/** Starts filing. */
export function startFiler({ store, clock, log, changed }: FilerOptions): Filer {
  let running = false
  let again = false
  let stopped = false
  let failures = 0
  let problem: Problem | null = null
  let since: number | null = null
  let cancel: (() => void) | undefined
  /** The folder whose manifest is as the ledger has it. */
  let listedIn: string | null = null

  function look(): void {
    if (stopped) return
    again = true
    if (!running) void run()
  }

  async function run(): Promise<void> {
    running = true
    cancel?.()
    while (again && !stopped) {
      again = false
      try {
        settle(await round(store.settings.get(filingSetting)))
      } catch (error) {
        settle(diskProblem(error))
      }
    }
    running = false
  }

  function settle(found: Problem | null): void {
    failures = found ? failures + 1 : 0
    if (found) cancel = clock.after(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 10)), look)
    if (found?.code === problem?.code) return
    problem = found
    since = found ? clock.now() : null
    if (found) log.warn('filing.waits', { code: found.code, detail: found.detail ?? '' })
    if (!stopped) changed()
  }

  /** Files what is due; answers what went wrong, if anything. */
  async function round(choice: FilingChoice): Promise<Problem | null> {
    const { when, folder, since: from, template, manifest } = choice
    if (when === 'off' || folder === null) return null
    const due = (most: number) => store.filings.due(when, from, most)
    const isStopped = () => stopped
    const { filed, problem: found } = await fileDue({ store, clock, log, folder, template, due, isStopped, changed })
    if (filed > 0) listedIn = null
    if (!stopped) await catchUpManifest(manifest ? folder : null)
    return found
  }

  /** The manifest is written where it may not be as the ledger has it: after filing, and once after a start. */
  async function catchUpManifest(folder: string | null): Promise<void> {
    if (folder !== null && folder !== listedIn) await writeManifest(folder, store.filings.inFolder(folder))
    listedIn = folder
  }

  look()
  return {
    look,
    state() {
      const { when, since: from } = store.settings.get(filingSetting)
      return { waiting: when === 'off' ? 0 : store.filings.countDue(when, from), problem, since }
    },
    stop() {
      stopped = true
      cancel?.()
    }
  }
}
