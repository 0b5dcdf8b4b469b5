/** `ipcMain`, and what becomes of messages from a preload. */
import { codec } from '../page/codec.ts'
import type { HostMessage, PageMessage } from '../page/messages.ts'
import { type Provided, strictEmitter } from '../strict.ts'

type Handler = Parameters<Electron.IpcMain['handle']>[1]

class IpcMain extends strictEmitter('ipcMain') implements Provided<Electron.IpcMain> {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, listener: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof listener !== 'function')
      throw new Error(`Expected handler to be a function, but found type '${typeof listener}'`)
    this.#handlers.set(channel, listener)
  }
  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return listener(event, ...args)
    })
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** For the pages only: finds who answers. */
  static handlerOf(ipc: IpcMain, channel: string): Handler | undefined {
    return ipc.#handlers.get(channel)
  }
}

/** `ipcMain`. */
export const ipcMain = new IpcMain()

type InvokeMessage = Extract<PageMessage, { type: 'invoke' }>
type SendMessage = Extract<PageMessage, { type: 'send' }>

/** Returns an `ipcRenderer.invoke`. */
export async function answerInvoke(event: Electron.IpcMainInvokeEvent, message: InvokeMessage): Promise<HostMessage> {
  const { id, channel } = message
  try {
    const handler = IpcMain.handlerOf(ipcMain, channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const value = codec.encode(await handler(event, ...(codec.decode(message.args) as unknown[])))
    return { type: 'reply', id, value }
  } catch (error) {
    process.stderr.write(`Error occurred in handler for '${channel}': ${describe(error)}\n`)
    return { type: 'failure', id, message: `Error invoking remote method '${channel}': ${error}` }
  }
}

/** Emits an `ipcRenderer.send`. */
export function emitSend(event: Electron.IpcMainEvent, message: SendMessage): void {
  ipcMain.emit(message.channel, event, ...(codec.decode(message.args) as unknown[]))
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
