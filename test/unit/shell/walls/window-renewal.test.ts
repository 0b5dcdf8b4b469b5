/** The clerk's window goes, with its process and what was typed in it, and another one takes its place. */
import { beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../store/temporary-store.ts'
import { type FakeWindow, type Recorded, recordingElectron } from './recording-electron.ts'

vi.mock('../../../../main/shell/packaged.ts', () => ({ isPackaged: true }))

let recorded: Recorded

beforeEach(() => {
  vi.resetModules()
  const fake = recordingElectron({ folder: temporaryFolder() })
  vi.doMock('electron', () => fake.module)
  recorded = fake.recorded
})

const shell = () => import('../../../../main/shell/window.ts')

/** The windows that are still there, each with whether it may call. */
async function standing() {
  const { roleOf } = await shell()
  return recorded.windows.map(({ webContents }) => roleOf(webContents as never) ?? 'nobody')
}

/** Makes a window that can be destroyed, as Electron does it. */
function mortal(window: FakeWindow | undefined): FakeWindow {
  if (!window) throw new Error('there is no window')
  return Object.assign(window, {
    destroy() {
      const at = recorded.windows.indexOf(window)
      if (at < 0) return
      recorded.windows.splice(at, 1)
      window.emit('closed')
    }
  })
}

async function opened() {
  const { openMainWindow } = await shell()
  openMainWindow()
  return mortal(recorded.windows[0])
}

test('at the lock it goes at once, and calls nothing any more', async () => {
  const { renewMainWindow } = await shell()
  const old = await opened()
  renewMainWindow()
  expect(recorded.windows).not.toContain(old)
  expect(await standing()).toEqual(['desk'])
})

test('after a secret was saved in it, it stands until the next one has something to show', async () => {
  const { replaceMainWindow, windowOf } = await shell()
  const old = await opened()
  replaceMainWindow()
  const next = mortal(recorded.windows[1])
  expect(await standing()).toEqual(['desk', 'desk'])
  expect(windowOf('desk')).toBe(next)
  next.emit('ready-to-show')
  expect(recorded.windows).toEqual([next])
  expect(recorded.windows).not.toContain(old)
})

test('a lock that comes meanwhile takes both', async () => {
  const { replaceMainWindow, renewMainWindow } = await shell()
  const old = await opened()
  replaceMainWindow()
  const next = mortal(recorded.windows[1])
  renewMainWindow()
  expect(recorded.windows).not.toContain(old)
  expect(recorded.windows).not.toContain(next)
  expect(await standing()).toEqual(['desk'])
})

test('one that is closed before it could be shown takes the one before it along', async () => {
  const { replaceMainWindow } = await shell()
  await opened()
  replaceMainWindow()
  Object(mortal(recorded.windows[1])).destroy()
  expect(recorded.windows).toEqual([])
})
