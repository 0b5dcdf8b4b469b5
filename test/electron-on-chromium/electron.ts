/** The `electron` module of the main process, and the start of what is behind it. */
import { announceReady, app } from './app/app.ts'
import { currentSwitches } from './app/command-line.ts'
import { lifecycle } from './app/lifecycle.ts'
import { getLocale } from './app/locale.ts'
import { Chromium } from './chromium/chromium.ts'
import { clipboard } from './desktop/clipboard.ts'
import { dialog } from './desktop/dialog.ts'
import { Menu, MenuItem } from './desktop/menu.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { Notification } from './desktop/notification.ts'
import { powerMonitor } from './desktop/power-monitor.ts'
import { screen, setDisplays } from './desktop/screen.ts'
import { shell } from './desktop/shell.ts'
import { Tray } from './desktop/tray.ts'
import { getHost, headed } from './host.ts'
import { net } from './session/net.ts'
import { protocol, session } from './session/session.ts'
import { absent, strictObject } from './strict.ts'
import { BrowserWindow } from './windows/browser-window.ts'
import { ipcMain } from './windows/ipc-main.ts'
import { nativeImage } from './windows/native-image.ts'
import { pages } from './windows/page.ts'
import { webContents } from './windows/web-contents.ts'

/** Names that an app may import, of which nothing is provided. */
const absentNames = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'ClipboardItem',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'globalShortcut',
  'ImageView',
  'inAppPurchase',
  'MessageChannelMain',
  'netLog',
  'powerSaveBlocker',
  'pushNotifications',
  'safeStorage',
  'ServiceWorkerMain',
  'ShareMenu',
  'sharedTexture',
  'systemPreferences',
  'TouchBar',
  'utilityProcess',
  'View',
  'webFrameMain',
  'WebContentsView'
]

/** The module's exports. */
export const electron = strictObject('electron', {
  ...Object.fromEntries(absentNames.map((name) => [name, absent(name)])),
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  webContents
})

/** Starts Chromium beside the app's main script, and emits `ready` when both are there. */
export function startElectron(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  // One turn later, so that a main script that is CommonJS has set its switches.
  setImmediate(() => void start().catch((error: unknown) => fail(String(error))))
}

async function start(): Promise<void> {
  await getHost().mainLoaded
  const switches = new Map(currentSwitches())
  if (!switches.has('lang')) switches.set('lang', getLocale())
  const chromium = await Chromium.start(switches, (how, log) => {
    if (!lifecycle.exiting) fail(`Electron-on-Chromium: Chromium ended (${how})\n${log.slice(-20).join('\n')}`)
  })
  lifecycle.chromium = chromium
  Object.defineProperty(process.versions, 'chrome', { value: chromium.version, enumerable: true, configurable: true })
  chromium.onPopup = (info) => {
    const opener = [...pages.values()].find(({ target }) => target?.id === info.openerId)
    opener?.refuseOpened(info.url)
    chromium.connection.root.post('Target.closeTarget', { targetId: info.targetId })
  }
  if (headed) setDisplays((await chromium.connection.root.send('Emulation.getScreenInfos')).screenInfos)
  announceReady()
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  app.exit(1)
}
