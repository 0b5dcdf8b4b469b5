const { contextBridge, ipcRenderer } = require('electron')

globalThis.leaked = true
contextBridge.exposeInMainWorld('toy', {
  echo: (...values) => ipcRenderer.invoke('echo', ...values),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('nobody answers'),
  who: () => ipcRenderer.invoke('who'),
  say: (value) => ipcRenderer.send('said', value),
  onHeard: (listener) => {
    const forward = (_event, value) => listener(value)
    ipcRenderer.on('heard', forward)
    return () => ipcRenderer.off('heard', forward)
  },
  twice: (number) => number * 2,
  refuse: () => {
    throw new RangeError('too far')
  },
  versions: { electron: process.versions.electron, chrome: process.versions.chrome },
  processType: process.type,
  attempt: (name) => {
    try {
      ipcRenderer[name]('channel')
      return 'done'
    } catch (error) {
      return error.message
    }
  }
})
