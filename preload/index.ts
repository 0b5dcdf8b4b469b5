/** Exposes the contract to the window, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import { deskApi } from './desk-api.ts'

const api = deskApi({
  invoke: (channel, argument) => ipcRenderer.invoke(channel, argument),
  listen(channel, listener) {
    const forward = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => void ipcRenderer.off(channel, forward)
  }
})

contextBridge.exposeInMainWorld('eeidDesk', api)
