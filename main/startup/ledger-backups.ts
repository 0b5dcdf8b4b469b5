/** Keeps the ledger's backups young while the desk is open, without being felt. */
import type { Clock } from '../clock/clock.ts'
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

/** The running backups of one opening. */
export type LedgerBackups = {
  /** Breaks off one under way and makes no more; settles when nothing of it is left. */
  stop(): Promise<void>
  /** Makes one now, after one that is under way; settles when it is there. */
  now(): Promise<void>
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
  let backedUpChanges = -1
  let underWay: Promise<void> = Promise.resolve()
  let cancelTimer = clock.after(firstBackupAfterMs, make)

  function make(): void {
    underWay = attempt(stopped.signal, gently).finally(() => {
      if (!stopped.signal.aborted) cancelTimer = clock.after(betweenMs, make)
    })
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
    log.info('backup.made', { proofsAdded, ms: Math.round(clock.monotonic() - started) })
  }

  // A full disk may have room again when the next one is due; damage calls for a closer look.
  function failed(error: unknown): void {
    const { fault, sqliteCode } = asStoreFault(error)
    log.error('backup.failed', { fault, code: sqliteCode })
    if (isDamage(error)) store.suspectDamage(sqliteCode)
  }

  function stop(): Promise<void> {
    stopped.abort()
    cancelTimer()
    return underWay
  }

  async function now(): Promise<void> {
    await underWay
    if (stopped.signal.aborted) return
    cancelTimer()
    make()
    await underWay
  }

  return {
    stop,
    now,
    async end() {
      await stop()
      // Somebody waits for this one.
      await attempt(new AbortController().signal, briskly)
    }
  }
}
