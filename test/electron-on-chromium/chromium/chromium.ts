/** The one Chromium process of this app. */
import { type ChildProcess, spawn } from 'node:child_process'
import { headed } from '../host.ts'
import type { CdpConnection, CdpSession, Protocol } from './cdp.ts'
import { chromiumEnvironment, standing, startChromium } from './process.ts'
import { createProfile, removeProfile, sweepProfiles } from './profile.ts'

/** Switches of the app's command line that mean the app, or that belong to this host, and not Chromium. */
const notForChromium = new Set([
  'inspect',
  'inspect-brk',
  'r',
  'require',
  'user-data-dir',
  'remote-debugging-pipe',
  'headless',
  'app',
  'incognito',
  'profile-directory'
])
/** Switches whose values add up instead of replacing each other. */
const lists = new Set(['disable-features', 'enable-features', 'disable-blink-features', 'enable-blink-features'])

/**
 * Rules of a browser that would keep a page from http and from this computer, because the page's address is https here.
 * An app's own scheme knows no such rules: what the app does not refuse must not be refused for it.
 */
const rulesOfHttps = 'LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,AutoupgradeMixedContent'

/** What a shown window opens with, before the app loads anything; followed by a unique name. */
const initialDocument = 'data:text/html,electron-on-chromium-'

/** Whether a page's address is the one it was opened with. */
export function isInitialDocument(url: string): boolean {
  return url === 'about:blank' || url.startsWith(initialDocument)
}

/** How to open a window's target. */
export interface NewTarget {
  readonly partition: number
  readonly width: number
  readonly height: number
}

/** A window's target, attached and still held before its first document. */
export interface OpenedTarget {
  readonly targetId: string
  readonly contextId: string | undefined
  readonly session: CdpSession
}

interface Waiter {
  readonly matches: (info: Protocol.Target.TargetInfo) => boolean
  readonly resolve: (target: OpenedTarget) => void
}

/** A running Chromium: opens windows, off the record, and tells when one was opened by a page instead. */
export class Chromium {
  readonly version: string
  readonly connection: CdpConnection
  readonly #process: ChildProcess
  readonly #program: string
  readonly #profile: string
  readonly #arguments: readonly string[]
  readonly #contexts = new Map<number, Promise<string>>()
  readonly #waiters: Waiter[] = []
  readonly #unclaimed = new Map<string, OpenedTarget>()
  #opening = 0
  onPopup: (info: Protocol.Target.TargetInfo) => void = () => {}

  private constructor(parts: {
    process: ChildProcess
    connection: CdpConnection
    program: string
    profile: string
    arguments: readonly string[]
    version: string
  }) {
    this.#process = parts.process
    this.connection = parts.connection
    this.#program = parts.program
    this.#profile = parts.profile
    this.#arguments = parts.arguments
    this.version = parts.version
    this.connection.root.on('Target.attachedToTarget', (event) => this.#attached(event))
  }

  /** Starts Chromium with the app's own switches added. `onExit` is told when it ends, and what it last said. */
  static async start(
    switches: ReadonlyMap<string, string>,
    onExit: (how: string, log: readonly string[]) => void
  ): Promise<Chromium> {
    sweepProfiles()
    const profile = createProfile()
    const args = chromiumArguments(switches, profile)
    const { child, program, connection } = startChromium(args, profile, onExit)
    const { product } = await connection.root.send('Browser.getVersion')
    const chromium = new Chromium({
      process: child,
      connection,
      program,
      profile,
      arguments: args,
      version: product.replace(/^.*\//, '')
    })
    await connection.root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }]
    })
    return chromium
  }

  /** Opens a window. Windows of one partition share their storage, in memory only. */
  async open(target: NewTarget): Promise<OpenedTarget> {
    this.#opening++
    try {
      return headed ? await this.#openShown(target) : await this.#openHeadless(target)
    } finally {
      this.#opening--
    }
  }

  /** Asks Chromium to end, and ends it if it does not. The profile goes with it. */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = new Promise((resolve) => this.#process.once('exit', resolve))
      this.connection.root.post('Browser.close')
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), 2000)
      await ended
      clearTimeout(timer)
    }
    removeProfile(this.#profile)
  }

  async #openHeadless({ partition, width, height }: NewTarget): Promise<OpenedTarget> {
    let context = this.#contexts.get(partition)
    if (!context) {
      context = this.#createContext()
      this.#contexts.set(partition, context)
    }
    const { targetId } = await this.connection.root.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId: await context,
      newWindow: true,
      width,
      height
    })
    return this.#claim((info) => info.targetId === targetId)
  }

  async #createContext(): Promise<string> {
    const { browserContextId } = await this.connection.root.send('Target.createBrowserContext')
    return browserContextId
  }

  /**
   * Only `--app` opens a window with neither tabs nor an address bar: a second process hands it over to the first.
   * Each partition is a profile of its own, opened incognito.
   */
  async #openShown({ partition }: NewTarget): Promise<OpenedTarget> {
    const initial = `${initialDocument}${crypto.randomUUID()}`
    const claimed = this.#claim((info) => info.url === initial)
    const args = [
      ...this.#arguments,
      `--profile-directory=${partition === 0 ? 'Default' : `Partition ${partition}`}`,
      '--incognito',
      `--app=${initial}`
    ]
    spawn(this.#program, args, { stdio: 'ignore', env: chromiumEnvironment() })
    return claimed
  }

  #claim(matches: Waiter['matches']): Promise<OpenedTarget> {
    for (const [targetId, target] of this.#unclaimed) {
      if (!matches({ targetId } as Protocol.Target.TargetInfo)) continue
      this.#unclaimed.delete(targetId)
      return Promise.resolve(target)
    }
    return new Promise((resolve) => this.#waiters.push({ matches, resolve }))
  }

  #attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const session = this.connection.session(sessionId)
    if (!session) return
    const { targetId, openerId, browserContextId: contextId } = targetInfo
    const at = this.#waiters.findIndex((waiter) => waiter.matches(targetInfo))
    const target = { targetId, contextId, session }
    if (at >= 0) this.#waiters.splice(at, 1)[0]?.resolve(target)
    else if (openerId === undefined && this.#opening > 0) this.#unclaimed.set(targetId, target)
    else this.onPopup(targetInfo)
  }
}

function chromiumArguments(switches: ReadonlyMap<string, string>, profile: string): string[] {
  const all = new Map(Object.entries(standing))
  all.set('user-data-dir', profile)
  all.set('allow-running-insecure-content', '')
  all.set('disable-features', `${all.get('disable-features')},${rulesOfHttps}`)
  if (process.getuid?.() === 0) all.set('no-sandbox', '')
  // `--test-type` hides the banner that `--no-sandbox` brings to a window.
  if (headed) all.set('test-type', '')
  else all.set('headless', '').set('hide-scrollbars', '')
  for (const [name, value] of switches) {
    if (notForChromium.has(name)) continue
    const standingValue = all.get(name)
    all.set(name, lists.has(name) && standingValue ? `${standingValue},${value}` : value)
  }
  return [...all].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
}
