/** A Chromium process: its standing switches, its environment, and its end. */
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { CdpConnection } from './cdp.ts'
import { findChromium } from './find-chromium.ts'
import { removeProfile } from './profile.ts'

/**
 * Parts of a browser that no app has. The suggestions of the address bar are two pages of Chromium's own in every window,
 * and took more processor time to load than the app's page.
 */
const notOfAnApp =
  'Translate,OptimizationHints,MediaRouter,HttpsUpgrades,NetworkTimeServiceQuerying,WebUIOmniboxPopup,WebUIOmniboxAimPopup'

/** Switches that always apply. Nothing is fetched, synchronised, reported or asked behind the app's back. */
export const standing: Readonly<Record<string, string>> = {
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
/** A started Chromium, and the way to speak to it. */
export interface ChromiumProcess {
  readonly child: ChildProcess
  readonly program: string
  readonly connection: CdpConnection
}

/**
 * Starts a Chromium without a window. The profile is removed when it ends; `onExit` is told then, and what it last said.
 * @throws Error where there is no Chromium
 */
export function startChromium(
  args: readonly string[],
  profile: string,
  onExit: (how: string, log: readonly string[]) => void
): ChromiumProcess {
  const program = findChromium()
  if (program === undefined) throw new Error('Electron-on-Chromium: no Chromium was found; set EOC_CHROMIUM')
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
  return { child, program, connection }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** The environment of a Chromium: this process's, without what means Node. */
export function chromiumEnvironment(): NodeJS.ProcessEnv {
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
