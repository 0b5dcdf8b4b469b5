/**
 * The `electron` module as a recording fake: it keeps every listener, handler, preference and call that the shell makes,
 * and has no member that the shell did not use when this was written: another one throws, and wants its line in the test.
 */
import { EventEmitter } from 'node:events'

type Fn = (...args: never[]) => unknown

/** What was recorded since the fake was made. */
export type Recorded = {
  /** Calls in their order, as `app.enableSandbox`, with what they were given. */
  calls: [string, ...unknown[]][]
  app: EventEmitter
  powerMonitor: EventEmitter
  screen: EventEmitter
  windows: FakeWindow[]
  sessions: Map<string, FakeSession>
  /** The marks beside the clock that were made. */
  trays: EventEmitter[]
  /** Whether the system starts the app. */
  opensAtLogin: boolean
  /** The switches that the app was started with. */
  switches: Set<string>
  /** By channel. */
  ipc: Map<string, (event: unknown, ...args: unknown[]) => unknown>
}

/** A session, with the handlers that were set on it. */
export type FakeSession = EventEmitter & {
  name: string
  options: unknown
  handlers: Map<string, (...args: never[]) => unknown>
}

/** A page, with the handler of the windows that it opens. */
export type FakeContents = EventEmitter & { session: FakeSession; openHandler: (() => unknown) | undefined }

/** A window, with the whole of what it was made with. */
export type FakeWindow = EventEmitter & {
  options: Record<string, unknown> & { webPreferences: Record<string, unknown> }
  webContents: FakeContents
  loaded: string[]
}

/** Throws for every member that is not there: nothing is used unseen. */
function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      // What promises, inspection and the module loader look for.
      const isAsked = typeof key === 'symbol' || ['then', 'toJSON', 'asymmetricMatch', 'nodeType'].includes(key)
      if (!(key in object) && !isAsked) throw new Error(`${name}.${key} is not recorded`)
      return Reflect.get(object, key, receiver)
    }
  })
}

/** The events that somebody listens to, each as often as it is. */
export const listenersOf = (emitter: EventEmitter): string[] =>
  emitter
    .eventNames()
    .flatMap((name) => Array<string>(emitter.listenerCount(name)).fill(String(name)))
    .toSorted()

