/** The one window factory. Every window of the app is made here and hardened alike. */
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Rectangle,
  type Session,
  session,
  type WebContents
} from 'electron'
import type { Language } from '../../common/words/languages.ts'
import type { WindowRole } from '../ipc/door.ts'
import { appOrigin, serveApp } from './app-scheme.ts'
import { askBeforeClosing } from './ask-before-closing.ts'
import { changesOf, devServerOf } from './dev-server.ts'
import { keepPlace, openingPlace } from './kept-place.ts'
import { giveUp } from './last-words.ts'
import { isPackaged } from './packaged.ts'
import { isViewersWay } from './print-window.ts'
import { leastSize } from './window-place.ts'

// No `persist:` prefix: what a clerk types or sees is never written by the browser engine.
const partition = 'desk'

// A build takes this out altogether; a packaged app would not listen to it either.
const devServer = import.meta.env.DEV ? devServerOf({ isPackaged, env: process.env }) : null

/** The windows' session: the app's own files, no permission, no network, no download, no spell-check dictionaries. */
export function prepareWindowSession(language: () => Language): void {
  const windows = session.fromPartition(partition)
  serveApp(windows, { folder: join(import.meta.dirname, '../renderer'), devServer, language })
  denyEverything(windows)
}

function denyEverything(windows: Session): void {
  windows.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  windows.setPermissionCheckHandler(() => false)
  windows.setDevicePermissionHandler(() => false)
  windows.setSpellCheckerEnabled(false)
  windows.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOwn(details.url) })
  })
  windows.on('will-download', (event) => event.preventDefault())
}

const isOwn = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) ||
  /^(devtools|data|blob):/.test(url) ||
  (devServer !== null && url.startsWith(changesOf(devServer)))

