/** The events that `ipcMain`'s listeners and handlers are given. */
import { electronEvent } from '../event.ts'
import { notProvided } from '../not-provided.ts'
import type { FrameTree } from './web-frame-main.ts'

/** Who sent the message. */
export interface Sender {
  readonly webContents: Electron.WebContents
  readonly frames: FrameTree
}

function common({ webContents, frames }: Sender, isCurrent: () => boolean) {
  return {
    type: 'frame' as const,
    sender: webContents,
    frameId: 1,
    processId: 1,
    /** Null once the document that sent the message is gone. */
    get senderFrame() {
      return isCurrent() ? frames.main : null
    }
  }
}

/** For `ipcMain.handle`. */
export function invokeEvent(sender: Sender, isCurrent: () => boolean): Electron.IpcMainInvokeEvent {
  return electronEvent(common(sender, isCurrent))
}

/** For `ipcMain.on`. */
export function sendEvent(sender: Sender, isCurrent: () => boolean): Electron.IpcMainEvent {
  const own = {
    ports: [],
    reply: (channel: string, ...args: unknown[]) => sender.webContents.send(channel, ...args),
    get returnValue(): unknown {
      return notProvided('ipcRenderer.sendSync')
    },
    set returnValue(_value: unknown) {
      notProvided('ipcRenderer.sendSync')
    }
  }
  const event = electronEvent(common(sender, isCurrent))
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(own)) as typeof event & typeof own
}
