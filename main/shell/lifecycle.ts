/** How the app starts and ends: one instance, a folder that does not roam, no dangerous switches. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, Menu, powerMonitor } from 'electron'

// Switches that open the app to a debugger, to other certificates or to no sandbox.
const dangerous = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'disable-web-security',
  'disable-site-isolation-trials',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'load-extension',
  'js-flags',
  'ssl-key-log-file',
  'log-net-log'
]

/**
 * The first switch that a packaged app refuses, if one was given. A package made to be driven by tests has the file
 * `allow-debugging` beside its archive; who can put it there could as well put another app there.
 */
export function refusedSwitch(): string | undefined {
  if (!app.isPackaged || existsSync(join(process.resourcesPath, 'allow-debugging'))) return undefined
  return dangerous.find((name) => app.commandLine.hasSwitch(name))
}

/** Puts everything the app keeps into the machine-local folder, or where `--user-data-dir` says. */
export function chooseDataFolder(): void {
  const chosen = app.commandLine.getSwitchValue('user-data-dir')
  const local = process.env.LOCALAPPDATA
  if (chosen) app.setPath('userData', resolve(chosen))
  else if (process.platform === 'win32' && local) app.setPath('userData', join(local, 'eeID Desk'))
}

/** The folder of everything the app keeps. */
export const dataFolder = (): string => app.getPath('userData')

/** True for the first instance; a second one only brings the first to the front. */
export function isFirstInstance(show: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', show)
  return true
}

/** A menu only where the platform needs one for copy, paste and quit to work. */
export function setMenu(): void {
  const mac = Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
  Menu.setApplicationMenu(process.platform === 'darwin' ? mac : null)
}

/** What the desk does when the machine sleeps and wakes. */
export function onSleepAndWake(sleep: () => void, wake: () => void): void {
  powerMonitor.on('suspend', sleep)
  powerMonitor.on('resume', wake)
}

/** The languages the system prefers, best first. */
export const systemLanguages = (): string[] => app.getPreferredSystemLanguages()
