/** Electron's IPC as the doors' transport: the only place that touches `ipcMain`. */
import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import type { Caller, Transport } from '../ipc/door.ts'
import { roleOf, windowOf } from './window.ts'

function describe(frame: WebFrameMain | null, sender: WebContents): Caller {
  const window = roleOf(sender)
  return frame && window ? { origin: frame.origin, isMainFrame: frame.parent === null, window } : null
}

/** Carries calls from, and events to, the app's windows. */
export const ipcTransport: Transport = {
  handle(channel, handler) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => handler(describe(event.senderFrame, event.sender), args))
  },
  send(window, channel, payload) {
    windowOf(window)?.webContents.send(channel, payload)
  }
}
