/** Looks for newer versions where the office wants it, seldom; and installs one when the clerk says so and nothing is being sent. */
import type { UpdateProblem, UpdateStage, UpdateStatus } from '../../common/words/app/updates.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import type { InstallKind } from './install-kind.ts'
import type { FetchRelease } from './read.ts'
import { isNewer, type Release, type ReleaseFile } from './release.ts'
import { isOffByPolicy, modeInForce, type PolicyThere, type UpdateSettings } from './settings.ts'

/** What fetches and starts installers, as a port. */
export type Updater = {
  /** Brings an installer here; rejects unless it is whole and has its hash. */
  fetch(version: string, file: ReleaseFile): Promise<void>
  /** Starts it and ends the app; rejects where it is no longer the same file, or the system does not start it. */
  install(): Promise<void>
}

/** What looking works with. */
export type UpdateOptions = {
  clock: Clock
  log: Log
  policy: PolicyThere
  /** What was chosen; undefined while the desk is not open. */
  settings: () => UpdateSettings | undefined
  /** The version that runs, how it was installed, and for which processor it is. */
  running: { version: string; kind: InstallKind; processor: string }
  /** What the build says: where the release file is, and the key of whoever signs it; empty where it says nothing. */
  builtIn: { address: string; key: string }
  fetchRelease: FetchRelease
  updater: Updater
  /** Whether a request is on its way to a service now. */
  isSending: () => boolean
  /** Nothing more is sent; and it is sent again. */
  pause: () => void
  resume: () => void
  changed: (status: UpdateStatus) => void
}

/** Looks after newer versions. */
export type Updates = ReturnType<typeof createUpdates>

// Not while a desk opens, when the clerk wants to work.
const firstAfterMs = 10 * 60_000
const betweenChecksMs = 24 * 3_600_000
const betweenLooksMs = 1_000

/** Nothing is looked for until `look`. */
export function createUpdates(options: UpdateOptions) {
  const { clock, log, policy, running, builtIn, updater } = options
  // An installer is taken only by what the build's own key has signed.
  const canInstall = running.kind !== 'managed' && builtIn.key !== ''
  let stage: UpdateStage = 'off'
  let problem: UpdateProblem | null = null
  let release: Release | null = null
  let cancelNext = () => {}
  // What was begun for other settings than those that count now comes to nothing.
  let turn = 0

  const mode = (): UpdateSettings['mode'] => {
    const settings = options.settings()
    return settings ? modeInForce(settings, policy, canInstall) : 'off'
  }

  function status(): UpdateStatus {
    const { version = null, page = null } = release ?? {}
    return { stage, version, page, problem, canInstall, isOffByPolicy: isOffByPolicy(policy) }
  }

  function become(next: UpdateStage, why: UpdateProblem | null = null): void {
    stage = next
    problem = why
    if (why) log.warn('updates.problem', { stage, why })
    options.changed(status())
  }

  function checkIn(delayMs: number): void {
    cancelNext()
    cancelNext = clock.after(delayMs, () => void check())
  }

  /** The desk is open or not any more, or other settings count. */
  function look(): void {
    if (stage === 'waiting' || stage === 'installing') return
    turn += 1
    cancelNext()
    release = null
    if (mode() === 'off') {
      if (stage !== 'off') become('off')
      return
    }
    become('idle')
    checkIn(firstAfterMs)
  }

  async function check(): Promise<void> {
    if (mode() === 'off' || !['idle', 'found'].includes(stage)) return
    checkIn(betweenChecksMs)
    turn += 1
    const own = turn
    become('checking')
    const address = options.settings()?.address || builtIn.address
    const read = await options.fetchRelease(address, builtIn.key)
    if (own !== turn) return
    if (!read.ok) return become(release ? 'found' : 'idle', read.problem)
    if (!isNewer(read.release.version, running.version)) {
      release = null
      return become('idle')
    }
    release = read.release
    log.info('updates.found', {})
    become('found')
    if (mode() === 'install') await bring(own, read.release)
  }

  async function bring(own: number, { version, files }: Release): Promise<void> {
    const file = files.find(({ kind, processor }) => kind === running.kind && processor === running.processor)
    if (!file) return
    become('fetching')
    const why = await updater.fetch(version, file).then(() => null, kindOf)
    if (own !== turn) return
    if (why !== null) log.warn('updates.not-fetched', { error: why })
    if (why === null) become('ready')
    else become('found', 'notFetched')
  }

  function install(): Outcome<null> {
    if (stage !== 'ready') return failed({ code: 'notNow' })
    become('waiting')
    installOnceQuiet()
    return ok(null)
  }

  // Asked from a timer: between two requests of a queue no timer is heard, so that a queue goes out whole.
  function installOnceQuiet(): void {
    clock.after(betweenLooksMs, () => {
      if (options.isSending()) return installOnceQuiet()
      options.pause()
      become('installing')
      updater.install().catch((error: unknown) => {
        log.warn('updates.not-installed', { error: kindOf(error) })
        options.resume()
        become('found', 'notInstalled')
      })
    })
  }

  return { look, check, install, status }
}

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
