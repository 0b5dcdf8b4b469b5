/** Electron's IPC as the door's transport: the only place that touches `ipcMain`. */
import { BrowserWindow, ipcMain, type WebFrameMain } from 'electron'
import type { Caller, Transport } from '../ipc/door.ts'

const describe = (frame: WebFrameMain | null): Caller =>
  frame && { origin: frame.origin, isMainFrame: frame.parent === null }

/** Carries calls from, and events to, the app's windows. */
export const ipcTransport: Transport = {
  handle(channel, handler) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      const caller = describe(event.senderFrame)
      const known = BrowserWindow.getAllWindows().some((window) => window.webContents === event.sender)
      return handler(known ? caller : null, args)
    })
  },
  send(channel, payload) {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, payload)
  }
}
