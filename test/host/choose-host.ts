/** Which program runs the app's built code: real Electron where its binary is there or can be had, else Chromium. */
import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { executablePath as onChromium } from '../electron-on-chromium/index.ts'

/** The program to start the app with, and why it is this one. */
export type Host = { kind: 'electron' | 'electron-on-chromium'; executable: string; why: string }

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Real Electron, if its binary is installed. */
export function installedElectron(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : undefined
}

/** Electron-on-Chromium, without looking for anything better. */
export const chromiumHost = (why: string): Host => ({ kind: 'electron-on-chromium', executable: onChromium, why })

/** Real Electron, or the reason why it cannot be had. */
async function realElectron(): Promise<{ executable: string; why: string } | { refusal: string }> {
  const there = installedElectron()
  if (there) return { executable: there, why: 'its binary is installed' }
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return { refusal: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' }
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com'
  if (!(await canResolve(new URL(mirror).hostname))) {
    return { refusal: "Electron's binary is not installed and the place to download it from cannot be reached" }
  }
  process.stderr.write('Downloading Electron (once, about 120 MB; five minutes at most) …\n')
  await run(process.execPath, [join(electronFolder, 'install.js')], 300_000)
  const fetched = installedElectron()
  return fetched
    ? { executable: fetched, why: 'its binary was just downloaded' }
    : { refusal: "Electron's binary is not installed and its download failed" }
}

/** Chooses the host. `EEID_DESK_HOST=electron` or `electron-on-chromium` chooses for it. */
export async function chooseHost(): Promise<Host> {
  const wanted = process.env.EEID_DESK_HOST
  if (wanted === 'electron-on-chromium') return chromiumHost('EEID_DESK_HOST asks for it')
  const electron = await realElectron()
  if ('executable' in electron) return { kind: 'electron', ...electron }
  if (wanted === 'electron') throw new Error(`no real Electron: ${electron.refusal}`)
  return chromiumHost(electron.refusal)
}

async function canResolve(host: string): Promise<boolean> {
  const limit = new Promise<false>((resolve) => setTimeout(() => resolve(false), 5_000).unref())
  const found = lookup(host).then(
    () => true,
    () => false
  )
  return Promise.race([found, limit])
}

function run(command: string, args: string[], timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: timeoutMs })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}
