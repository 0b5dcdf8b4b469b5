/** Exposes to the person's window what it is to show, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import { screenChannels } from './contract/screen-channels.ts'

contextBridge.exposeInMainWorld('eeidScreen', {
  state: () => ipcRenderer.invoke(screenChannels.state),
  onChanged(listener: (state: unknown) => void) {
    const forward = (_event: unknown, state: unknown) => listener(state)
    ipcRenderer.on(screenChannels.changed, forward)
    return () => void ipcRenderer.off(screenChannels.changed, forward)
  }
})
