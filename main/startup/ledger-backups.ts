/** Keeps the ledger's backups young while the desk is open, without being felt. */
import { failed as failedWith, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import { dataDiskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import type { BackUp, BackupMade } from '../store/backup/backup.ts'
import { asStoreFault, type DatabaseKey, isDamage } from '../store/database/connection.ts'
import { briskly, gently, type Pace } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { backupsToRenew } from '../store/service-removal.ts'

/** What is backed up, and with what. */
export type LedgerBackupOptions = {
  store: Pick<Store, 'changes' | 'suspectDamage' | 'settings'>
  folder: string
  key: DatabaseKey
  backUp: BackUp
  /** How long after the start the first one is made, milliseconds; a minute where it is not said. */
  firstBackupAfterMs?: number | undefined
  clock: Clock
  log: Log
}

/** How the backups of one opening stand. Time in milliseconds since 1970 UTC, by the desk's clock. */
export type BackupState = {
  openedAt: number
  /** Nothing has changed since the last one. */
  isCurrent: boolean
  /** The last try failed, and none has been made since. */
  hasFailed: boolean
}

/** The running backups of one opening. */
export type LedgerBackups = {
  state(): BackupState
  /** Makes one at once, where something has changed; says why it could not. */
  makeNow(): Promise<Outcome<null>>
  /** Breaks off one under way and makes no more; settles when nothing of it is left. */
  stop(): Promise<void>
  /** Stops, and makes a last one if something has changed since the one before. */
  end(): Promise<void>
}

// The first minute belongs to the clerk, who has just opened the desk because somebody stands there.
const theFirstMinuteMs = 60_000

// What a damaged ledger may cost at most. One costs milliseconds, so there is no reason to make them rarer.
const betweenMs = 5 * 60_000

/** Makes a backup soon, and then every five minutes in which something has changed. */
export function startLedgerBackups({
  store,
  folder,
  key,
  backUp,
  firstBackupAfterMs = theFirstMinuteMs,
  clock,
  log
}: LedgerBackupOptions): LedgerBackups {
  const stopped = new AbortController()
  const openedAt = clock.now()
  let backedUpChanges = -1
  let problem: Problem | null = null
  let underWay: Promise<void> = Promise.resolve()
  let cancelTimer = clock.after(firstBackupAfterMs, make)

  function make(): void {
    void next(gently).finally(() => {
      if (!stopped.signal.aborted) cancelTimer = clock.after(betweenMs, make)
    })
  }

  // One after the other: two at once would give two files one number.
  function next(pace: Pace): Promise<void> {
    underWay = underWay.then(() => attempt(stopped.signal, pace))
    return underWay
  }

  async function attempt(unwanted: AbortSignal, pace: Pace): Promise<void> {
    const changes = store.changes()
    if (changes === backedUpChanges) return
    const started = clock.monotonic()
    try {
      const erased = store.settings.get(backupsToRenew)
      const made = await backUp({ folder, key, now: clock.now(), pace, isRenewal: erased > 0 }, unwanted)
      if (!made) return
      // Unless something else was erased meanwhile: the copy was made before it.
      if (erased > 0 && store.settings.get(backupsToRenew) === erased) store.settings.set(backupsToRenew, 0)
      done(made, changes, started)
    } catch (error) {
      failed(error)
    }
  }

  function done({ proofsAdded }: BackupMade, changes: number, started: number): void {
    backedUpChanges = changes
    problem = null
    log.info('backup.made', { proofsAdded, ms: Math.round(clock.monotonic() - started) })
  }

  // A full disk may have room again when the next one is due; damage calls for a closer look.
  function failed(error: unknown): void {
    const { fault, sqliteCode } = asStoreFault(error)
    log.error('backup.failed', { fault, code: sqliteCode })
    problem = dataDiskProblem({ code: sqliteCode }) ?? { code: 'dataDiskFault', detail: sqliteCode }
    if (isDamage(error)) store.suspectDamage(sqliteCode)
  }

  function stop(): Promise<void> {
    stopped.abort()
    cancelTimer()
    return underWay
  }

  return {
    stop,
    state: () => ({ openedAt, isCurrent: store.changes() === backedUpChanges, hasFailed: problem !== null }),
    async makeNow() {
      await next(briskly)
      return problem ? failedWith(problem) : ok(null)
    },
    async end() {
      await stop()
      // Somebody waits for this one.
      await attempt(new AbortController().signal, briskly)
    }
  }
}
