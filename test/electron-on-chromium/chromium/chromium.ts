/** The one Chromium process of this app. */
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { headed } from '../host.ts'
import { CdpConnection, type CdpSession, type Protocol } from './cdp.ts'
import { findChromium } from './find-chromium.ts'
import { createProfile, removeProfile, sweepProfiles } from './profile.ts'

/**
 * Parts of a browser that no app has. The suggestions of the address bar are two pages of Chromium's own in every window,
 * and took more processor time to load than the app's page.
 */
const notOfAnApp =
  'Translate,OptimizationHints,MediaRouter,HttpsUpgrades,NetworkTimeServiceQuerying,WebUIOmniboxPopup,WebUIOmniboxAimPopup'

/** Switches that always apply. Nothing is fetched, synchronised, reported or asked behind the app's back. */
const standing: Readonly<Record<string, string>> = {
  'disable-background-networking': '',
  'disable-breakpad': '',
  'disable-component-update': '',
  'disable-default-apps': '',
  'disable-extensions': '',
  'disable-gpu': '',
  'disable-popup-blocking': '',
  'disable-search-engine-choice-screen': '',
  'disable-sync': '',
  'deny-permission-prompts': '',
  'no-default-browser-check': '',
  'no-first-run': '',
  'password-store': 'basic',
  'disable-features': notOfAnApp
}
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
    const program = findChromium()
    if (program === undefined) throw new Error('Electron-on-Chromium: no Chromium was found; set EOC_CHROMIUM')
    sweepProfiles()
    const profile = createProfile()
    const args = chromiumArguments(switches, profile)
    // A process group of its own: a Ctrl-C must reach the app first. If the app dies, the closing pipe ends Chromium.
    const child = spawn(program, ['--remote-debugging-pipe', '--no-startup-window', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: chromiumEnvironment(),
      detached: true
    })
    const log = followLog(child)
    const endAtOnce = () => {
      if (child.pid !== undefined) killGroup(child.pid)
      removeProfile(profile)
    }
    process.on('exit', endAtOnce)
    child.on('exit', (code, signal) => {
      process.off('exit', endAtOnce)
      removeProfile(profile)
      onExit(String(code ?? signal), log)
    })
    const connection = new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable)
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

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

function chromiumArguments(switches: ReadonlyMap<string, string>, profile: string): string[] {
  const all = new Map(Object.entries(standing))
  all.set('user-data-dir', profile)
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

function chromiumEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ELECTRON_RUN_AS_NODE: __, ...environment } = process.env
  // Without an address Chromium would start a bus of its own.
  return { DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...environment }
}

/** Passes on the line that DevTools clients wait for, keeps the last few others, and shows them only if asked to. */
function followLog(child: ChildProcess): readonly string[] {
  const log: string[] = []
  const shown = process.env.EOC_CHROMIUM_LOG
  if (!child.stderr) return log
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`)
    else if (shown === '1') process.stderr.write(`[chromium] ${line}\n`)
    else if (shown) fs.appendFileSync(path.resolve(shown), `${line}\n`)
    log.push(line)
    if (log.length > 100) log.shift()
  })
  return log
}
