/** Runs a script that starts the app: with what the host needs there, a keychain of its own, and a display. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { runTogether } from '../demo/group.ts'
import { findChromium } from '../electron-on-chromium/index.ts'
import { inPrivateKeyring } from '../keyring/private-keyring.ts'
import { chromium, electronNeeds, keychainNeeds, type Need, screenNeeds } from '../preflight/needs.ts'
import type { Host } from './choose-host.ts'

/** Whether windows can be shown here. */
export const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** What the app on this host needs of the system. */
export function needsOf(host: Host, headless: boolean): Need[] {
  if (process.platform === 'linux' && host.kind === 'electron') {
    return [...keychainNeeds, ...screenNeeds, ...(headless && !hasDisplay ? electronNeeds(host.executable) : [])]
  }
  return [...keychainNeeds, ...screenNeeds, chromium(findChromium)]
}

/** What is to be run: a script, which gets `what` as JSON, and the folder of the keyring's files. */
export type KeychainRun = { script: string; what: { host: Host }; keyring: string }

/** Runs the script in a process of its own; returns its exit code when all that it started has ended. */
export async function runInKeychain({ script, what, keyring }: KeychainRun): Promise<number> {
  const inner = [...virtually(what.host), process.execPath, script, JSON.stringify(what)]
  if (process.platform !== 'linux') return runTogether(inner[0] ?? '', inner.slice(1), process.env)
  const wrapped = inPrivateKeyring(inner, keyring)
  try {
    return await runTogether(wrapped.command, wrapped.args, wrapped.env)
  } finally {
    wrapped.dispose()
  }
}

// A real Electron has no headless mode: without a display it gets a virtual one.
function virtually({ kind }: Host): string[] {
  return kind === 'electron' && !hasDisplay ? ['xvfb-run', '-a'] : []
}

/** electron-vite's program. */
export const electronVite = join(
  dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
  'bin/electron-vite.js'
)
