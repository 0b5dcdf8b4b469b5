/** Opens the two databases. A wrong or missing key never deletes and never mints anything. */
import { existsSync, mkdirSync } from 'node:fs'
import { noPolicy, type Policy } from '../../common/settings/policy.ts'
import type { Clock } from '../clock/clock.ts'
import { authorship } from './authorship.ts'
import { listBackups } from './backup/backup-names.ts'
import { lastRestoration, type Restoration } from './backup/restore.ts'
import { connectionTable } from './cache/connections.ts'
import { firstSyncTable } from './cache/first-sync.ts'
import { prepareCache } from './cache/prepare-cache.ts'
import { readingTables } from './cache/readings.ts'
import { requestTable } from './cache/requests.ts'
import { bulkOn, type Checkpoints } from './database/bulk.ts'
import { censusOf } from './database/census.ts'
import { asStoreFault, type Connection, type DatabaseKey, isDamage, keyLiteral } from './database/connection.ts'
import { endedWell, forgetEnd, noteEnd } from './database/ended-well.ts'
import { cacheFile, ledgerFile } from './database/files.ts'
import { atOnce } from './database/steps.ts'
import { type CheckDepth, forgetSuspicion, isSuspected, suspect } from './database/suspicion.ts'
import { watchForDamage } from './database/watch.ts'
import { finishErasing, isErasing } from './erasure/finish-erasing.ts'
import { askedFileTable } from './ledger/asked-files.ts'
import { type Author, auditTables } from './ledger/audit.ts'
import { batchTables } from './ledger/batches.ts'
import { clerkTable } from './ledger/clerks.ts'
import { decisionTable } from './ledger/decisions.ts'
import { deskTable } from './ledger/desk.ts'
import { erasedMarks } from './ledger/erased-marks.ts'
import { erasureTable } from './ledger/erasures.ts'
import { filingTable } from './ledger/filings.ts'
import { holdTable } from './ledger/holds.ts'
import { draftTable } from './ledger/kept-drafts.ts'
import { noteTable } from './ledger/notes.ts'
import { officeTables } from './ledger/office.ts'
import { sharedEntries } from './ledger/office-entries.ts'
import { sharedErasing } from './ledger/office-erasing.ts'
import { officeManaging } from './ledger/office-managing.ts'
import { officeMerge } from './ledger/office-merge.ts'
import { officeProofs } from './ledger/office-proofs.ts'
import { officeSigned } from './ledger/office-signed.ts'
import { outboxTable } from './ledger/outbox.ts'
import { proofDeedTable } from './ledger/proof-deeds.ts'
import { serviceTable } from './ledger/services.ts'
import { settingTable } from './ledger/settings.ts'
import { unkeptCounts } from './ledger/unkept.ts'
import { listReads } from './list/list.ts'
import { recentRequests } from './list/recent.ts'
import { requestViews } from './list/views.ts'
import { openLedger } from './open-ledger.ts'
import { proofTables } from './proofs.ts'
import { serviceRemoval } from './service-removal.ts'

/** Where the databases are and what opens them. */
export type StoreOptions = {
  folder: string
  key: DatabaseKey
  clock: Clock
  random: (bytes: number) => Uint8Array
  author: Author
  /** What the office's IT has fixed; nothing where it is left out. */
  policy?: Policy | undefined
  /** Whether whoever works at the desk may choose what the office chooses; yes where it is left out. */
  speaksForOffice?: (() => boolean) | undefined
  /** When a list that an update has outdated is made anew: as soon as the store opens, unless `later`, by `list.madeAnew`. */
  listAnew?: 'atOnce' | 'later' | undefined
  /** What brings pages to their place while much is kept; commits do it themselves where it is left out. */
  checkpoints?: Checkpoints | undefined
  /** A statement met damage; SQLite's code. The next opening looks at every page of both databases. */
  damaged?: (code: string) => void
}

/** Everything the desk keeps, by table group. */
export type Store = ReturnType<typeof tables> &
  StoreSigns & {
    /** Counts up with every change to either database. */
    changes(): number
    close(): void
  }

/** What a store tells about its files. */
export type StoreSigns = {
  /** A damaged cache was set aside and begun anew. */
  cacheRebuilt: boolean
  /** The ledger was restored in the last 24 hours. */
  ledgerRestored: Restoration | null
  /** SQLite's code, where what is ordered to be erased could not be: it is tried again at the next opening. */
  notErased: string | null
  /** Something met damage outside the store's own statements; `code` as SQLite names it. */
  suspectDamage(code: string): void
}

const tellRestorationForMs = 24 * 3_600_000

/** Whether this desk has kept something already, so that its key must be found and not made. */
export const storeExists = (folder: string): boolean => existsSync(ledgerFile(folder)) || listBackups(folder).length > 0

/**
 * Opens both databases, made and migrated as needed. A damaged ledger is restored from its newest good backup; a damaged
 * cache is set aside and made anew, as the ledger has proved by then that the key is right.
 * @throws StoreFault of the ledger, where it could not be restored, or of the disk
 */
