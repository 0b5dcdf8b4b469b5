/** The person's window, as displays come and go and as it breaks. Electron itself is a recording one. */
import type { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { secondScreen } from '../../../main/shell/second-screen.ts'
import { openMainWindow } from '../../../main/shell/window.ts'

type RecordedWindow = EventEmitter & {
  options: { focusable?: boolean }
  webContents: EventEmitter
  isGone: boolean
  reload: ReturnType<typeof vi.fn>
  destroy(): void
}

const electron = vi.hoisted(() => ({
  windows: [] as RecordedWindow[],
  app: undefined as unknown as EventEmitter,
  screen: undefined as unknown as EventEmitter,
  powerMonitor: undefined as unknown as EventEmitter
}))

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  const bounds = { x: 0, y: 0, width: 1280, height: 800 }
  class BrowserWindow extends EventEmitter {
    static readonly getAllWindows = () => electron.windows.filter(({ isGone }) => !isGone)
    readonly webContents = new EventEmitter()
    readonly options: object
    isGone = false
    reload = vi.fn<() => void>()
    constructor(options: object) {
      super()
      this.options = options
      electron.windows.push(this as unknown as RecordedWindow)
    }
    setMenuBarVisibility(): void {}
    setContentProtection(): void {}
    loadURL = () => Promise.resolve()
    isDestroyed = () => this.isGone
    isMinimized = () => false
    getBounds = () => bounds
    destroy(): void {
      if (this.isGone) return
      this.isGone = true
      this.emit('closed')
    }
  }
  const clerks = { id: 1, label: 'Clerk', bounds }
  const persons = { id: 2, label: 'Person', bounds: { ...bounds, x: 1280 } }
  electron.app = Object.assign(new EventEmitter(), { isPackaged: false })
  electron.powerMonitor = new EventEmitter()
  electron.screen = Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => clerks,
    getAllDisplays: () => [clerks, persons],
    getDisplayMatching: () => clerks
  })
  const { app, screen, powerMonitor } = electron
  return { app, screen, powerMonitor, BrowserWindow, protocol: {}, session: {} }
})

beforeEach(() => {
  vi.useFakeTimers()
  electron.windows.length = 0
  for (const emitter of [electron.app, electron.screen, electron.powerMonitor]) emitter.removeAllListeners()
})
afterEach(() => void vi.useRealTimers())

function begun() {
  const changed = vi.fn<() => void>()
  const push = vi.fn<() => void>()
  openMainWindow()
  const screen = secondScreen({ choice: () => ({ isOn: true, display: null }), changed, push })
  screen.begin()
  const person = () => {
    const window = electron.windows.filter(({ isGone }) => !isGone)[1]
    if (!window) throw new Error('the person has no window')
    return window
  }
  return { changed, push, screen, person }
}

test('it cannot take the focus from the clerk', () => {
  expect(begun().person().options.focusable).toBe(false)
})

test('it is told what to show whenever its page has loaded, and when the machine has slept or was locked', () => {
  const { push, person } = begun()
  person().webContents.emit('did-finish-load')
  expect(push).toHaveBeenCalledTimes(1)
  person().webContents.emit('did-finish-load')
  electron.powerMonitor.emit('resume')
  electron.powerMonitor.emit('unlock-screen')
  expect(push).toHaveBeenCalledTimes(4)
})

test('a page that stands still, or breaks, is loaded anew', () => {
  const { person } = begun()
  person().emit('unresponsive')
  person().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(person().reload).toHaveBeenCalledTimes(2)
})

test('where it breaks twice it is gone, the clerk is told, and it is opened anew a minute later', () => {
  const { changed, screen, person } = begun()
  const window = person()
  changed.mockClear()
  for (let times = 0; times < 2; times++) window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(screen.isShown()).toBe(false)
  expect(changed).toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(screen.isShown()).toBe(true)
  expect(person()).not.toBe(window)
})
