/** Files proofs by themselves, as the office has chosen. A folder that is away is waited for, and caught up with. */
import type { Problem } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { Filing, ProofKey } from '../store/ledger/filings.ts'
import type { Store } from '../store/open-store.ts'
import { type FilingChoice, filingSetting, sinceByClock } from './choice.ts'
import { filingProblem, linkIn } from './folder-fault.ts'
import { headsName, writeHeads } from './heads.ts'
import { recogniseFolder } from './known-folder.ts'
import { writeManifest } from './manifest.ts'
import { filePass, type PassEnd } from './pass.ts'
import { listFile, sameFolder, wayInto } from './way.ts'

/** How filing stands. `problem`: why it waits; null while it goes. */
export type FilingState = { waiting: number; problem: Problem | null; since: number | null }

/** What filing works with. */
export type FilerOptions = {
  store: Store
  clock: Clock
  log: Log
  changed: () => void
  filed: (serviceId: string) => void
}

/** The running filing of a desk. */
export type Filer = {
  /** Something may be to file: a proof has come, the clerk has decided, the office has chosen. */
  fileDue(): void
  /** Files these once more, whose files are missing. */
  fileAgain(missing: readonly ProofKey[]): void
  state(): FilingState
  /** Links, by path below the folder, that the last pass did not write through. */
  refusedLinks(): readonly string[]
  stop(): void
}

const firstWaitMs = 15_000
const longestWaitMs = 5 * 60_000

const nothingDone: PassEnd = { filed: 0, problem: null, links: [] }

/** Starts filing. */
export function startFiler({ store, clock, log, changed, filed }: FilerOptions): Filer {
  const started = clock.monotonic()
  let running = false
  let again = false
  let stopped = false
  let failures = 0
  let problem: Problem | null = null
  let since: number | null = null
  let links: readonly string[] = []
  let cancel: (() => void) | undefined
  let cancelDecision: (() => void) | undefined
  /** The folder whose manifest is as the ledger has it. */
  let listedIn: string | null = null
  let headsWritten: string | undefined
  /** Filed once, and missing since. */
  const missing = new Map<string, ProofKey>()
  /** Of whose requests some were filed, and nobody was told yet. */
  const fresh = new Set<string>()

  function fileNow(): void {
    if (stopped) return
    again = true
    if (!running) void run()
  }

  async function run(): Promise<void> {
    running = true
    cancel?.()
    while (again && !stopped) {
      again = false
      settle(await pass(chosen()).catch(passOf))
    }
    running = false
    if (!stopped) waitForDecision()
  }

  /** What was accepted and can be withdrawn still is filed once it counts. */
  function waitForDecision(): void {
    cancelDecision?.()
    const countsIn = store.decisions.nextCountsIn()
    if (countsIn !== undefined) cancelDecision = clock.after(countsIn, fileNow)
  }

  /** The choice, put right where the clock was ahead when filing was turned on. */
  function chosen(): FilingChoice {
    const choice = store.settings.get(filingSetting)
    const from = sinceByClock(choice, clock.now(), clock.now() - (clock.monotonic() - started))
    if (from === choice.since) return choice
    // Nobody at the desk has chosen it.
    store.onBehalfOf('', () => store.settings.set(filingSetting, { ...choice, since: from }))
    return { ...choice, since: from }
  }

  function settle({ problem: found, links: refused }: PassEnd): void {
    failures = found ? failures + 1 : 0
    if (found) cancel = clock.after(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 10)), fileNow)
    const areSame = refused.join('\n') === links.join('\n')
    links = refused
    if (!note(found) && areSame) return
    if (!stopped) changed()
  }

  /** Whether it is another problem than before, or none any more. */
  function note(found: Problem | null): boolean {
    if (found?.code === problem?.code) return false
    problem = found
    since = found ? clock.now() : null
    if (found) log.warn('filing.waits', { code: found.code, detail: found.detail ?? '' })
    return true
  }

  /** Files what is due, and tells what went wrong, if anything. */
  async function pass({ when, folder, since: from, template, manifest }: FilingChoice): Promise<PassEnd> {
    if (when === 'off' || folder === null) return nothingDone
    const known = await recogniseFolder(store, folder)
    const due = (most: number) => [...missing.values(), ...store.filings.due(when, from, most)]
    const isStopped = () => stopped
    const expectOwn = wayInto(store, folder)
    const work = { store, clock, log, folder, template, due, keep, refuse, expectOwn, isStopped, changed: tellFiled }
    const end = await filePass(work)
    if (fresh.size > 0) tellFiled()
    if (end.filed > 0) listedIn = null
    if (known.links.some(({ use }) => use === null)) changed()
    if (!stopped) await writeBeside(folder, manifest)
    return end
  }

  /** What stands beside the proofs: their list, and how far the audit log has come. */
  async function writeBeside(folder: string, manifest: boolean): Promise<void> {
    await catchUpManifest(manifest ? folder : null)
    if (!stopped) await writeDownHeads(folder)
  }

  function keep(filing: Omit<Filing, 'filedAt'>): void {
    const { serviceId, requestId } = filing
    const isAgain = missing.delete(nameOf(filing))
    const about = store.views.onService(serviceId, requestId)
    store.atomically(() => {
      if (isAgain) store.filings.replace(filing)
      else store.filings.add(filing)
      const told = { reference: about?.reference, path: filing.path }
      store.audit.add({ act: 'file', isByItself: true, told, ...(about ? { request: about.id } : {}) })
    })
    fresh.add(serviceId)
  }

  function tellFiled(): void {
    changed()
    const services = [...fresh]
    fresh.clear()
    for (const serviceId of services) filed(serviceId)
  }

  function refuse(key: ProofKey): void {
    missing.delete(nameOf(key))
    store.filings.refuse(key.serviceId, key.requestId)
  }

  /** The manifest is written where it may not be as the ledger has it: after filing, and once after a start. */
  async function catchUpManifest(folder: string | null): Promise<void> {
    if (folder !== null && folder !== listedIn) {
      const isSame = await sameFolder(folder)
      await wayInto(store, folder)([])
      const fileOf = (name: string) => listFile(store, folder, name)
      await writeManifest({ folder, own: store.filings.inFolder(folder), desk: store.desk.code(), fileOf, isSame })
    }
    listedIn = folder
  }

  /** The ends of the audit log's days, where there are more of them than the folder was told in this run. */
  async function writeDownHeads(folder: string): Promise<void> {
    const days = store.audit.days()
    const written = `${folder} ${days.length}`
    if (written === headsWritten) return
    const isSame = await sameFolder(folder)
    await wayInto(store, folder)([])
    await writeHeads({ file: await listFile(store, folder, headsName(store.desk.code())), days, isSame })
    headsWritten = written
  }

  fileNow()
  return {
    fileDue: fileNow,
    fileAgain(keys) {
      for (const key of keys) missing.set(nameOf(key), key)
      fileNow()
    },
    state() {
      const { when, since: from } = store.settings.get(filingSetting)
      const waiting = when === 'off' ? 0 : store.filings.countDue(when, from) + missing.size
      return { waiting, problem, since }
    },
    refusedLinks: () => links,
    stop() {
      stopped = true
      cancel?.()
      cancelDecision?.()
    }
  }
}

const nameOf = ({ serviceId, requestId }: ProofKey): string => `${serviceId} ${requestId}`

/** How a pass ended that threw. */
const passOf = (error: unknown): PassEnd => ({ filed: 0, problem: filingProblem(error), links: linkIn(error) })