/** Forbids, for every page that will ever exist, to leave the app or to open anything. */
export function forbidLeaving(): void {
  app.on('web-contents-created', (_event, contents) => {
    // The dev server has a page loaded anew where it cannot change it in place.
    const isReload = (url: string): boolean => devServer !== null && url === contents.getURL()
    contents.on('will-navigate', (event) => {
      if (!isReload(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      const isAllowed = isViewersWay(contents, event.url, event.isMainFrame) || isReload(event.url)
      if (!isAllowed) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

const roles = new WeakMap<WebContents, WindowRole>()

/** Whose window a page is in; undefined for one that was not made here. */
export const roleOf = (contents: WebContents): WindowRole | undefined => roles.get(contents)

const windowsOf = (role: WindowRole): BrowserWindow[] =>
  BrowserWindow.getAllWindows().filter((window) => roles.get(window.webContents) === role)

/** Windows that stand only until another has something to show in their place. */
const leaving = new WeakSet<BrowserWindow>()

/** The window of this role, where there is one. */
export const windowOf = (role: WindowRole): BrowserWindow | undefined =>
  windowsOf(role).find((window) => !leaving.has(window))

type Place = Pick<
  BrowserWindowConstructorOptions,
  'x' | 'y' | 'width' | 'height' | 'minWidth' | 'minHeight' | 'fullscreen' | 'focusable'
>

/** Each window's preload gives its page no more than that page is for. */
function makeWindow(role: WindowRole, place: Place): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    show: false,
    title: 'eeID Desk',
    webPreferences: {
      partition,
      preload: join(import.meta.dirname, `../preload/${pages[role]}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !isPackaged
    }
  })
  roles.set(window.webContents, role)
  window.setMenuBarVisibility(false)
  if (role === 'desk') window.setContentProtection(desks.isHidden)
  return window
}

const pages: Record<WindowRole, string> = { desk: 'index', screen: 'screen' }

/** What every window of the clerk's has: what decides when it is closed, and whether it is kept out of recordings. */
const desks = {
  mayClose: (): true | Promise<boolean> => true,
  takesWindow: (): boolean => false,
  isEnding: false,
  isHidden: false
}

/** Whoever closes a window of the clerk's is asked this first. */
export function askBeforeClosingDesk(mayClose: () => true | Promise<boolean>): void {
  desks.mayClose = mayClose
}

/**
 * A window of the clerk's that is closed only goes out of sight where `takesWindow` says so. The app ends nevertheless when
 * the system or the app itself ends it.
 */
export function hideInsteadOfClosing(takesWindow: () => boolean): void {
  desks.takesWindow = takesWindow
  app.on('before-quit', () => {
    desks.isEnding = true
  })
}

/** The app is about to end, or is not after all. On macOS an installer closes the windows before it ends the app. */
export function letWindowsClose(isEnding: boolean): void {
  desks.isEnding = isEnding
}

/** Asks the system to keep the clerk's window out of recordings and shared screens, or lets it be seen there. */
export function hideFromCapture(isHidden: boolean): void {
  desks.isHidden = isHidden
  windowOf('desk')?.setContentProtection(isHidden)
}

/** Opens the clerk's window where it was left; out of sight where nobody has asked for it yet. */
export function openMainWindow({ isHidden = false }: { isHidden?: boolean } = {}): void {
  const { place, isMaximized } = openingPlace()
  const window = openDesk(place)
  // To maximise shows it.
  if (isMaximized) window.once('show', () => window.maximize())
  if (!isHidden) window.once('ready-to-show', () => window.show())
}

/** Puts the clerk's window into the system's bar, where it can be found, without coming into anybody's way. */
export function showMinimized(): void {
  const window = windowOf('desk')
  if (window && !window.isVisible()) window.minimize()
}

/** Whether the clerk's window can be found on the screen or in the system's bar. */
const isFound = (window: BrowserWindow): boolean => window.isVisible() || window.isMinimized()

/**
 * Throws the clerk's window away, with its process and all that it knows, and opens another in its place. The old one may
 * call nothing from now on.
 */
export function renewMainWindow(): void {
  const all = windowsOf('desk')
  const old = windowOf('desk')
  for (const window of all) roles.delete(window.webContents)
  if (old) openInPlaceOf(old)
  for (const window of all) window.destroy()
}

/** The same, but the old one stands, and may call, until the new one has something to show: nothing flickers. */
export function replaceMainWindow(): void {
  const old = windowOf('desk')
  if (!old) return
  leaving.add(old)
  const window = openInPlaceOf(old)
  const go = () => old.destroy()
  window.once('ready-to-show', go)
  // It may be thrown away itself before.
  window.once('closed', go)
}

function openInPlaceOf(old: BrowserWindow): BrowserWindow {
  const before = {
    isFound: isFound(old),
    isFocused: old.isFocused(),
    isMinimized: old.isMinimized(),
    isMaximized: old.isMaximized()
  }
  const window = openDesk(old.getNormalBounds())
  if (before.isMaximized && !before.isFound) window.once('show', () => window.maximize())
  window.once('ready-to-show', () => {
    if (!before.isFound) return
    if (before.isMinimized) window.minimize()
    // To maximise shows it.
    else if (before.isMaximized) window.maximize()
    else if (before.isFocused) window.show()
    else window.showInactive()
  })
  return window
}

function openDesk(place: Place): BrowserWindow {
  const window = makeWindow('desk', { ...place, minWidth: leastSize.width, minHeight: leastSize.height })
  keepPlace(window)
  askBeforeClosing(window, {
    mayClose: () => desks.mayClose(),
    goesAway() {
      const goes = !desks.isEnding && desks.takesWindow()
      if (goes) window.hide()
      return goes
    },
    stays() {
      desks.isEnding = false
    }
  })
  // Whoever closes the desk's window ends the app: the other one must not keep it running.
  window.on('closed', () => {
    if (!windowOf('desk')) windowOf('screen')?.destroy()
  })
  comeBackOnce(window, (reason) => giveUp('page', new Error(reason)))
  // A page that is not there is a broken installation: it must not be an invisible window that keeps the app running.
  window.loadURL(`${appOrigin}/index.html`).catch((error: unknown) => {
    if (!window.isDestroyed()) giveUp('start', error)
  })
  return window
}

/** What is told of the person's window: its page is there, and has to be told what to show; it is gone. */
export type ScreenWindowEvents = { loaded(): void; gone(): void }

/**
 * Opens the person's window on the whole of a display. The clerk keeps the focus, whoever touches it, and loses nothing if
 * it breaks.
 */
export function openScreenWindow(bounds: Rectangle, { loaded, gone }: ScreenWindowEvents): void {
  const window = makeWindow('screen', { ...bounds, fullscreen: true, focusable: false })
  window.once('ready-to-show', () => window.showInactive())
  window.webContents.on('did-finish-load', loaded)
  window.on('closed', gone)
  // What it shows is old from the moment it stands still.
  window.on('unresponsive', () => window.reload())
  comeBackOnce(window, () => window.destroy())
  window.loadURL(`${appOrigin}/screen.html`).catch(() => {
    if (!window.isDestroyed()) window.destroy()
  })
}

const minuteMs = 60_000

/** Loads the page again when its process has died; twice within a minute is `over`. */
function comeBackOnce(window: BrowserWindow, over: (reason: string) => void): void {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = performance.now()
    if (now - last < minuteMs) over(reason)
    else window.reload()
    last = now
  })
}

/** Brings the clerk's window to the front, or opens it. */
export function showMainWindow(): void {
  const window = windowOf('desk')
  if (!window) {
    openMainWindow()
    return
  }
  if (window.isMinimized()) window.restore()
  if (!window.isVisible()) window.show()
  window.focus()
}
