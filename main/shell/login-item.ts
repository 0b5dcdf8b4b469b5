/** What the system starts when its user signs in. */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'atomically'
import { app } from 'electron'
import { autostartEntry, autostartFile, hiddenSwitch } from '../starting/autostart.ts'
import { programFile } from './installation.ts'
import { isPackaged } from './packaged.ts'

/** The program and its arguments. */
const command = (): string[] => [
  programFile(),
  // Electron itself, where the app is worked on.
  ...(isPackaged ? [] : [app.getAppPath()])
]

const onLinux = {
  file: () => join(app.getPath('appData'), autostartFile),
  isSet: (): boolean => existsSync(onLinux.file()),
  set(isOn: boolean): void {
    rmSync(onLinux.file(), { force: true })
    if (!isOn) return
    mkdirSync(dirname(onLinux.file()), { recursive: true })
    writeFileSync(onLinux.file(), autostartEntry(command()), { mode: 0o644 })
  }
}

const elsewhere = {
  asked: () => ({ path: process.execPath, args: [...command().slice(1), `--${hiddenSwitch}`] }),
  isSet: (): boolean => app.getLoginItemSettings(elsewhere.asked()).openAtLogin,
  set(isOn: boolean): void {
    app.setLoginItemSettings({ ...elsewhere.asked(), openAtLogin: isOn })
    if (elsewhere.isSet() !== isOn) throw new Error('the system did not take it')
  }
}

/** This system's way: the login items of Windows and macOS, a file on Linux. */
export const systemLoginItem = {
  isSet: (): boolean => (process.platform === 'linux' ? onLinux : elsewhere).isSet(),
  set(isOn: boolean): boolean {
    try {
      ;(process.platform === 'linux' ? onLinux : elsewhere).set(isOn)
      return true
    } catch {
      return false
    }
  }
}

/** Whether the system started the app, so that nobody waits for its window. macOS passes no switches. */
export const wasStartedHidden = (): boolean =>
  app.commandLine.hasSwitch(hiddenSwitch) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
