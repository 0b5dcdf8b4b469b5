/** How the app starts and ends: one instance, a folder that does not roam, no dangerous switches. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, Menu, type MenuItemConstructorOptions, powerMonitor } from 'electron'
import { isPackaged } from './packaged.ts'
import { linkIn, strangeSwitch } from './switches.ts'

/**
 * The first switch that a packaged app refuses, if one was given. A package made to be driven by tests has the file
 * `allow-debugging` beside its archive; who can put it there could as well put another app there.
 */
export function refusedSwitch(): string | undefined {
  if (!isPackaged || existsSync(join(process.resourcesPath, 'allow-debugging'))) return undefined
  return strangeSwitch(process.argv, process.platform)
}

let keptIn: string | undefined

/**
 * Puts everything the app keeps into the machine-local folder, or where `--user-data-dir` says. Where that cannot be
 * written Chromium would not start, and nobody would be told why: then only its profile goes elsewhere.
 */
export function chooseDataFolder(): void {
  const wanted = dataFolderToBe()
  if (wanted !== app.getPath('userData')) app.setPath('userData', wanted)
  keptIn = app.getPath('userData')
  if (!isWritable(keptIn)) app.setPath('userData', mkdtempSync(join(tmpdir(), 'eeid-desk-')))
}

/** The folder that the app would keep everything in, before it is chosen. */
export function dataFolderToBe(): string {
  const chosen = app.commandLine.getSwitchValue('user-data-dir')
  const local = process.env.LOCALAPPDATA
  if (chosen) return resolve(chosen)
  return process.platform === 'win32' && local ? join(local, 'eeID Desk') : app.getPath('userData')
}

/** Asked by writing: rights alone do not tell on Windows, nor for an administrator. */
function isWritable(folder: string): boolean {
  const probe = join(folder, '.writable')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
    return true
  } catch {
    return false
  }
}

/** The folder of everything the app keeps, whether or not it can be written. */
export const dataFolder = (): string => keptIn ?? app.getPath('userData')

/**
 * True for the first instance; a second one only brings the first to the front, and hands its link over. Not by the line
 * it was started with: Chromium puts switches of its own among what it tells of that.
 */
export function isFirstInstance(show: () => void, linked: (link: string) => void): boolean {
  const link = linkIn(process.argv)
  if (!app.requestSingleInstanceLock(link === undefined ? {} : { link })) return false
  if (link !== undefined) linked(link)
  app.on('second-instance', (_event, _argv, _cwd, told) => {
    const { link: its } = (told ?? {}) as { link?: unknown }
    if (typeof its === 'string') linked(its)
    show()
  })
  // Only macOS tells a running app of a link, and the first one before it is ready.
  if (process.platform === 'darwin')
    app.on('open-url', (event, url) => {
      event.preventDefault()
      linked(url)
      if (app.isReady()) show()
    })
  return true
}

/** A menu for its keys: zoom everywhere, and on macOS what makes copy, paste and quit work. The window does not show it. */
export function setMenu(): void {
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }]
  }
  const mac: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }]
  Menu.setApplicationMenu(Menu.buildFromTemplate(process.platform === 'darwin' ? mac : [view]))
}

/** What the desk does when the machine sleeps, wakes, and when its screen is locked, which Linux does not tell. */
export function onMachine({ sleep, wake, lock }: { sleep(): void; wake(): void; lock(): void }): void {
  powerMonitor.on('suspend', sleep)
  powerMonitor.on('resume', wake)
  powerMonitor.on('lock-screen', lock)
}

/** For how long nobody has touched the computer, seconds. */
export const idleSeconds = (): number => powerMonitor.getSystemIdleTime()

/**
 * The service that the one who started an unpackaged app suggests. It is taken out of the environment, which every child
 * process and every preload would inherit.
 */
export function takeSuggestion(): string | undefined {
  const json = isPackaged ? undefined : process.env.EEID_DESK_DEMO_SERVICE
  delete process.env.EEID_DESK_DEMO_SERVICE
  return json
}

/** Which version of the app this is, and of what it is made with. */
export const versions = () => ({
  app: app.getVersion(),
  electron: process.versions.electron ?? '',
  chromium: process.versions.chrome ?? ''
})

/** A file that the build has laid beside the bundles. */
export const builtFile = (name: string): string => join(app.getAppPath(), 'out', name)

/** The languages the system prefers, best first. */
export const systemLanguages = (): string[] => app.getPreferredSystemLanguages()

/** Ends the app as its window's closing does: the clerk is asked first, where there is something to ask. */
export const quitApp = (): void => app.quit()
