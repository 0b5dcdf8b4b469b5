/** Files proofs by themselves, as the office has chosen. A folder that is away is waited for, and caught up with. */
import { z } from 'zod'
import type { Problem } from '../../preload/problem.ts'
import type { Clock } from '../clock.ts'
import { compareClaims } from '../eeid/compare.ts'
import { eeidRequest } from '../eeid/schemas.ts'
import type { Log } from '../log/log.ts'
import { diskProblem } from '../proofs/disk-problem.ts'
import type { ProofKey } from '../store/filings.ts'
import type { Store } from '../store/open-store.ts'
import { sha256Of } from '../store/proofs.ts'
import type { Setting } from '../store/settings.ts'
import { fileProof } from './file-proof.ts'
import { writeManifest } from './manifest.ts'
import { type FilingParts, placeByTemplate } from './template.ts'

/** How the office files. */
export type FilingChoice = {
  when: 'off' | 'completion' | 'accept'
  /** Null until the office has chosen one. */
  folder: string | null
  template: string
  /** Whether a `manifest-sha256.txt` is kept beside the proofs. */
  manifest: boolean
  /** Proofs that came, or were accepted, before are not filed by themselves; milliseconds since 1970 UTC. */
  since: number
}

/** The choice as it is kept. */
export const filingSetting: Setting<FilingChoice> = {
  name: 'filing',
  shape: z.object({
    when: z.enum(['off', 'completion', 'accept']),
    folder: z.string().nullable(),
    template: z.string(),
    manifest: z.boolean(),
    since: z.number()
  }),
  initial: { when: 'off', folder: null, template: '{date}/{reference} {family_name}.pdf', manifest: false, since: 0 }
}

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

const mostAtOnce = 50
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
        const filed = await round()
        settle(null)
        if (filed === mostAtOnce) again = true
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

  /** Files what is due; answers how many. */
  async function round(): Promise<number> {
    const choice = store.settings.get(filingSetting)
    if (choice.when === 'off' || choice.folder === null) return 0
    const due = store.filings.due(choice.when, choice.since, mostAtOnce)
    for (const key of due) {
      if (stopped) return 0
      await fileOne(key, choice, choice.folder)
    }
    if (due.length === 0) return 0
    if (choice.manifest) await writeManifest(choice.folder, store.filings.inFolder(choice.folder))
    changed()
    return due.length
  }

  async function fileOne({ serviceId, requestId }: ProofKey, choice: FilingChoice, folder: string): Promise<void> {
    const proof = store.proofs.get(serviceId, requestId)
    if (!proof || sha256Of(proof.pdf) !== proof.sha256) {
      // Never filed: the clerk is told of it where the proof is opened.
      log.error('filing.damaged-proof')
      store.filings.refuse(serviceId, requestId)
      return
    }
    const place = placeByTemplate(choice.template, partsOf(store, serviceId, requestId))
    const isOurs = (path: string) => store.filings.isOurs(folder, path)
    const path = await fileProof({ folder, place, pdf: proof.pdf, isOurs })
    if (!stopped) store.filings.add({ serviceId, requestId, folder, path, sha256: proof.sha256 })
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

/** What is known of a request for the name of its file. */
export function partsOf(store: Store, serviceId: string, requestId: string): FilingParts {
  const found = store.views.onService(serviceId, requestId)
  const told = found?.body ? eeidRequest.parse(JSON.parse(found.body)) : undefined
  const result = told ? compareClaims(told)?.result : undefined
  return {
    completedAt: found?.completedAt ?? found?.createdAt ?? 0,
    reference: found?.reference ?? '',
    givenName: result?.givenName ?? '',
    familyName: result?.familyName ?? '',
    code: result?.sub ?? '',
    service: store.services.get(serviceId)?.name ?? ''
  }
}
