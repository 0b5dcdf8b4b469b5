/** Notifications and the clerk's attention. Electron itself is a recording one. */
import type { EventEmitter } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { onWindowFocus, showNotification } from '../../../main/shell/notify.ts'

const electron = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter,
  /** As the system has them: by no reference that keeps them. */
  shown: [] as WeakRef<EventEmitter>[]
}))

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  electron.app = new EventEmitter()
  class Notification extends EventEmitter {
    static readonly isSupported = () => true
    show(): void {
      electron.shown.push(new WeakRef(this))
    }
  }
  return { app: electron.app, Notification }
})

vi.mock('../../../main/shell/window.ts', () => ({
  roleOf: ({ role }: { role: string }) => role,
  windowOf: () => undefined
}))

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

test.each(['before', 'after'])(
  'a notification that is pressed much later, %s the system has closed it, is heard',
  async (when) => {
    const pressed = vi.fn<() => void>()
    electron.shown.length = 0
    showNotification({ title: 'one', body: '' }, pressed)
    if (when === 'after') electron.shown[0]?.deref()?.emit('close')
    // What was looked up stays until the turn ends.
    await new Promise((resolve) => setTimeout(resolve))
    collectGarbage()
    electron.shown[0]?.deref()?.emit('click')
    expect(pressed).toHaveBeenCalledOnce()
  }
)

test('only the clerk’s own window is the clerk’s attention', () => {
  const seen = vi.fn<() => void>()
  onWindowFocus(seen)
  electron.app.emit('browser-window-focus', {}, { webContents: { role: 'screen' } })
  expect(seen).not.toHaveBeenCalled()
  electron.app.emit('browser-window-focus', {}, { webContents: { role: 'desk' } })
  expect(seen).toHaveBeenCalledOnce()
})