export function openStore(options: StoreOptions): Store {
  const { folder } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isSuspected(folder)) return openTo(options, 'everything')
  if (!endedWell(folder)) return openTo(options, 'quickly')
  try {
    return openTo(options, 'asItEnded')
  } catch (error) {
    if (!isDamage(error)) throw error
    return openTo(options, 'everything')
  }
}

function openTo(options: StoreOptions, depth: CheckDepth): Store {
  const { folder, key, clock } = options
  let connection = openLedger(options, depth)
  try {
    const cacheRebuilt = prepareCache(options, depth)
    let notErased: string | null = null
    if (isErasing(connection)) {
      connection.close()
      notErased = erase(options)
      connection = openLedger(options, 'quickly')
      prepareCache(options, 'quickly')
    }
    connection.prepare('ATTACH DATABASE ? AS cache KEY ?').run(cacheFile(folder), keyLiteral(key))
    connection.pragma('cache.synchronous=NORMAL')
    connection.pragma('cache.secure_delete=ON')
    // An index of the list of 100,000 requests, in KiB. Three times as much was no quicker, and 40 MB more for itself.
    connection.pragma('cache.cache_size=-32768')
    forgetSuspicion(folder)
    forgetEnd(folder)
    const suspectDamage = (code: string) => {
      suspect(folder)
      options.damaged?.(code)
    }
    watchForDamage(connection, suspectDamage)
    const ledgerRestored = lastRestoration(folder, clock.now(), tellRestorationForMs)
    const signs = { cacheRebuilt, ledgerRestored, notErased, suspectDamage }
    const beside = () => options.checkpoints?.begin({ folder, key })
    return storeOn(connection, { ...options, beside }, signs, () => noteEnd(folder))
  } catch (error) {
    connection.close()
    throw asStoreFault(error)
  }
}

/** Erases what is ordered. Whoever has to work is not kept out where that is not possible now: returns SQLite's code. */
function erase({ folder, key, clock }: StoreOptions): string | null {
  try {
    atOnce(finishErasing({ folder, key, now: clock.now() }))
    return null
  } catch (error) {
    return asStoreFault(error).sqliteCode
  }
}

type TableOptions = Pick<StoreOptions, 'clock' | 'random' | 'author' | 'policy' | 'speaksForOffice' | 'listAnew'> & {
  beside?: () => (() => void) | undefined
}

/** The store on a connection that has both databases at their newest version; `closed` is told when it was closed. */
export function storeOn(connection: Connection, options: TableOptions, signs: StoreSigns, closed = () => {}): Store {
  const kept = tables(connection, options)
  return {
    ...kept,
    ...signs,
    changes: changeCounter(connection),
    close() {
      kept.bulk.end()
      try {
        kept.list.settleAtEnd()
      } finally {
        connection.close()
      }
      closed()
    }
  }
}

function tables(connection: Connection, given: TableOptions) {
  const { author, onBehalfOf } = authorship(given.author)
  const options = { ...given, author }
  const list = listReads(
    connection,
    options.clock,
    () => Buffer.from(options.random(8)).toString('hex'),
    given.listAnew
  )
  const office = officeTables(connection, options.random)
  const audit = auditTables(connection, { ...options, office })
  const merge = officeMerge(connection, options.clock)
  const erased = erasedMarks(connection, office)
  const settings = settingTable(connection, {
    audit,
    policy: options.policy ?? noPolicy,
    speaksForOffice: options.speaksForOffice ?? (() => true)
  })
  return {
    settings,
    clerks: clerkTable(connection, options.clock),
    desk: deskTable(connection, options),
    services: serviceTable(connection, options.clock),
    removal: serviceRemoval(connection, { audit, settings, settle: list.settle }),
    drafts: draftTable(connection, options.clock),
    outbox: outboxTable(connection, options, erased),
    batches: batchTables(connection, options),
    askedFiles: askedFileTable(connection, options.clock, erased),
    requests: requestTable(connection, erased),
    readings: readingTables(connection),
    filings: filingTable(connection, options.clock),
    proofs: proofTables(connection, options.clock, list.settle, erased),
    proofDeeds: proofDeedTable(connection, options.clock),
    decisions: decisionTable(connection, options),
    notes: noteTable(connection, options),
    audit,
    office,
    shared: sharedEntries(connection),
    merge,
    officeProofs: officeProofs(connection),
    managing: officeManaging(connection),
    signed: officeSigned(connection),
    sharedErasing: sharedErasing(connection, { office, merge }),
    holds: holdTable(connection, options),
    erasures: erasureTable(connection, options),
    connections: connectionTable(connection),
    firstSync: firstSyncTable(connection),
    recent: recentRequests(connection),
    views: requestViews(connection),
    unkept: unkeptCounts(connection),
    /** Counts everything that is kept. */
    census: censusOf(connection),
    list,
    /** Who is named as author of what is kept now; empty where the desk does it by itself. */
    author,
    onBehalfOf,
    /** Runs `work` in one transaction over both databases. */
    atomically: <T>(work: () => T): T => connection.transaction(work)(),
    bulk: bulkOn(connection, given.beside)
  }
}

function changeCounter(connection: Connection): () => number {
  const total = connection.prepare<[], number>('SELECT total_changes()').pluck()
  return () => total.get() ?? 0
}