/** A new fake; `module` is what is imported. */
export function recordingElectron({ folder }: { folder: string }) {
  const recorded: Recorded = {
    calls: [],
    app: new EventEmitter(),
    powerMonitor: new EventEmitter(),
    screen: new EventEmitter(),
    windows: [],
    sessions: new Map(),
    trays: [],
    opensAtLogin: false,
    switches: new Set(),
    ipc: new Map()
  }
  const noted =
    <T>(name: string, answer?: (...args: unknown[]) => T) =>
    (...args: unknown[]): T => {
      recorded.calls.push([name, ...args])
      return answer?.(...args) as T
    }

  function fakeSession(name: string, options: unknown): FakeSession {
    const handlers: FakeSession['handlers'] = new Map()
    const keep = (key: string) => (handler: Fn) => void handlers.set(key, handler)
    return strict(
      'session',
      Object.assign(new EventEmitter(), {
        name,
        options,
        handlers,
        protocol: strict('protocol', {
          handle: (scheme: string, handler: Fn) => void handlers.set(`protocol ${scheme}`, handler)
        }),
        webRequest: strict('webRequest', { onBeforeRequest: keep('onBeforeRequest') }),
        setPermissionRequestHandler: keep('permissionRequest'),
        setPermissionCheckHandler: keep('permissionCheck'),
        setDevicePermissionHandler: keep('devicePermission'),
        setCertificateVerifyProc: keep('certificateVerify'),
        setSpellCheckerEnabled: noted(`session ${name}.setSpellCheckerEnabled`),
        resolveProxy: async () => 'DIRECT',
        closeAllConnections: async () => {},
        clearAuthCache: async () => {}
      })
    )
  }

  function fromPartition(name: string, options?: unknown): FakeSession {
    const made = recorded.sessions.get(name) ?? fakeSession(name, options)
    recorded.sessions.set(name, made)
    return made
  }

  const area = { x: 0, y: 0, width: 1920, height: 1040 }
  const display = { id: 1, label: 'Desk', bounds: { ...area, height: 1080 }, workArea: area }

  class BrowserWindow extends EventEmitter {
    static getAllWindows = () => recorded.windows
    readonly webContents: FakeContents
    readonly loaded: string[] = []
    readonly options: FakeWindow['options']
    constructor(options: FakeWindow['options']) {
      super()
      this.options = options
      const { partition, session } = options.webPreferences
      const contents: FakeContents = Object.assign(new EventEmitter(), {
        session: (session ?? fromPartition(String(partition))) as FakeSession,
        openHandler: undefined as (() => unknown) | undefined,
        setWindowOpenHandler(handler: () => unknown) {
          contents.openHandler = handler
        },
        getURL: () => this.loaded.at(-1) ?? '',
        send: noted('webContents.send')
      })
      this.webContents = strict('webContents', contents)
      recorded.app.emit('web-contents-created', {}, this.webContents)
      recorded.windows.push(this as unknown as FakeWindow)
    }
    setMenuBarVisibility = noted('window.setMenuBarVisibility')
    setContentProtection = noted('window.setContentProtection')
    isDestroyed = () => false
    isVisible = () => false
    isFocused = () => false
    isMinimized = () => false
    isMaximized = () => false
    getBounds = () => area
    getNormalBounds = () => area
    hide = noted('window.hide')
    show = noted('window.show')
    focus = noted('window.focus')
    maximize = noted('window.maximize')
    minimize = noted('window.minimize')
    destroy = noted('window.destroy')
    async loadURL(url: string): Promise<void> {
      this.loaded.push(url)
    }
  }

  class FakeTray extends EventEmitter {
    constructor(image: unknown) {
      super()
      noted('Tray')(image)
      recorded.trays.push(this)
    }
    setToolTip = noted('tray.setToolTip')
    setContextMenu = noted('tray.setContextMenu')
    destroy = noted('tray.destroy')
  }

  const app = strict(
    'app',
    Object.assign(recorded.app, {
      commandLine: strict('commandLine', {
        getSwitchValue: () => '',
        hasSwitch: (name: string) => recorded.switches.has(name)
      }),
      setAppUserModelId: noted('app.setAppUserModelId'),
      setPath: noted('app.setPath'),
      getPath: () => folder,
      enableSandbox: noted('app.enableSandbox'),
      requestSingleInstanceLock: noted('app.requestSingleInstanceLock', () => true),
      whenReady: noted('app.whenReady', () => Promise.resolve()),
      getPreferredSystemLanguages: () => ['en'],
      isReady: () => false,
      exit: noted('app.exit'),
      getAppPath: () => '/opt/eeid-desk/resources/app.asar',
      setLoginItemSettings: noted('app.setLoginItemSettings', (asked) => {
        recorded.opensAtLogin = (asked as { openAtLogin: boolean }).openAtLogin
      }),
      getLoginItemSettings: noted('app.getLoginItemSettings', () => ({
        openAtLogin: recorded.opensAtLogin,
        wasOpenedAtLogin: false
      })),
      quit: noted('app.quit')
    })
  )
  const module = {
    app,
    BrowserWindow,
    clipboard: strict('clipboard', { writeText: noted('clipboard.writeText') }),
    dialog: strict('dialog', { showErrorBox: noted('dialog.showErrorBox') }),
    ipcMain: strict('ipcMain', {
      handle: (channel: string, handler: (event: unknown) => unknown) => void recorded.ipc.set(channel, handler)
    }),
    Menu: strict('Menu', {
      buildFromTemplate: noted('Menu.buildFromTemplate', () => ({})),
      setApplicationMenu: noted('Menu.setApplicationMenu')
    }),
    nativeTheme: {},
    net: strict('net', { request: noted('net.request', () => ({})) }),
    Notification: class {},
    powerMonitor: strict('powerMonitor', recorded.powerMonitor),
    protocol: strict('protocol', { registerSchemesAsPrivileged: noted('protocol.registerSchemesAsPrivileged') }),
    nativeImage: strict('nativeImage', {
      createFromPath: noted('nativeImage.createFromPath', () => ({ resize: noted('image.resize', () => ({})) }))
    }),
    screen: strict(
      'screen',
      Object.assign(recorded.screen, {
        getPrimaryDisplay: () => display,
        getAllDisplays: () => [display],
        getDisplayMatching: () => display
      })
    ),
    session: strict('session', { fromPartition }),
    Tray: FakeTray,
    shell: strict('shell', {
      openExternal: noted('shell.openExternal', async () => {}),
      openPath: noted('shell.openPath', async () => '')
    })
  }
  return { recorded, module }
}
