/** What tests and scripts need of Electron-on-Chromium. */
import fs from 'node:fs'
import path from 'node:path'

export { findChromium } from './chromium/find-chromium.ts'

const home = import.meta.dirname

/** The dist folder: for `ELECTRON_OVERRIDE_DIST_PATH`. */
export const distPath: string = path.join(home, 'dist')

/** The launcher: stands where Electron's binary would. For Playwright's `executablePath`. */
export const executablePath: string = path.join(distPath, 'electron')

/** The Electron whose module is provided. */
export const electronVersion: string = fs.readFileSync(path.join(distPath, 'version'), 'utf8').trim()

/**
 * Makes a dist folder that can be copied anywhere, for electron-builder's `electronDist`: it points back here. Answers
 * its path.
 */
export function prepareDist(dir: string): string {
  fs.mkdirSync(dir, { recursive: true })
  fs.cpSync(distPath, dir, { recursive: true })
  fs.writeFileSync(path.join(dir, 'electron-on-chromium-home'), home)
  return path.resolve(dir)
}
