/** What the shell does with what Electron asks of it: certificates, passwords, devices. Electron itself is a recording one. */
import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { runApp } from '../../../main/shell/run.ts'
import { temporaryFolder } from '../store/temporary-store.ts'

/** A session that records what was set, as much of it as the shell uses. */
function recordingSession() {
  const handlers = new Map<string, (...args: unknown[]) => unknown>()
  const keep = (name: string) => (handler: (...args: unknown[]) => unknown) => void handlers.set(name, handler)
  return Object.assign(new EventEmitter(), {
    handlers,
    protocol: { handle: () => {} },
    webRequest: { onBeforeRequest: () => {} },
    setSpellCheckerEnabled: () => {},
    setPermissionRequestHandler: keep('permission'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device')
  })
}

const electron = vi.hoisted(() => ({
  current: undefined as unknown as {
    app: EventEmitter
    sessions: Map<string, ReturnType<typeof recordingSession>>
    windows: EventEmitter[]
  }
}))

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class BrowserWindow extends EventEmitter {
    static readonly getAllWindows = () => []
    readonly webContents = new EventEmitter()
    constructor() {
      super()
      electron.current.windows.push(this.webContents)
    }
    setMenuBarVisibility(): void {}
    loadURL = () => Promise.resolve()
    isDestroyed = () => false
    destroy(): void {}
  }
  const area = { x: 0, y: 0, width: 1280, height: 800 }
  const display = { id: 1, label: '', bounds: area, workArea: area }
  const fromPartition = (name: string) => {
    const { sessions } = electron.current
    const session = sessions.get(name) ?? recordingSession()
    sessions.set(name, session)
    return session
  }
  return {
    get app() {
      // While the shell is loaded there is none yet.
      return electron.current?.app ?? { isPackaged: false }
    },
    BrowserWindow,
    dialog: { showErrorBox: () => {} },
    Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => {} },
    powerMonitor: new EventEmitter(),
    protocol: { registerSchemesAsPrivileged: () => {} },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: { fromPartition },
    ipcMain: new EventEmitter()
  }
})

beforeEach(() => {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { getSwitchValue: () => '', hasSwitch: () => false },
    setAppUserModelId: () => {},
    setPath: () => {},
    getPath: () => temporaryFolder(),
    enableSandbox: () => {},
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
    getPreferredSystemLanguages: () => ['en'],
    exit: () => {},
    quit: () => {}
  })
  electron.current = { app, sessions: new Map(), windows: [] }
})

/** What the shell answers a server that asks for a certificate, with these in the store. */
function askedFor(contents: object | null) {
  const event = { preventDefault: vi.fn() }
  const answer = vi.fn()
  const card = { subjectName: 'TAMM,MARI,60001019906' }
  electron.current.app.emit('select-client-certificate', event, contents, 'https://eeid.example/', [card], answer)
  return { event, answer }
}

const life = {
  language: () => 'en' as const,
  begin() {},
  sleep() {},
  wake() {},
  lock() {},
  linked() {},
  mayEnd: (): true => true,
  end: () => Promise.resolve()
}

test('a server that asks for a certificate gets none, for requests of main and for pages', () => {
  runApp(() => life, {})
  for (const contents of [null, {}]) {
    const { event, answer } = askedFor(contents)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(answer.mock.calls).toEqual([[]])
  }
})

test('that holds before anything of the app is there that could send a request', () => {
  let answered: unknown
  runApp(() => {
    answered = askedFor(null).answer.mock.calls
    return life
  }, {})
  expect(answered).toEqual([[]])
})

test('nobody listens where Electron refuses what nobody answers: passwords, bad certificates, devices', async () => {
  runApp(() => life, {})
  await new Promise((resolve) => setImmediate(resolve))
  const { withPdfWindow } = await import('../../../main/shell/print-window.ts')
  vi.useFakeTimers()
  const printed = withPdfWindow(Buffer.from('%PDF'), async () => {})
  await vi.runAllTimersAsync()
  await printed
  vi.useRealTimers()
  const { app, sessions, windows } = electron.current
  expect(windows).toHaveLength(2)
  const asked = ['login', 'certificate-error', 'select-bluetooth-device', 'select-client-certificate']
  for (const contents of windows) for (const event of asked) expect(contents.listenerCount(event), event).toBe(0)
  for (const event of ['login', 'certificate-error']) expect(app.listenerCount(event), event).toBe(0)
  expect([...sessions.keys()].sort()).toEqual(['desk', 'print'])
  for (const session of sessions.values()) {
    for (const event of ['select-hid-device', 'select-serial-port', 'select-usb-device'])
      expect(session.listenerCount(event), event).toBe(0)
    expect(session.handlers.get('check')?.()).toBe(false)
    expect(session.handlers.get('device')?.()).toBe(false)
    const decide = vi.fn()
    session.handlers.get('permission')?.({}, 'hid', decide)
    expect(decide.mock.calls).toEqual([[false]])
  }
})
