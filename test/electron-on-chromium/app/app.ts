/** `app`. */
import { electronEvent } from '../event.ts'
import { getHost } from '../host.ts'
import { type Provided, strictEmitter } from '../strict.ts'
import { commandLine } from './command-line.ts'
import { lifecycle } from './lifecycle.ts'
import { getLocale, getPreferredSystemLanguages, getSystemLocale } from './locale.ts'
import { appName, getPath, setPath } from './paths.ts'
import { hasLock, releaseLock, requestLock } from './single-instance.ts'

const events = [
  'ready',
  'activate', // only ever on macOS
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'quit',
  'render-process-gone',
  'second-instance',
  'select-client-certificate', // never: `fetch` has no store of certificates
  'web-contents-created',
  'will-quit',
  'window-all-closed'
]

/** Closes the windows; answers whether all of them did. Set by the windows, which this module must not know. */
export const windowCloser = { closeAll: async (): Promise<boolean> => true, focusAny: (): void => {} }

class App extends strictEmitter('app', events) implements Provided<Electron.App> {
  readonly commandLine = commandLine as Electron.CommandLine
  readonly dock: Electron.Dock | undefined = undefined
  badgeCount = 0
  readonly #ready = Promise.withResolvers<void>()

  get isPackaged(): boolean {
    return getHost().packaged
  }
  get name(): string {
    return appName.value
  }
  set name(name: string) {
    appName.value = name
  }
  getName(): string {
    return appName.value
  }
  setName(name: string): void {
    appName.value = name
  }
  getVersion(): string {
    return getHost().version
  }
  getAppPath(): string {
    return getHost().appPath
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return getPath(name)
  }
  setPath(name: string, path: string): void {
    setPath(name, path)
  }
  getLocale(): string {
    return getLocale()
  }
  getSystemLocale(): string {
    return getSystemLocale()
  }
  getPreferredSystemLanguages(): string[] {
    return getPreferredSystemLanguages()
  }
  isReady(): boolean {
    return lifecycle.ready
  }
  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  /** Windows are sandboxed as it is: `sandbox: false` is not provided. */
  enableSandbox(): void {
    if (lifecycle.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }
  disableHardwareAcceleration(): void {
    if (lifecycle.ready) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
  }
  /** Shown nowhere, and true to what was set. */
  setBadgeCount(count = 0): boolean {
    this.badgeCount = count
    return true
  }
  getBadgeCount(): number {
    return this.badgeCount
  }
  /** Without effect on Linux, there as here. */
  setAppUserModelId(_id: string): void {}
  focus(): void {
    windowCloser.focusAny()
  }
  requestSingleInstanceLock(additionalData?: Record<never, never>): boolean {
    return requestLock(additionalData, ({ argv, cwd, data }) =>
      this.emit('second-instance', electronEvent(), argv, cwd, data)
    )
  }
  hasSingleInstanceLock(): boolean {
    return hasLock()
  }
  releaseSingleInstanceLock(): void {
    releaseLock()
  }

  quit(): void {
    if (lifecycle.quitting || lifecycle.exiting) return
    lifecycle.quitting = true
    void this.#quit().then((done) => {
      if (!done) lifecycle.quitting = false
    })
  }

  exit(exitCode = 0): void {
    if (lifecycle.exiting) return
    lifecycle.exiting = true
    this.emit('quit', electronEvent(), exitCode)
    releaseLock()
    const end = () => process.exit(exitCode)
    if (lifecycle.chromium) void lifecycle.chromium.stop().then(end, end)
    else end()
  }

  async #quit(): Promise<boolean> {
    const before = electronEvent()
    this.emit('before-quit', before)
    if (before.defaultPrevented || !(await windowCloser.closeAll())) return false
    const will = electronEvent()
    this.emit('will-quit', will)
    if (will.defaultPrevented) return false
    this.exit(0)
    return true
  }

  /** For the start of the host only. */
  static announceReady(app: App): void {
    lifecycle.ready = true
    app.#ready.resolve()
    app.emit('ready', electronEvent(), {})
  }
}

/** `app`. */
export const app = new App()

/** Emits `ready`. */
export function announceReady(): void {
  App.announceReady(app)
}
